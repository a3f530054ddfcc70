package dev.waxseal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Sealed;
import dev.waxseal.tls.CertificateRule;
import dev.waxseal.tls.TlsRule;
import dev.waxseal.tls.TrustRule;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a letter was sealed, told to one who has never heard of TLS. */
class SealTest {

    private static final Counting.Destination PAYMENTS =
            new Counting.Destination("payments.example", 443, "https", 3, true);

    private static final Sealed NEWER = way("TLSv1.3", "TLS_AES_128_GCM_SHA256", "x25519", null);
    private static final Sealed TOLD = way(Sealed.TOLD, "TLSv1.3", null, null, "payments.example");
    private static final Sealed OLDER =
            way("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", "secp256r1", "payments.example");

    @Test
    void tls_1_3_hides_who_it_was_and_shows_the_name() {
        Seal seal = seal(NEWER);

        assertThat(seal.told())
                .containsExactly(
                        "TLS 1.3 hides from everyone on the path, and so from this report, who the server proved to be and"
                                + " who vouched for it.",
                        "Both agreed by x25519 on a secret that nobody who listens can compute today; one with a quantum"
                                + " computer some day could.",
                        "The messages were encrypted with AES-128-GCM, and sealed against changes.",
                        "None of the three was found weak.");
        assertThat(seal.visible())
                .containsExactly(
                        "host name (SNI, DNS)",
                        "address and port",
                        "protocols offered inside (ALPN): h2, http/1.1",
                        "sizes and times");
    }

    @Test
    void tls_1_2_shows_the_certificate_and_the_weakest_way_is_told_first() {
        Seal seal = seal(NEWER, OLDER);

        assertThat(seal.weakest()).isEqualTo(OLDER);
        assertThat(Seal.told(OLDER).get(0))
                .isEqualTo(
                        "The server proved to be payments.example by the private key (RSA 2048) to a certificate that"
                                + " Acme Root vouched for with a signature (SHA256withRSA) until 2027-01-31.");
        assertThat(Seal.told(OLDER).get(2)).contains("AES-256-CBC");
        assertThat(seal.visible()).contains("the server's certificate: payments.example, by Acme Root");
    }

    @Test
    void of_clear_text_everything_is_seen() {
        Counting.Destination clear = new Counting.Destination("payments.example", 80, "http", 1, false);
        assertThat(Seal.of(clear, new Run().sealed(clear).judged()).visible()).containsExactly("everything");
    }

    @Test
    void whom_the_client_took_the_server_for_is_told_where_the_wire_hides_it() {
        assertThat(seal(NEWER, TOLD).told().get(0))
                .isEqualTo(
                        "The server proved to be payments.example by the private key (RSA 2048) to a certificate that"
                                + " Acme Root vouched for with a signature (SHA256withRSA) until 2027-01-31. TLS 1.3 hides that"
                                + " from everyone on the path.");
        assertThat(seal(NEWER, TOLD).ways()).containsExactly(NEWER);
        assertThat(seal(NEWER, TOLD).visible()).noneMatch(part -> part.contains("certificate"));
    }

    @Test
    void what_was_asked_in_clear_text_about_the_certificate_is_seen() {
        Seal seal = seal(NEWER, asked("OCSP"), asked("CRL"), asked("AIA"));

        assertThat(seal.visible())
                .contains(
                        "the question whether its certificate was revoked (OCSP), which names it, in clear text to ocsp.example:80",
                        "the fetching of what its authority has revoked (CRL), in clear text to ocsp.example:80",
                        "the fetching of its authority's certificate (AIA), in clear text to ocsp.example:80");
        assertThat(seal.ways()).containsExactly(NEWER);
        assertThat(seal.told()).hasSize(4);
    }

    private static Sealed asked(String what) {
        return Sealed.asked("payments.example", 443, "https", what, "ocsp.example:80");
    }

    @Test
    void which_of_the_three_is_weak_is_told_by_the_rules_that_were_broken() {
        assertThat(WeakPart.told(Set.of(
                        TlsRule.TLS_CBC,
                        TlsRule.TLS_STATIC_KEY,
                        TlsRule.TLS_OLD_OFFER,
                        TrustRule.TRUST_ANY_HOST,
                        CertificateRule.CERTIFICATE_EXPIRED)))
                .isEqualTo(
                        "Weak is who the server proved to be (certificate-expired, trust-any-host), and how both agreed on"
                                + " a secret (tls-static-key), and what the messages were encrypted with (tls-cbc).");
        assertThat(WeakPart.told(Set.of(TlsRule.TLS_OLD_OFFER))).isEqualTo("None of the three was found weak.");
    }

    @Test
    void what_stands_in_the_way_of_a_quantum_proof_secret_is_told() {
        assertThat(seal(NEWER).postQuantum())
                .startsWith("no; in the way is the client, whose TLS offers no hybrid group");
        assertThat(seal(way("TLSv1.3", "TLS_AES_128_GCM_SHA256", "X25519MLKEM768", null))
                        .postQuantum())
                .isEqualTo("yes, X25519MLKEM768");
    }

    private static Seal seal(Sealed... ways) {
        return Seal.of(PAYMENTS, new Run().sealed(PAYMENTS, ways).judged());
    }

    @Test
    void people_read_a_line_for_each_host_elsewhere() {
        String text = TextFormat.text(new Run().sealed(PAYMENTS, NEWER, OLDER).judged());

        assertThat(text)
                .contains("Sealed to payments.example:443: TLSv1.2, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, secp256r1;"
                        + " post-quantum: not offered. On the way is seen: host name (SNI, DNS); ");
    }

    @Test
    void of_this_machine_nothing_is_told() {
        Counting.Destination here = new Counting.Destination("localhost", 443, "https", 3, true);
        assertThat(Seals.lines(new Run().sealed(here, NEWER).judged())).isEmpty();
    }

    static Sealed way(String protocol, String cipher, String group, @Nullable String subject) {
        return way("agreed", protocol, cipher, group, subject);
    }

    private static Sealed way(
            String outcome,
            String protocol,
            @Nullable String cipher,
            @Nullable String group,
            @Nullable String subject) {
        return new Sealed(
                "payments.example",
                443,
                "https",
                outcome,
                protocol,
                cipher,
                group,
                null,
                "h2,http/1.1",
                true,
                false,
                false,
                false,
                false,
                false,
                subject,
                subject == null ? null : "Acme Root",
                subject == null ? null : "2027-01-31",
                subject == null ? null : "RSA 2048",
                subject == null ? null : "SHA256withRSA",
                subject == null ? null : "5c1f",
                subject == null ? null : "9f".repeat(32),
                subject == null ? null : "2026-01-31T00:00:00Z/2027-01-31T00:00:00Z",
                subject == null ? null : "rsa_pss_rsae_sha256",
                2);
    }
}
