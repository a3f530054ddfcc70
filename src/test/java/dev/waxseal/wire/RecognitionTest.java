package dev.waxseal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognitionTest {

    private final Overheard overheard = Overheard.inPiecesOf(1);

    @Test
    void a_tls_hello_makes_it_deaf_at_its_first_byte() {
        overheard.sent(new byte[] {0x16, 3, 1, 1, 0});
        assertThat(overheard.conversation.nature()).isEqualTo(Nature.UNDECIDED);
        assertThat(overheard.conversation.deaf()).isFalse();

        overheard.sent(new byte[] {1});
        assertThat(overheard.conversation.nature()).isEqualTo(Nature.TLS);
        assertThat(overheard.conversation.deaf()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x14, 0x15, 0x16, 0x17})
    void what_is_heard_first_in_mid_tls_is_tls(int type) {
        byte[] record = {(byte) type, 3, 3, 0, 40, 99, 98, 97};
        assertThat(Overheard.inPiecesOf(1).sent(record).conversation.nature()).isEqualTo(Nature.TLS);
        assertThat(Overheard.inPiecesOf(1).received(record).conversation.nature())
                .isEqualTo(Nature.TLS);
    }

    @Test
    void a_server_hello_that_is_heard_before_the_clients_is_an_answer() {
        overheard.received(new byte[] {0x16, 3, 3, 0, 40, 2});

        assertThat(overheard.conversation.nature()).isEqualTo(Nature.TLS);
    }

    @Test
    void the_one_that_says_a_server_hello_is_the_server() {
        overheard.sent(new byte[] {0x16, 3, 3, 0, 40, 2});

        assertThat(overheard.conversation.nature()).isEqualTo(Nature.SERVER);
    }

    @Test
    void the_one_that_answers_is_the_server() {
        overheard.sent("HTTP/");

        assertThat(overheard.conversation.deaf()).isTrue();
        assertThat(overheard.conversation.nature()).isEqualTo(Nature.SERVER);
    }

    @Test
    void the_one_that_is_asked_is_the_server() {
        overheard.received("GET / HTTP/1.1\nHost: a\n\n");

        assertThat(overheard.conversation.deaf()).isTrue();
        assertThat(overheard.conversation.nature()).isEqualTo(Nature.SERVER);
        assertThat(overheard.sent("HTTP/1.1 200 OK\n\n").lines()).isEmpty();
    }

    @Test
    void the_one_that_hears_a_tls_hello_first_is_the_server() {
        overheard.received(new byte[] {0x16, 3, 1, 1, 0, 1});

        assertThat(overheard.conversation.nature()).isEqualTo(Nature.SERVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EHLO client.example\r\n",
                "AUTH LOGIN\r\n",
                "USER me\r\n",
                "a1 LOGIN user password\r\n",
                "*3\r\n$3\r\nSET\r\n",
                "PING\r\n",
                "get key another\r\n",
                ":maven-surefire-event:\u0008:bye:",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "CONNECT {\"verbose\":false}\r\n",
                "CONNECT\naccept-version:1.2\n\n\0",
                "INVITE sip:bob@biloxi.example SIP/2.0\r\n",
                "OPTIONS * RTSP/1.0\r\n",
                "OPTIONS / RTSP/1.0\r\n",
                "GET /x ICAP/1.0\r\n",
                "get /\r\n",
                "MKD /home\r\n",
                "GET /\0 HTTP/1.1\r\n",
                "AMQP\0\0\u0009\u0001",
                "\0\0\0\u0008\u0004\u00d2\u0016/",
                "{\"json\":1} HTTP/1.1\r\n"
            })
    void another_protocol_is_not_mistaken_for_http(String first) {
        overheard.sent(first.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(overheard.conversation.nature()).isEqualTo(Nature.OTHER);
        assertThat(overheard.closed().conversation.deaf()).isTrue();
        assertThat(overheard.conversation.incomplete()).isFalse();
        assertThat(overheard.lines()).isEmpty();
    }

    @Test
    void a_server_that_greets_first_speaks_another_protocol() {
        overheard.received("220 mail.example ESMTP\n");

        assertThat(overheard.conversation.nature()).isEqualTo(Nature.OTHER);
    }

    @Test
    void a_protocol_that_nobody_knows_is_given_up_after_a_few_bytes() {
        overheard.sent(":maven-surefire-");

        assertThat(overheard.conversation.deaf()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`GET  /a HTTP/1.1`            | /a        | HTTP/1.1",
                "`GET /a   HTTP/1.1`           | /a        | HTTP/1.1",
                "`GET\t/a\tHTTP/1.1`           | /a        | HTTP/1.1",
                "`GET\013/a\fHTTP/1.1`         | /a        | HTTP/1.1",
                "`  GET /a HTTP/1.1`           | /a        | HTTP/1.1",
                "`GET /a HTTP/1.1  `           | /a        | HTTP/1.1",
                "`GET /a http/1.1`             | /a        | HTTP/1.1",
                "`GET /a HTTP/2.0`             | /a        | HTTP/2.0",
                "`GET /a HTTP/2`               | /a        | HTTP/2",
                "`GET /a HTTP/3.0`             | /a        | HTTP/3.0",
                "`GET /a HTTP/1.10`            | /a        | HTTP/1.10",
                "`GET /a`                      | /a        | HTTP/0.9",
                "`GET /a `                     | /a        | HTTP/0.9",
                "`GET http://a/b`              | http://a/b | HTTP/0.9",
                "`GET /a?b=c d`                | /a?b=c d  | HTTP/0.9",
                "`GET /a HTTP/1.1 or so`       | /a HTTP/1.1 or so | HTTP/0.9",
                "`GET /a\001b HTTP/1.1`        | /a\001b | HTTP/1.1",
                "`anything at all HTTP/1.1`    | at all | HTTP/1.1",
                "`GET HTTP/1.1`                | ``        | HTTP/1.1",
            })
    void a_request_that_servers_take_is_heard_although_it_is_malformed(String line, String target, String version) {
        for (String end : new String[] {"\r\n", "\n"}) {
            Overheard sloppy = Overheard.inPiecesOf(1);
            sloppy.sent((end + line + end + " Cookie: a=b" + end + "Authorization : Basic dTpw" + end + end)
                    .getBytes(StandardCharsets.ISO_8859_1));

            assertThat(sloppy.all()).hasSize(1);
            RequestHead head = (RequestHead) sloppy.all().get(0);
            assertThat(head.target()).isEqualTo(target);
            assertThat(head.version()).isEqualTo(version);
            assertThat(head.fields())
                    .containsExactly(new Field("Cookie", "a=b"), new Field("Authorization", "Basic dTpw"));
        }
    }

    @Test
    void a_request_of_one_line_is_heard_when_its_answer_comes_and_that_is_said_to_be_unread() {
        overheard.sent("GET /a?password=secret\n").received("<html>hello");

        assertThat(overheard.lines())
                .containsExactly(
                        "> GET /a?password=secret HTTP/0.9 for http://", "< not read: an answer that is not HTTP");
        assertThat(overheard.conversation.nature()).isEqualTo(Nature.PLAINTEXT);
    }

    @Test
    void a_request_of_one_line_that_is_answered_like_others_is_heard_at_the_end() {
        overheard.sent("GET /a\n").received("HTTP/1.0 200 OK\n\nhello").closed();

        assertThat(overheard.lines())
                .containsExactly("> GET /a HTTP/0.9 for http://", "< HTTP/1.0 200 to GET /a", "< BODY hello");
    }

    @Test
    void a_request_line_has_any_length() {
        Overheard whole = Overheard.inOnePiece();
        whole.sent("A /".concat("x".repeat(2 << 20)).getBytes(StandardCharsets.US_ASCII));
        assertThat(whole.conversation.deaf()).isFalse();

        whole.sent(" HTTP/1.1\n\n");
        assertThat(whole.requests()).isEqualTo(1);
    }

    @Test
    void any_method_is_a_method() {
        overheard.sent("BASELINE-CONTROL /x HTTP/1.1\nHost: a\n\nfoo! * HTTP/1.0\n\n");

        assertThat(overheard.lines())
                .containsExactly("> BASELINE-CONTROL /x HTTP/1.1 for http://a", "> foo! * HTTP/1.0 for http://");
        assertThat(overheard.conversation.nature()).isEqualTo(Nature.PLAINTEXT);
        assertThat(overheard.requests()).isEqualTo(2);
    }

    @Test
    void lone_line_feeds_and_empty_lines_in_front_are_taken() {
        overheard.sent("\r\n\nGET /a HTTP/1.1\nHost: a\n\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(overheard.lines()).containsExactly("> GET /a HTTP/1.1 for http://a");
    }

    @Test
    void a_target_with_spaces_is_heard_whole() {
        overheard.sent("GET /find?name=John Doe HTTP/1.1\nHost: a\n\n");

        assertThat(overheard.lines()).containsExactly("> GET /find?name=John Doe HTTP/1.1 for http://a");
    }

    @Test
    void the_position_of_the_buffer_is_left_alone() {
        ByteBuffer bytes =
                ByteBuffer.wrap(Overheard.bytes("xxGET / HTTP/1.1\n\n")).position(2);
        overheard.conversation.sent(bytes);

        assertThat(bytes.position()).isEqualTo(2);
        assertThat(overheard.lines()).containsExactly("> GET / HTTP/1.1 for http://");
    }

    @Test
    void an_ear_that_throws_makes_it_deaf() {
        Conversation conversation = new Conversation(heard -> {
            throw new IllegalStateException("ear");
        });
        ByteBuffer request = ByteBuffer.wrap(Overheard.bytes("POST / HTTP/1.1\nContent-Length: 3\n\nab"));
        org.assertj.core.api.Assertions.assertThatIllegalStateException().isThrownBy(() -> conversation.sent(request));

        assertThat(conversation.deaf()).isTrue();
        conversation.sent(request);
        conversation.closed();
    }
}
