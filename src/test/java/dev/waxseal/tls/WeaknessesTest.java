package dev.waxseal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule has a row in which it is broken and one in which it is not. */
class WeaknessesTest {

    private static final String HANDSHAKES = """
            # version, suite, group or bits of a prime = what is wrong
            TLSv1.3, TLS_AES_128_GCM_SHA256, x25519 =
            TLSv1.3, TLS_AES_128_GCM_SHA256, X25519MLKEM768 =
            TLSv1.3, TLS_AES_256_GCM_SHA384, ffdhe2048 =
            TLSv1.3, TLS_SHA256_SHA256, x25519 = tls-null-cipher
            TLSv1.3, TLS_AES_128_GCM_SHA256, - = tls-static-key
            TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, secp256r1 =
            TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, secp224r1 =
            TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, secp192r1 = tls-weak-group critical
            TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, arbitrary_explicit_prime_curves = tls-weak-group critical
            TLSv1.2, TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256, x25519 =
            TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, x25519 = tls-cbc
            TLSv1.2, TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, 512 = tls-weak-group critical
            TLSv1.2, TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, 1024 = tls-weak-group high
            TLSv1.2, TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, 2048 = tls-finite-field
            TLSv1.2, TLS_RSA_WITH_AES_128_GCM_SHA256, - = tls-static-key
            TLSv1.2, TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256, - = tls-static-key
            TLSv1.2, TLS_PSK_WITH_AES_128_GCM_SHA256, - = tls-static-key
            TLSv1.2, TLS_ECDHE_RSA_WITH_NULL_SHA, x25519 = tls-null-cipher
            TLSv1.2, TLS_DH_anon_WITH_AES_128_GCM_SHA256, 2048 = tls-anonymous tls-finite-field
            TLSv1.2, TLS_ECDHE_RSA_WITH_RC4_128_SHA, x25519 = tls-rc4
            TLSv1.2, TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA, x25519 = tls-3des
            TLSv1.2, TLS_DHE_RSA_WITH_DES_CBC_SHA, 2048 = tls-export tls-finite-field
            TLSv1, TLS_RSA_EXPORT_WITH_RC4_40_MD5, - = tls-old-protocol tls-export tls-static-key
            TLSv1.1, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, x25519 = tls-old-protocol tls-cbc
            TLSv1, TLS_RSA_WITH_AES_128_CBC_SHA, - = tls-old-protocol tls-cbc tls-static-key
            SSLv3, TLS_RSA_WITH_3DES_EDE_CBC_SHA, - = tls-ssl tls-3des tls-static-key
            """;

    @Test
    void what_was_negotiated_tells() {
        for (String row :
                HANDSHAKES.lines().filter(line -> !line.startsWith("#")).toList()) {
            String[] cells = row.substring(0, row.indexOf('=')).strip().split(", ", -1);
            String expected = row.substring(row.indexOf('=') + 1).strip();
            List<String> told = new ArrayList<>();
            for (Weakness weakness : Weaknesses.of(sealed(cells[0], cells[1], cells[2], "", ""), 0)) {
                told.add(weakness.rule().id()
                        + (expected.contains(" critical") || expected.contains(" high")
                                ? " " + weakness.severity()
                                : ""));
            }
            assertThat(String.join(" ", told)).as(row).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SAFE, tls-finite-field",
        "UNKNOWN, tls-finite-field",
        "UNSAFE, tls-weak-group",
        "COMPOSITE, tls-weak-group",
    })
    void what_the_prime_is_tells(String prime, String expected) {
        assertThat(rules(sealed("TLSv1.2", "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", "2048", prime + " prime", "")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.2, nothing more, ''",
        "TLSv1.2, without extended master secret, tls-no-extended-master-secret",
        "TLSv1.3, without extended master secret, ''",
        "TLSv1.2, without secure renegotiation, tls-insecure-renegotiation",
        "TLSv1.2, compressed, tls-compression",
    })
    void what_was_agreed_besides_tells(String version, String besides, String expected) {
        String suite = version.equals("TLSv1.3") ? "TLS_AES_128_GCM_SHA256" : "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
        assertThat(rules(sealed(version, suite, "x25519", besides, ""))).isEqualTo(expected);
    }

    @Test
    void a_cbc_suite_is_sound_where_the_checksum_is_made_last() {
        assertThat(rules(sealed("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "x25519", "checksum last", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_AES_128_GCM_SHA256, ''",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, ''",
        "TLS_RSA_WITH_RC4_128_SHA, tls-weak-offer",
        "TLS_ECDH_anon_WITH_AES_128_CBC_SHA, tls-weak-offer",
        "TLS_RSA_WITH_NULL_SHA256, tls-weak-offer",
        "TLSv1.1, tls-old-offer",
        "SSLv3, tls-old-offer",
    })
    void what_a_client_would_have_taken_tells(String offered, String expected) {
        assertThat(rules(sealed("TLSv1.3", "TLS_AES_128_GCM_SHA256", "x25519", "", offered)))
                .isEqualTo(expected);
    }

    @Test
    void an_offer_that_was_taken_is_told_once() {
        assertThat(rules(sealed(
                        "TLSv1.2", "TLS_ECDHE_RSA_WITH_RC4_128_SHA", "x25519", "", "TLS_ECDHE_RSA_WITH_RC4_128_SHA")))
                .isEqualTo("tls-rc4");
    }

    @Test
    void certificates_that_a_client_took_tell() {
        Instant now = Identity.NOW;
        Instant past = now.minus(Duration.ofDays(9));
        Instant yesterday = now.minus(Duration.ofDays(1));
        Instant later = now.plus(Duration.ofDays(9));
        KeyPair rsa = Identity.key("RSA", 2048);
        KeyPair shorter = Identity.key("RSA", 1024);
        KeyPair shortest = Identity.key("RSA", 512);
        String good = "SHA256withRSA";

        assertThat(faults(Identity.healthy())).isEmpty();
        assertThat(faults(Identity.healthyRsa())).isEmpty();
        assertThat(faults(Identity.issued(rsa, good, past, yesterday))).isEqualTo("certificate-expired high");
        assertThat(faults(Identity.issued(rsa, good, later, later.plus(Duration.ofDays(9)))))
                .isEqualTo("certificate-not-yet-valid high");
        assertThat(faults(Identity.issued(shorter, good, past, later))).isEqualTo("certificate-weak-key high");
        assertThat(faults(Identity.issued(shortest, good, past, later))).isEqualTo("certificate-weak-key critical");
        assertThat(faults(Identity.issued(Identity.key("DSA", 2048), good, past, later)))
                .isEqualTo("certificate-weak-key medium");
        assertThat(faults(Identity.issued(rsa, "SHA1withRSA", past, later)))
                .isEqualTo("certificate-weak-signature high");
        assertThat(faults(Identity.issued(rsa, "MD5withRSA", past, later)))
                .isEqualTo("certificate-weak-signature critical");
        assertThat(faults(Identity.selfSigned())).isEqualTo("certificate-self-signed high");
    }

    @Test
    void a_certificate_that_the_client_refused_is_no_fault() throws Exception {
        Sealing refused = new Sealing(
                Sealing.End.REFUSED_BY_CLIENT,
                null,
                Version.TLS_1_2,
                number("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
                29,
                0,
                Prime.UNKNOWN,
                -1,
                null,
                false,
                false,
                true,
                false,
                true,
                false,
                Identity.selfSigned().der(),
                false,
                false);
        assertThat(Weaknesses.of(refused, 0)).isEmpty();
    }

    @Test
    void clients_by_their_defaults_are_sound() throws Exception {
        Identity server = Identity.healthyRsa();
        for (Engines engines : List.of(
                Engines.ofJdk(server),
                Engines.ofBouncyCastle(server),
                Engines.ofJdk(server).server(offered -> offered.setProtocols(new String[] {"TLSv1.2"})),
                Engines.ofBouncyCastle(server).server(offered -> offered.setProtocols(new String[] {"TLSv1.2"})))) {
            for (int i = 0; i < 2; i++) { // the second one is resumed
                Sealing sealing = engines.shakeHands().sealing();
                assertThat(sealing.isAgreed()).isTrue();
                assertThat(Weaknesses.of(sealing, System.currentTimeMillis())).isEmpty();
            }
        }
    }

    private static String faults(Identity identity) {
        StringBuilder told = new StringBuilder();
        for (Weakness fault : CertificateFaults.of(identity.der(), Identity.NOW.toEpochMilli())) {
            told.append(told.isEmpty() ? "" : " ")
                    .append(fault.rule().id())
                    .append(' ')
                    .append(fault.severity());
        }
        return told.toString();
    }

    private static String rules(Sealing sealing) {
        return String.join(
                " ",
                Weaknesses.of(sealing, 0).stream()
                        .map(weakness -> weakness.rule().id())
                        .toList());
    }

    private static Sealing sealed(String version, String suite, String group, String besides, String offered) {
        int prime = group.matches("[0-9]+") ? Integer.parseInt(group) : 0;
        int number = -1;
        for (Group one : Group.values()) {
            number = one.toString().equals(group) ? numberOf(group) : number;
        }
        int[] suites =
                offered.contains("_") ? new int[] {number("TLS_AES_128_GCM_SHA256"), number(offered)} : new int[0];
        List<Integer> versions = new ArrayList<>(List.of(Version.TLS_1_3, Version.TLS_1_2));
        Integer older = VERSIONS.get(offered);
        if (older != null) {
            versions.add(older);
        }
        return new Sealing(
                Sealing.End.AGREED,
                new ClientHello(
                        versions,
                        suites,
                        "payments.example",
                        List.of(),
                        new int[0],
                        new int[0],
                        new int[0],
                        false,
                        false,
                        new byte[0],
                        true,
                        false),
                Objects.requireNonNull(VERSIONS.get(version)),
                number(suite),
                number,
                prime,
                besides.isEmpty() || !besides.endsWith("prime") ? Prime.SAFE : Prime.valueOf(besides.split(" ", -1)[0]),
                -1,
                null,
                false,
                besides.equals("compressed"),
                !besides.equals("without extended master secret"),
                besides.equals("checksum last"),
                !besides.equals("without secure renegotiation"),
                false,
                List.of(),
                false,
                false);
    }

    private static final Map<String, Integer> VERSIONS = new HashMap<>(Map.of(
            "SSLv3", Version.SSL_3,
            "TLSv1", Version.TLS_1_0,
            "TLSv1.1", Version.TLS_1_1,
            "TLSv1.2", Version.TLS_1_2,
            "TLSv1.3", Version.TLS_1_3));

    private static int numberOf(String group) {
        for (int number = 0; number <= 0xffff; number++) {
            if (Group.name(number).equals(group)) {
                return number;
            }
        }
        throw new AssertionError(group);
    }

    private static int number(String suite) {
        for (int number = 0; number <= 0xffff; number++) {
            if (Suites.name(number).equals(suite)) {
                return number;
            }
        }
        throw new AssertionError(suite);
    }
}
