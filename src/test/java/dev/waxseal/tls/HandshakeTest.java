package dev.waxseal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Handshakes of the JDK and of Bouncy Castle, as everyone on the path hears them. */
class HandshakeTest {

    private static final Identity SERVER = Identity.healthyRsa();
    private static final String[] TLS_1_2 = {"TLSv1.2"};
    private static final String[] TLS_1_3 = {"TLSv1.3"};

    private static Stream<Function<Identity, Engines>> implementations() {
        return Stream.of(Engines::ofJdk, Engines::ofBouncyCastle);
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void of_tls_1_3_version_suite_group_and_name_are_heard_and_no_certificate(Function<Identity, Engines> engines)
            throws Exception {
        Sealing sealing = engines.apply(SERVER)
                .client(asked -> {
                    asked.setApplicationProtocols(new String[] {"h2", "http/1.1"});
                    asked.setProtocols(TLS_1_3);
                })
                .server(offered -> offered.setApplicationProtocols(new String[] {"h2"}))
                .shakeHands()
                .sealing();

        assertThat(sealing.end()).isEqualTo(Sealing.End.AGREED);
        assertThat(sealing.protocol()).isEqualTo("TLSv1.3");
        assertThat(sealing.cipher())
                .isIn("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256");
        assertThat(sealing.group()).isIn("x25519", "X25519MLKEM768", "secp256r1");
        assertThat(sealing.chain()).isEmpty();
        assertThat(sealing.resumed()).isFalse();
        ClientHello asked = asked(sealing);
        assertThat(asked.serverName()).isEqualTo("payments.example");
        assertThat(asked.alpn()).containsExactly("h2", "http/1.1");
        assertThat(asked.versions()).containsExactly(Version.TLS_1_3);
        assertThat(asked.keyShares()).isNotEmpty();
        assertThat(asked.signatureSchemes()).isNotEmpty();
        assertThat(asked.preSharedKeys()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void of_tls_1_2_the_certificates_the_curve_and_the_protocol_inside_are_heard_too(
            Function<Identity, Engines> engines) throws Exception {
        Sealing sealing = engines.apply(SERVER)
                .client(asked -> {
                    asked.setApplicationProtocols(new String[] {"h2", "http/1.1"});
                    asked.setProtocols(TLS_1_2);
                })
                .server(offered -> offered.setApplicationProtocols(new String[] {"http/1.1"}))
                .shakeHands()
                .sealing();

        assertThat(sealing.end()).isEqualTo(Sealing.End.AGREED);
        assertThat(sealing.protocol()).isEqualTo("TLSv1.2");
        assertThat(sealing.cipher()).startsWith("TLS_ECDHE_RSA_WITH_");
        assertThat(sealing.group()).isIn("x25519", "secp256r1");
        assertThat(sealing.alpn()).isEqualTo("http/1.1");
        assertThat(sealing.extendedMasterSecret()).isTrue();
        assertThat(sealing.secureRenegotiation()).isTrue();
        assertThat(sealing.chain()).usingRecursiveComparison().isEqualTo(SERVER.der());
        assertThat(ServerCertificate.of(sealing.chain()))
                .returns("payments.example", ServerCertificate::subject)
                .returns("Acme Root", ServerCertificate::issuer)
                .returns("RSA 2048", ServerCertificate::key);
        assertThat(sealing.proof()).startsWith("rsa_p");
        assertThat(Objects.requireNonNull(ServerCertificate.of(sealing.chain())).fingerprint())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(SERVER.der().get(0))));
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void a_session_that_is_resumed_is_known(Function<Identity, Engines> make) throws Exception {
        for (String[] version : List.of(TLS_1_2, TLS_1_3)) {
            Engines engines = make.apply(SERVER).client(asked -> asked.setProtocols(version));
            Sealing first = engines.shakeHands().sealing();
            Sealing second = engines.shakeHands().sealing();

            assertThat(first.resumed()).as(version[0]).isFalse();
            assertThat(second.end()).isEqualTo(Sealing.End.AGREED);
            if (second.asked() != null && (second.asked().preSharedKeys() || version == TLS_1_2)) {
                assertThat(second.resumed()).as(version[0]).isTrue();
                assertThat(second.chain()).isEmpty();
            } else { // Bouncy Castle 1.84 does not resume sessions of TLS 1.3
                assertThat(asked(second).preSharedKeys()).isFalse();
            }
        }
    }

    @Test
    void the_jdk_resumes_tls_1_3_by_the_identity_of_a_key_that_everyone_sees() throws Exception {
        Engines engines = Engines.ofJdk(SERVER).client(asked -> asked.setProtocols(TLS_1_3));
        engines.shakeHands();
        Sealing second = engines.shakeHands().sealing();

        assertThat(second.resumed()).isTrue();
        assertThat(second.asked()).isNotNull().returns(true, ClientHello::preSharedKeys);
    }

    @Test
    void a_client_that_has_to_ask_again_is_heard_to_the_end() throws Exception {
        Recording recording = Engines.ofBouncyCastle(SERVER)
                .client(asked -> asked.setProtocols(TLS_1_3))
                .groups(new String[] {"x25519", "secp521r1"}, new String[] {"secp521r1"})
                .shakeHands();
        Sealing sealing = recording.sealing();

        assertThat(sealing.retried()).isTrue();
        assertThat(sealing.end()).isEqualTo(Sealing.End.AGREED);
        assertThat(sealing.group()).isEqualTo("secp521r1");
        assertThat(sealing.asked()).isNotNull();
        assertThat(asked(sealing).keyShares()).containsExactly(25);
    }

    @Test
    void the_large_hello_of_a_client_with_hybrid_groups_is_read() throws Exception {
        Recording recording = Hybrid.handshake(Identity.healthy());

        assertThat(recording.flights().get(0).bytes().length).isGreaterThan(1300);
        assertThat(recording.sealing())
                .returns("X25519MLKEM768", Sealing::group)
                .returns(true, Sealing::offersPostQuantum);
        everyCut(recording);
    }

    @Test
    void a_clients_own_certificate_is_seen_up_to_tls_1_2() throws Exception {
        Sealing sealing = Engines.ofJdk(SERVER)
                .client(asked -> asked.setProtocols(TLS_1_2))
                .server(offered -> offered.setNeedClientAuth(true))
                .shakeHands()
                .sealing();

        assertThat(sealing.clientCertificate()).isTrue();
        assertThat(sealing.end()).isEqualTo(Sealing.End.AGREED);
    }

    @Test
    void a_finite_field_is_told_by_its_size() throws Exception {
        Sealing sealing = Engines.ofJdk(SERVER)
                .client(asked -> {
                    asked.setProtocols(TLS_1_2);
                    asked.setCipherSuites(new String[] {"TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"});
                })
                .shakeHands()
                .sealing();

        assertThat(sealing.primeBits()).isBetween(2048, 8192);
        assertThat(sealing.group()).startsWith("dh-");
    }

    @Test
    void who_refuses_is_known() throws Exception {
        Sealing byServer = Engines.ofJdk(SERVER)
                .client(asked -> asked.setProtocols(TLS_1_2))
                .server(offered -> offered.setProtocols(TLS_1_3))
                .shakeHands()
                .sealing();

        assertThat(byServer.end()).isEqualTo(Sealing.End.REFUSED_BY_SERVER);
        assertThat(byServer.protocol()).isNull();
    }

    @Test
    void a_handshake_reads_the_same_however_it_is_cut() throws Exception {
        for (String[] version : List.of(TLS_1_2, TLS_1_3)) {
            everyCut(Engines.ofJdk(SERVER)
                    .client(asked -> asked.setProtocols(version))
                    .shakeHands());
        }
    }

    private static void everyCut(Recording recording) {
        String whole = told(recording.sealing());
        for (int pieces : new int[] {1, 2, 3, 5, 7, 64, 1000}) {
            assertThat(told(recording.heard(pieces).sealing()))
                    .as("in pieces of " + pieces)
                    .isEqualTo(whole);
        }
        for (int cut = 1; cut < 2500; cut++) {
            assertThat(told(recording.heardCutAt(cut).sealing()))
                    .as("cut at " + cut)
                    .isEqualTo(whole);
        }
        for (int records : new int[] {1, 2, 3, 4, 5, 100, 517}) {
            Recording cut = recording.inRecordsOf(records);
            assertThat(told(cut.sealing())).as("in records of " + records).isEqualTo(whole);
            assertThat(told(cut.heard(3).sealing()))
                    .as("in records of " + records + " and pieces")
                    .isEqualTo(whole);
        }
    }

    @Test
    void the_answer_may_be_heard_before_the_question() throws Exception {
        for (String[] version : List.of(TLS_1_2, TLS_1_3)) {
            Recording recording = Engines.ofJdk(SERVER)
                    .client(asked -> asked.setProtocols(version))
                    .shakeHands();
            Handshake handshake = new Handshake();
            byte[] answers = recording.all(false);
            byte[] asked = recording.all(true);

            assertThat(handshake.heard(false, answers, 0, answers.length)).isTrue();
            assertThat(handshake.heard(true, asked, 0, asked.length)).isFalse();
            assertThat(told(handshake.sealing())).isEqualTo(told(recording.sealing()));
        }
    }

    @Test
    void it_is_deaf_as_soon_as_all_is_said_that_can_be_read() throws Exception {
        Recording newer = Engines.ofJdk(SERVER)
                .client(asked -> asked.setProtocols(TLS_1_3))
                .shakeHands();
        Handshake handshake = new Handshake();
        byte[] hello = newer.flights().get(0).bytes();
        byte[] answer = newer.flights().get(1).bytes();

        assertThat(handshake.heard(true, hello, 0, hello.length)).isTrue();
        assertThat(handshake.heard(false, answer, 0, answer.length)).isFalse();
    }

    @Test
    void what_is_heard_first_in_mid_tls_is_said_to_be_unheard() throws Exception {
        for (int type : new int[] {20, 21, 23}) {
            for (boolean sent : new boolean[] {true, false}) {
                byte[] record = new byte[100];
                record[0] = (byte) type;
                record[1] = 3;
                record[2] = 3;
                record[4] = 95;
                Handshake handshake = new Handshake();
                handshake.heard(sent, record, 0, record.length);
                handshake.ended();
                assertThat(handshake.sealing().end()).isEqualTo(Sealing.End.UNHEARD);
            }
        }
    }

    @Test
    void who_was_never_heard_to_ask_is_not_listened_to_for_ever() throws Exception {
        for (String[] version : List.of(TLS_1_2, TLS_1_3)) {
            Recording recording = Engines.ofJdk(SERVER)
                    .client(asked -> asked.setProtocols(version))
                    .shakeHands();
            Handshake handshake = new Handshake();
            byte[] answers = recording.all(false);
            byte[] hello = recording.flights().get(0).bytes();
            byte[] asked = recording.all(true);

            assertThat(handshake.heard(false, answers, 0, answers.length)).isTrue();
            assertThat(handshake.heard(true, asked, hello.length, asked.length)).isFalse();
            assertThat(handshake.sealing().end()).isEqualTo(Sealing.End.UNHEARD);
        }
    }

    @Test
    void nothing_that_is_said_makes_it_throw_or_hold_more_than_its_bound() throws Exception {
        Recording recording = Engines.ofJdk(SERVER)
                .client(asked -> asked.setProtocols(TLS_1_2))
                .shakeHands();
        java.util.Random random = new java.util.Random(11);
        for (int round = 0; round < 20_000; round++) {
            Handshake handshake = new Handshake();
            for (Recording.Flight flight : recording.flights()) {
                byte[] bent = flight.bytes().clone();
                for (int i = 0; i < 1 + round % 4; i++) {
                    bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
                }
                handshake.heard(flight.sent(), bent, 0, bent.length);
            }
            handshake.ended();
            Weaknesses.of(handshake.sealing(), 0);
            ServerCertificate.of(handshake.sealing().chain());
        }
    }

    @Test
    void a_message_that_is_too_long_is_passed_over_and_said() {
        Handshake handshake = new Handshake();
        byte[] record = new byte[16 << 10];
        record[0] = 22;
        record[1] = 3;
        record[2] = 3;
        record[3] = (byte) ((record.length - 5) >> 8);
        record[4] = (byte) (record.length - 5);
        record[5] = 11;
        record[6] = 0x20; // two megabytes of certificates
        handshake.heard(false, record, 0, record.length);
        Arrays.fill(record, 5, record.length, (byte) 1);
        for (int i = 0; i < 127; i++) {
            assertThat(handshake.heard(false, record, 0, record.length)).isTrue();
        }
        handshake.ended();
        assertThat(handshake.sealing().end()).isEqualTo(Sealing.End.UNHEARD);
    }

    @Test
    void a_hello_is_read_up_to_64_kb() throws Exception {
        byte[] hello = Engines.ofJdk(SERVER).shakeHands().flights().get(0).bytes();
        for (int length : new int[] {64 << 10, (64 << 10) + 1}) {
            byte[] message = padded(hello, length);
            Handshake handshake = new Handshake();
            for (int at = 0; at < message.length; at += 16 << 10) {
                int piece = Math.min(message.length - at, 16 << 10);
                byte[] record = new byte[5 + piece];
                System.arraycopy(hello, 0, record, 0, 3);
                record[3] = (byte) (piece >> 8);
                record[4] = (byte) piece;
                System.arraycopy(message, at, record, 5, piece);
                handshake.heard(true, record, 0, record.length);
            }
            handshake.ended();
            boolean read = handshake.asked() != null;
            assertThat(read).isEqualTo(length == 64 << 10);
            assertThat(handshake.sealing().end()).isEqualTo(read ? Sealing.End.BROKEN_OFF : Sealing.End.UNHEARD);
        }
    }

    /** That hello without its record, and with an extension (RFC 7685) that makes it so long. */
    private static byte[] padded(byte[] hello, int length) {
        byte[] message = Arrays.copyOfRange(hello, 5, 5 + length);
        int more = message.length - (hello.length - 5);
        Arrays.fill(message, hello.length - 5, message.length, (byte) 0);
        int body = length - 4;
        message[1] = (byte) (body >> 16);
        message[2] = (byte) (body >> 8);
        message[3] = (byte) body;
        int extensions = 4 + 2 + 32 + 1 + 32; // behind version, random and session
        extensions += 2 + number(message, extensions); // suites
        extensions += 1 + message[extensions]; // compression
        int all = number(message, extensions) + more;
        message[extensions] = (byte) (all >> 8);
        message[extensions + 1] = (byte) all;
        int padding = hello.length - 5;
        message[padding + 1] = 21;
        int zeros = more - 4;
        message[padding + 2] = (byte) (zeros >> 8);
        message[padding + 3] = (byte) zeros;
        return message;
    }

    private static int number(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }

    private static ClientHello asked(Sealing sealing) {
        return Objects.requireNonNull(sealing.asked());
    }

    /** All that a sealing says. */
    private static String told(Sealing sealing) {
        ClientHello asked = sealing.asked();
        StringBuilder chain = new StringBuilder();
        sealing.chain().forEach(one -> chain.append(Arrays.hashCode(one)));
        return sealing.end() + " " + sealing.protocol() + " " + sealing.cipher() + " " + sealing.group() + " "
                + sealing.alpn() + " " + sealing.resumed() + " " + sealing.extendedMasterSecret() + " " + chain + " "
                + (asked == null
                        ? ""
                        : asked.serverName()
                                + asked.alpn()
                                + asked.versions()
                                + Arrays.toString(asked.suites())
                                + Arrays.toString(asked.groups())
                                + Arrays.toString(asked.keyShares())
                                + Arrays.toString(asked.signatureSchemes())
                                + asked.ticket()
                                + asked.preSharedKeys());
    }
}
