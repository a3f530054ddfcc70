package dev.waxseal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule about certificates has a chain that breaks it and one that comes close and does not. */
class CertificateFaultsTest {

    private static final String HOST = "payments.example";
    private static final ASN1ObjectIdentifier STRANGE = new ASN1ObjectIdentifier("1.2.3.4.5");

    @Test
    void a_chain_as_it_should_be_has_none() {
        assertThat(faults(chain(own -> own))).isEmpty();
        assertThat(faults(chain(own -> own.names("*.example.org", HOST)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 90, ''",
        "-61, 29, certificate-expiring",
        "-59, 31, ''",
        "-400, 29, certificate-expiring",
        "-400, 31, ''",
        "-9, -1, certificate-expired",
        "1, 90, certificate-not-yet-valid",
    })
    void dates_tell(int from, int to, String expected) {
        assertThat(faults(chain(own -> own.days(from, to)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2018-03-01, 825, true",
        "2018-03-01, 826, false",
        "2020-08-31, 825, true",
        "2020-09-01, 398, true",
        "2020-09-01, 399, false",
        "2026-03-15, 200, true",
        "2026-03-15, 201, false",
        "2027-03-15, 100, true",
        "2029-03-15, 48, false",
        "2010-01-01, 9999, true",
    })
    void how_long_it_may_live_is_told_by_its_first_day(String first, int days, boolean allowed) {
        Instant from = Instant.parse(first + "T00:00:00Z");
        Instant to = from.plus(Duration.ofDays(days)).minusSeconds(1);
        Weakness tooLong = CertificateFaults.longLived(
                new CertificateMaker("own").between(from, to).selfSigned());
        assertThat(tooLong == null).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "payments.example, payments.example, ''",
        "shop.example, payments.example, certificate-other-host",
        "a.payments.example, *.payments.example, ''",
        "payments.com, *.com, certificate-broad-wildcard",
        "a.co.uk, *.co.uk, certificate-broad-wildcard",
        "a.acme.uk, *.acme.uk, ''",
        "a.gov.au, *.gov.au, certificate-broad-wildcard",
        "a.city.aichi.jp, *.city.aichi.jp, ''",
        "shop.toyota.aichi.jp, *.toyota.aichi.jp, certificate-broad-wildcard",
        "a.ward.kawasaki.jp, *.ward.kawasaki.jp, certificate-broad-wildcard",
        "a.city.kawasaki.jp, *.city.kawasaki.jp, ''",
        "shop.github.io, *.github.io, ''",
        "payments.example, *, certificate-other-host certificate-broad-wildcard",
    })
    void names_tell(String host, String name, String expected) {
        assertThat(faults(chain(own -> own.names(name)), host)).isEqualTo(expected);
    }

    @Test
    void a_name_that_stands_where_nobody_looks_any_more_tells() {
        assertThat(faults(chain(own -> own.subject("CN=" + HOST).names()))).isEqualTo("certificate-common-name-only");
        assertThat(faults(chain(own -> own.subject("CN=" + HOST).names("shop.example"))))
                .isEqualTo("certificate-other-host");
    }

    @Test
    void what_it_was_issued_for_tells() {
        assertThat(faults(chain(own -> own.with(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)))))
                .isEqualTo("certificate-purpose");
        assertThat(faults(chain(own ->
                        own.with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                            KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth
                        })))))
                .isEmpty();
        assertThat(faults(chain(own -> own.with(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage)))))
                .isEqualTo("certificate-purpose");
        assertThat(faults(chain(own -> own.with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyAgreement)))))
                .isEqualTo("certificate-purpose");
        assertThat(faults(chain(own -> own.with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)))))
                .isEmpty();
        assertThat(faults(chain(own -> own.with(Extension.basicConstraints, true, new BasicConstraints(true)))))
                .isEqualTo("certificate-purpose");
        assertThat(faults(chain(own -> own.with(Extension.basicConstraints, true, new BasicConstraints(false)))))
                .isEmpty();
    }

    @Test
    void who_vouches_without_being_an_authority_tells() {
        assertThat(faults(chain(own -> own, middle -> middle.without()))).isEqualTo("certificate-no-authority");
        assertThat(faults(chain(
                        own -> own,
                        middle -> middle.with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)))))
                .isEqualTo("certificate-no-authority");
        assertThat(faults(chain(
                        own -> own,
                        middle -> middle.with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)))))
                .isEmpty();
        assertThat(faults(chain(
                        own -> own, middle -> middle.with(Extension.basicConstraints, true, new BasicConstraints(0)))))
                .isEmpty();
    }

    @Test
    void a_name_that_an_authority_may_not_vouch_for_tells() {
        assertThat(faults(chain(
                        own -> own, middle -> middle.with(Extension.nameConstraints, true, only("shop.example")))))
                .isEqualTo("certificate-name-constraints");
        assertThat(faults(chain(own -> own, middle -> middle.with(Extension.nameConstraints, true, only("example")))))
                .isEmpty();
        assertThat(faults(chain(own -> own, middle -> middle.with(Extension.nameConstraints, true, not("example")))))
                .isEqualTo("certificate-name-constraints");
        assertThat(faults(chain(
                        own -> own, middle -> middle.with(Extension.nameConstraints, true, not("ayments.example")))))
                .isEmpty();
    }

    @Test
    void what_must_be_understood_and_is_not_tells() {
        assertThat(faults(chain(own -> own.with(STRANGE, true, DERNull.INSTANCE))))
                .isEqualTo("certificate-critical-extension");
        assertThat(faults(chain(own -> own.with(STRANGE, false, DERNull.INSTANCE))))
                .isEmpty();
    }

    @Test
    void who_comes_in_another_order_tells() {
        List<X509Certificate> chain = chain(own -> own);
        assertThat(faults(List.of(chain.get(0), chain.get(2)))).isEqualTo("certificate-chain");
        assertThat(faults(List.of(chain.get(0), chain.get(1)))).isEmpty();
        assertThat(faults(List.of(chain.get(0)))).isEmpty();
    }

    @Test
    void a_chain_without_end_is_read_to_a_bound() {
        List<X509Certificate> chain = new ArrayList<>(chain(own -> own));
        X509Certificate root = chain.get(2);
        while (chain.size() < 1_000) {
            chain.add(root);
        }
        assertThat(faults(chain)).isEmpty();
        assertThat(faults(List.of())).isEmpty();
    }

    @Test
    void each_rule_says_what_why_and_who() {
        for (SealingRule rule : SealingRule.all()) {
            assertThat(rule.condition()).doesNotEndWith(".");
            assertThat(rule.reason()).endsWith(".");
            assertThat(rule.fix()).endsWith(".");
            assertThat(rule.references()).anyMatch(reference -> reference.startsWith("CWE-"));
        }
    }

    private static NameConstraints only(String domain) {
        return new NameConstraints(new GeneralSubtree[] {tree(domain)}, null);
    }

    private static NameConstraints not(String domain) {
        return new NameConstraints(null, new GeneralSubtree[] {tree(domain)});
    }

    private static GeneralSubtree tree(String domain) {
        return new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain));
    }

    private static List<X509Certificate> chain(UnaryOperator<CertificateMaker> own) {
        return chain(own, middle -> middle);
    }

    /** The server's, an authority's in between, and a root. */
    private static List<X509Certificate> chain(
            UnaryOperator<CertificateMaker> own, UnaryOperator<CertificateMaker> middle) {
        CertificateMaker root = CertificateMaker.authority("root");
        CertificateMaker authority = middle.apply(CertificateMaker.authority("authority"));
        CertificateMaker server = own.apply(CertificateMaker.server(HOST));
        return List.of(server.signedBy(authority), authority.signedBy(root), root.selfSigned());
    }

    private static String faults(List<X509Certificate> chain) {
        return faults(chain, HOST);
    }

    private static String faults(List<X509Certificate> chain, String host) {
        return String.join(
                " ",
                CertificateFaults.of(chain, host, CertificateMaker.NOW.toEpochMilli()).stream()
                        .map(fault -> fault.rule().id())
                        .toList());
    }
}
