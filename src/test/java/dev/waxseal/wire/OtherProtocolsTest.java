package dev.waxseal.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real clients begin with, written down as they sent it, in any split. */
class OtherProtocolsTest {

    private static final String MYSQL_GREETING =
            "4b0000000a382e302e333600080000002a2b3c4d5e6f7a0b00ffffff0200ffdf15000000000000000000000a0b0c0d0e0f";

    private static final String TLS_HELLO = "16030301c6010001c2030359fe3f54651a464cc506d0090e23";

    @ParameterizedTest
    @CsvSource({
        // PostgreSQL's JDBC driver 42.7, to a server that has no TLS, and told to use none
        "PostgreSQL, 0000000804d2162f00000052000300007573657200616e6e6100",
        "PostgreSQL, 00000052000300007573657200616e6e61006461746162617365",
        // MongoDB's driver 5.6
        "MongoDB, 520100000100000000000000d40700000000000061646d696e2e24636d6400",
        // Jedis 7
        "Redis, 2a340d0a24360d0a434c49454e540d0a24370d0a534554494e464f0d0a",
        // DataStax' driver 4.19, and the versions it falls back to
        "Cassandra, 420000000500000000",
        "Cassandra, 050000000500000000",
        "Cassandra, 040000000500000000",
        // Spymemcached 2.12, both protocols
        "Memcached, 67657420780d0a",
        "Memcached, 80000001000000000000000100000001000000000000000078",
        // Neo4j's driver 5.28
        "Neo4j, 6060b017000001ff000808050002040000000403",
        // RabbitMQ's client 5.27
        "AMQP, 414d515000000901",
        "AMQP, 414d515003010000",
        // Paho 1.2
        "MQTT, 101b00044d51545404c2003c0001780004616e6e610006736563726574",
        "MQTT, 101d00064d514973647003c2003c0001780004616e6e61000673656372",
        // Kafka's client 4.1
        "Kafka, 000000310012000400000000000d61646d696e636c69656e742d3100126170616368",
        // ActiveMQ's client 6.1
        "OpenWire, 00000164014163746976654d510000000c01000001520000000e0011",
        // ZooKeeper's client 3.9
        "ZooKeeper, 0000002d0000000000000000000000000000032000000000000000000000001000",
        // UnboundID's LDAP SDK 7 and JNDI
        "LDAP, 301902010160140201030407636e3d616e6e618006736563726574",
        // SQL Server's JDBC driver 13: a PRELOGIN, and the LOGIN7 that follows it in clear
        "SQL Server, 12010008000000ff10010090000001008800000002000974",
    })
    void a_client_that_speaks_first_is_known(String name, String said) {
        assertThat(spoken(heard("", said))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SMTP|220 mail.example ESMTP|EHLO me;AUTH LOGIN",
                "SMTP|220 mail.example ESMTP|HELO me;MAIL FROM:<anna@shop.example>",
                "FTP|220 ready|USER anna",
                "FTP|220 ready|AUTH TLS;USER anna",
                "IMAP|* OK ready|A0 CAPABILITY;A1 AUTHENTICATE PLAIN",
                "IMAP|* OK ready|a1 login anna secret",
                "POP3|+OK ready|CAPA;USER anna",
                "NNTP|200 ready|AUTHINFO USER anna",
                "NATS|INFO {}|CONNECT {}",
                "IRC||CAP LS 302;PASS secret",
                "IRC||NICK anna",
                "STOMP||CONNECT;accept-version:1.2",
                "SIP||REGISTER sip:example.com SIP/2.0",
                "RTSP||DESCRIBE rtsp://cam.example/1 RTSP/1.0",
                "FIX||8=FIX.4.4",
                "Redis||AUTH secret",
                "Memcached||version",
            })
    void lines_of_text_are_known_once_they_say_what_they_should_not(String name, String greeting, String lines) {
        assertThat(spoken(heard(hex(greeting), hex(lines)))).isEqualTo(name);
    }

    @Test
    void a_login_to_mysql_is_known_and_one_that_asks_for_tls_is_not_told_of() {
        String login = "d80000010fa23e19ffffff00ff0000000000000000000000000000000000000000000000616e6e6100";
        String tls = "200000010faa3e19ffffff00ff0000000000000000000000000000000000000000000000";

        assertThat(spoken(heard(MYSQL_GREETING, login))).isEqualTo("MySQL");
        assertThat(sealed(heard(MYSQL_GREETING, tls).sent(bytes(TLS_HELLO)))).isTrue();
        assertThat(sealed(heard(MYSQL_GREETING, tls + TLS_HELLO))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "220 mail.example ESMTP|EHLO me;STARTTLS|SMTP",
                "220 ready|AUTH TLS|FTP",
                "* OK ready|a1 CAPABILITY;a2 STARTTLS|IMAP",
                "+OK ready|STLS|POP3",
                "INFO {\"tls_required\":true}||NATS",
                "|CAP LS;STARTTLS|IRC",
            })
    void tls_that_was_asked_for_in_clear_text_is_tls(String greeting, String lines, String protocol) {
        Overheard heard = heard(hex(greeting), hex(lines)).sent(bytes(TLS_HELLO));

        assertThat(sealed(heard)).isTrue();
        assertThat(heard.conversation.protocol()).isEqualTo(protocol);
    }

    @ParameterizedTest
    @CsvSource({
        "0000000804d2162f, PostgreSQL", // SSLRequest
        "301d02010177188016312e332e362e312e342e312e313436362e3230303337, LDAP", // StartTLS
        "414d515002010000, AMQP", // a header that asks for TLS
        "3c73747265616d3a73747265616d3e3c7374617274746c73, XMPP",
    })
    void a_preface_that_asks_for_tls_is_not_told_of(String preface, String protocol) {
        Overheard sealed = heard("", preface).sent(bytes(TLS_HELLO));

        assertThat(sealed(sealed)).isTrue();
        assertThat(sealed.conversation.protocol()).isEqualTo(protocol);
        assertThat(heard("", preface).closed().conversation.protocol()).isNull();
    }

    @Test
    void an_answer_that_is_told_of_before_the_question_changes_nothing() {
        Overheard heard = Overheard.inOnePiece();
        heard.received(bytes("300c02010178070a010004000400"));
        heard.sent(bytes("301d02010177188016312e332e362e312e342e312e313436362e3230303337"));
        heard.sent(bytes(TLS_HELLO));

        assertThat(sealed(heard)).isTrue();
        assertThat(heard.conversation.protocol()).isEqualTo("LDAP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5353482d322e302d4f70656e5353485f392e36",
                "3a6d6176656e2d73757265666972652d6576656e74",
                "deadbeef00"
            })
    void what_nobody_knows_or_is_no_clear_text_has_no_name(String said) {
        Overheard heard = heard("", said + "00".repeat(20));

        assertThat(heard.conversation.protocol()).isNull();
        assertThat(heard.conversation.deaf()).isTrue();
    }

    @Test
    void the_server_of_such_a_protocol_is_not_its_client() {
        Overheard redis = Overheard.inPiecesOf(3).received("*1\n$4\nPING\n").sent("+PONG\n*2\n$1\na\n");
        Overheard smtp = Overheard.inPiecesOf(3)
                .sent("220 here\n")
                .received("EHLO you\n")
                .sent("250 ok\n");

        assertThat(redis.conversation.protocol()).isNull();
        assertThat(smtp.conversation.protocol()).isNull();
    }

    @Test
    void another_protocol_inside_a_tunnel_is_known() {
        Overheard heard = Overheard.inOnePiece()
                .sent("CONNECT mail.example:25 HTTP/1.1\n\n")
                .received("HTTP/1.1 200 OK\n\n220 mail.example ESMTP\n")
                .sent("EHLO me\nAUTH LOGIN\n");

        assertThat(spoken(heard)).isEqualTo("SMTP");
        assertThat(heard.conversation.tunnel()).isEqualTo("mail.example:25");
    }

    private static String spoken(Overheard heard) {
        assertThat(heard.conversation.nature()).isEqualTo(Nature.OTHER);
        assertThat(heard.conversation.deaf()).isTrue();
        assertThat(heard.conversation.incomplete()).isFalse();
        return String.valueOf(heard.conversation.protocol());
    }

    private static boolean sealed(Overheard heard) {
        return heard.conversation.nature() == Nature.TLS;
    }

    /** The same for any split. */
    private static Overheard heard(String greeting, String said) {
        Overheard whole = talk(Overheard.inOnePiece(), greeting, said);
        for (int pieces : new int[] {1, 3, 7}) {
            Overheard split = talk(Overheard.inPiecesOf(pieces), greeting, said);
            assertThat(split.conversation.protocol())
                    .as("in pieces of %s", pieces)
                    .isEqualTo(whole.conversation.protocol());
        }
        return whole;
    }

    private static Overheard talk(Overheard with, String greeting, String said) {
        Overheard greeted = greeting.isEmpty() ? with : with.received(bytes(greeting));
        return said.isEmpty() ? greeted : greeted.sent(bytes(said));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(@org.jspecify.annotations.Nullable String lines) {
        return lines == null
                ? ""
                : HexFormat.of().formatHex((lines.replace(";", "\r\n") + "\r\n").getBytes(ISO_8859_1));
    }
}
