package dev.waxseal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Chains that the JDK takes although they break RFC 5280 or the rules of public authorities, by a root that the client has
 * itself; each beside one that comes close and is sound.
 */
class ChainsThatTheJdkTakesTest {

    private static final String HOST = "payments.example";
    private static final ASN1ObjectIdentifier STRANGE = new ASN1ObjectIdentifier("1.2.3.4.5");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // permitted | excluded | names of the server | whether the root may vouch for them
                "payments.example | | payments.example | true",
                "example | | payments.example | true",
                ".example | | payments.example | true",
                "shop.example | | payments.example | false",
                "ayments.example | | payments.example | false",
                "PAYMENTS.example | | payments.example | true",
                "shop.example, payments.example | | payments.example | true",
                "payments.example | | payments.example, shop.example | false",
                "pay.payments.example | | *.payments.example | false",
                "payments.example | | *.payments.example | true",
                " | payments.example | payments.example | false",
                " | example | payments.example | false",
                " | pay.payments.example | *.payments.example | false",
                " | a.pay.payments.example | *.payments.example | true",
                " | shop.example | payments.example | true",
                " | shop.example | payments.example, shop.example | false",
                "example | payments.example | payments.example | false",
                "192.0.2.0/24 | | 192.0.2.1 | true",
                "192.0.2.0/24 | | 192.0.3.1 | false",
                "192.0.2.0/24 | | payments.example | true",
                " | 192.0.2.0/24 | 192.0.2.1 | false",
                " | ::1/128 | ::1 | false",
                "2001:db8::/32 | | 2001:db8::1 | true",
                "2001:db8::/32 | | 2001:db9::1 | false",
                "CN=server | | payments.example | true",
                "CN=another | | payments.example | false",
                " | CN=server | payments.example | false",
                " | CN=another | payments.example | true",
                "CN=server | | payments.example, CN=another | false",
                "me@payments.example | | payments.example, me@payments.example | true",
                "me@payments.example | | payments.example, you@payments.example | false",
                "example | | pay ments.example | false",
            })
    void what_a_root_may_vouch_for_is_held_to(
            @Nullable String permitted, @Nullable String excluded, String names, boolean may) {
        NameConstraints constraints = new NameConstraints(trees(permitted), trees(excluded));
        List<X509Certificate> chain = chain(
                own -> own.names(names.split(", ")), root -> root.with(Extension.nameConstraints, true, constraints));

        assertThat(rules(chain, null)).isEqualTo(may ? "" : "certificate-name-constraints high");
    }

    @Test
    void what_a_root_says_must_be_understood_binds() {
        assertThat(rules(chain(own -> own, root -> root.with(STRANGE, true, DERNull.INSTANCE)), HOST))
                .isEqualTo("certificate-critical-extension high");
        assertThat(rules(chain(own -> own, root -> root.with(STRANGE, false, DERNull.INSTANCE)), HOST))
                .isEmpty();
    }

    @Test
    void how_many_a_root_lets_vouch_binds() {
        CertificateMaker root =
                CertificateMaker.authority("root").with(Extension.basicConstraints, true, new BasicConstraints(0));
        CertificateMaker middle = CertificateMaker.authority("middle");
        CertificateMaker own = CertificateMaker.server(HOST);
        List<X509Certificate> chain = List.of(own.signedBy(middle), middle.signedBy(root), root.selfSigned());

        assertThat(rules(chain, HOST)).isEqualTo("certificate-no-authority high");
        assertThat(rules(List.of(own.signedBy(root), root.selfSigned()), HOST)).isEmpty();
    }

    @Test
    void dates_of_who_vouches_are_told_as_little() {
        assertThat(rules(chain(own -> own, root -> root.days(-900, -1)), HOST)).isEqualTo("certificate-expired low");
        assertThat(rules(chain(own -> own, root -> root.days(1, 900)), HOST))
                .isEqualTo("certificate-not-yet-valid low");
        assertThat(rules(chain(own -> own.days(-9, -1), root -> root.days(-900, 9)), HOST))
                .isEqualTo("certificate-expired high");
    }

    @Test
    void who_may_vouch_for_mail_alone_may_not_for_servers() {
        for (KeyPurposeId purpose : List.of(KeyPurposeId.id_kp_emailProtection, KeyPurposeId.id_kp_serverAuth)) {
            CertificateMaker root = CertificateMaker.authority("root");
            CertificateMaker middle = CertificateMaker.authority("middle")
                    .with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            List<X509Certificate> chain =
                    List.of(CertificateMaker.server(HOST).signedBy(middle), middle.signedBy(root), root.selfSigned());

            assertThat(rules(chain, HOST))
                    .isEqualTo(purpose.equals(KeyPurposeId.id_kp_serverAuth) ? "" : "certificate-no-authority high");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ba*.example.com, baz.example.com, certificate-broad-wildcard high",
        "foo.*.example.com, foo.bar.example.com, certificate-broad-wildcard high",
        "xn--*-1b3c148a.example.com, xn--bliss-1b3c148a.example.com, certificate-broad-wildcard high",
        "*.*.example.com, a.b.example.com, certificate-other-host critical certificate-broad-wildcard high",
        "*.com, example.com, certificate-broad-wildcard high",
        "*.co.uk, example.co.uk, certificate-broad-wildcard high",
        "*.example.com, foo.example.com, ''",
        "*.example.com, foo.bar.example.com, certificate-other-host critical",
        "payments.example, payments.example, ''",
        "192.0.2.1, 192.0.2.1, ''",
        "192.0.2.1, 192.0.2.2, certificate-other-host critical",
    })
    void names_are_read_as_strict_clients_do(String name, String host, String expected) {
        assertThat(rules(chain(own -> own.names(name), root -> root), host)).isEqualTo(expected);
    }

    @Test
    void an_address_that_is_written_as_a_name_is_none() {
        GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, "192.0.2.1"));
        List<X509Certificate> chain =
                chain(own -> own.with(Extension.subjectAlternativeName, false, names), root -> root);

        assertThat(rules(chain, "192.0.2.1")).isEqualTo("certificate-other-host critical");
    }

    @Test
    void what_the_servers_own_was_issued_for_is_read_strictly() {
        assertThat(rules(ofServer(
                        Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign))))
                .isEqualTo("certificate-purpose medium");
        assertThat(rules(ofServer(Extension.nameConstraints, true, new NameConstraints(trees("example"), null))))
                .isEqualTo("certificate-purpose medium");
        assertThat(rules(ofServer(Extension.basicConstraints, true, new BasicConstraints(true))))
                .isEqualTo("certificate-purpose high");
        assertThat(rules(ofServer(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage))))
                .isEqualTo("certificate-purpose low");
        assertThat(rules(ofServer(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                    KeyPurposeId.id_kp_serverAuth, KeyPurposeId.anyExtendedKeyUsage
                }))))
                .isEqualTo("certificate-purpose low");
        assertThat(rules(ofServer(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))))
                .isEmpty();
    }

    @Test
    void a_certificate_without_extensions_is_told() {
        CertificateMaker root = CertificateMaker.authority("root");
        X509Certificate first = new CertificateMaker(HOST).subject("CN=" + HOST).ofTheFirstVersionSignedBy(root);

        assertThat(rules(List.of(first, root.selfSigned()), HOST))
                .isEqualTo("certificate-common-name-only medium certificate-purpose medium");
    }

    @Test
    void keys_whose_private_one_can_be_had_are_told_wherever_they_are() throws Exception {
        assertThat(rules(chain(own -> own, root -> root.key(Identity.key("RSA", 1024)))))
                .isEqualTo("certificate-weak-key high");
        assertThat(rules(chain(own -> own.key(Identity.key("RSA", 1024)), root -> root)))
                .isEqualTo("certificate-weak-key high");
        assertThat(rules(chain(own -> own.key(Identity.key("DSA", 2048)), root -> root)))
                .isEqualTo("certificate-weak-key medium");
        BigInteger sound = new BigInteger(2048, new SecureRandom(new byte[] {1}))
                .setBit(2047)
                .setBit(0);
        assertThat(rules(ofKey(sound, 65_537))).isEmpty();
        assertThat(rules(ofKey(sound, 3))).isEqualTo("certificate-weak-key low");
        assertThat(rules(ofKey(ofInfineon(), 65_537))).isEqualTo("certificate-weak-key high");
        assertThat(CertificateKeys.isOfInfineon(sound)).isFalse();
    }

    @Test
    void what_is_against_the_form_alone_is_one_line_of_information() {
        assertThat(rules(ofServer(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))))
                .isEqualTo("certificate-form info");
        assertThat(rules(chain(own -> own.without().names(HOST), root -> root))).isEqualTo("certificate-form info");
        assertThat(rules(chain(own -> own.serial(BigInteger.ZERO), root -> root)))
                .isEqualTo("certificate-form info");
        assertThat(rules(chain(own -> own.serial(BigInteger.ONE.shiftLeft(159)), root -> root)))
                .isEqualTo("certificate-form info");
        assertThat(rules(chain(own -> own.serial(BigInteger.ONE.shiftLeft(158)), root -> root)))
                .isEmpty();
        assertThat(rules(ofServer(
                        Extension.subjectAlternativeName, true, new GeneralNames(CertificateMaker.name(HOST)))))
                .isEqualTo("certificate-form info");
        assertThat(rules(ofServer(Extension.authorityInfoAccess, false, new DERSequence())))
                .isEqualTo("certificate-form info");
        assertThat(rules(ofServer(
                        Extension.authorityInfoAccess,
                        false,
                        new DERSequence(
                                new AccessDescription(AccessDescription.id_ad_ocsp, CertificateMaker.name(HOST))))))
                .isEmpty();
        assertThat(rules(chain(own -> own, root -> root.without()))).isEqualTo("certificate-form info");
        assertThat(rules(chain(
                        own -> own,
                        root -> root.with(
                                Extension.nameConstraints, false, new NameConstraints(trees("example"), null)))))
                .isEqualTo("certificate-form info");
    }

    @Test
    void what_the_jdk_trusts_has_nothing_against_it_but_its_age() throws Exception {
        List<X509Certificate> own = List.of(CertificateMaker.server(HOST).signedBy(CertificateMaker.authority("root")));
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init((KeyStore) null);
        X509Certificate[] roots = ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers();

        assertThat(roots)
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        root -> assertThat(CertificateFaults.of(own, root, HOST, CertificateMaker.NOW.toEpochMilli()))
                                .allMatch(fault -> fault.rule() == CertificateRule.CERTIFICATE_EXPIRED));
    }

    @Test
    void a_root_whose_private_key_everybody_has_is_told() {
        List<Weakness> faults = CertificateFaults.of(
                List.of(Certificates.parse(Base64.getMimeDecoder().decode(PUBLISHED))), null, 0);

        assertThat(faults).extracting(fault -> fault.rule().id()).contains("certificate-known-key");
    }

    /** A root that came with a library for everybody's developing, and its private key along. */
    private static final String PUBLISHED = """
            MIIDIDCCAgigAwIBAgIJAL7WpFUUJ1eDMA0GCSqGSIb3DQEBCwUAMBQxEjAQBgNV
            BAMTCWxvY2FsaG9zdDAeFw0xNjEwMjkxNDAzNDJaFw0yNjEwMjcxNDAzNDJaMBQx
            EjAQBgNVBAMTCWxvY2FsaG9zdDCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoC
            ggEBAOW+YWdnccD9ENOTDFWRma7PnnHOWczgW75L5NQmew/+2l3snf71kVw+umUG
            5MKfF1MXIQLywpsvOKQsHMXWo16E/2HY/NF/kj7h3ce2MaHUmPa5eSnzo+Z95+FD
            8TiUVxVs5zhvmrXq6mG/lkU5nCX0vfnCbXws+UDZ2B4Xc3A3jwpT/He/KP+lTBgM
            ZdrLnKBfssfVwLNb0A+sGIjVoeTznZcVwK9Yrs7bp8vzFdHZZ7df9jULaVY9zr3j
            Daoui3nTt23ljLuTW97J51HSuvBMaIiVbWyWecxKJTK2Pc0vSd5U1ZKu8IWVAJtf
            GoW1F/IN435duVxFVI4ymzQd730CAwEAAaN1MHMwHQYDVR0OBBYEFKkaLYAmQMa/
            1mDLJBlOn+h116WbMEQGA1UdIwQ9MDuAFKkaLYAmQMa/1mDLJBlOn+h116WboRik
            FjAUMRIwEAYDVQQDEwlsb2NhbGhvc3SCCQC+1qRVFCdXgzAMBgNVHRMEBTADAQH/
            MA0GCSqGSIb3DQEBCwUAA4IBAQCi2ywUN/y5fgH2PTVZjgKq6AUD/RqrdTISa2UO
            kxcSPlSGNlapjHD3iGpZ2FdyCVYoCIIRx9Eol9B2VW7gihbJrMdybbZk1v16AN1y
            sqgcHhXOeEh4Phi/suljZOaCWGoj1eZOvTXV7fZjeSq4lmdXEwFGuxXwVgvt8teM
            vJT6i3DtxcD7+V60Q691ky+QuZqDG1FKVmzXQ1CNt7Bq3075pled1KJz8ziIEdjc
            KeBDWN/NLbyZeBwlg9QxrbGazxGedMQdDzG5kyaaXwhCvAxfY2yHzkV/2iFE17AJ
            0796jb2KsrT6JNtwkMye1Jc/ZwNat7InH5WkqFzUrCKqw08u
            """;

    private static List<X509Certificate> ofServer(
            ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
        return chain(own -> own.with(extension, critical, value), root -> root);
    }

    private static List<X509Certificate> ofKey(BigInteger modulus, int exponent) throws Exception {
        PublicKey key = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(exponent)));
        return chain(own -> own.key(new KeyPair(key, null)), root -> root);
    }

    /** A product of two powers of 65537 by all of the telling primes. */
    private static BigInteger ofInfineon() {
        BigInteger telling = BigInteger.ONE;
        for (int prime = 2; prime <= 167; prime++) {
            if (BigInteger.valueOf(prime).isProbablePrime(20)) {
                telling = telling.multiply(BigInteger.valueOf(prime));
            }
        }
        BigInteger generator = BigInteger.valueOf(65_537);
        BigInteger multiple = BigInteger.ONE
                .shiftLeft(1024)
                .divide(telling)
                .subtract(BigInteger.ONE)
                .multiply(telling);
        return multiple.add(generator.modPow(BigInteger.valueOf(1234), telling))
                .multiply(multiple.add(generator.modPow(BigInteger.valueOf(987), telling)));
    }

    private static GeneralSubtree @Nullable [] trees(@Nullable String names) {
        if (names == null) {
            return null;
        }
        return Stream.of(names.split(", "))
                .map(name -> new GeneralSubtree(CertificateMaker.name(name)))
                .toArray(GeneralSubtree[]::new);
    }

    /** The server's, and the root that the client has itself. */
    private static List<X509Certificate> chain(
            UnaryOperator<CertificateMaker> own, UnaryOperator<CertificateMaker> root) {
        CertificateMaker authority = root.apply(CertificateMaker.authority("root"));
        return List.of(own.apply(CertificateMaker.server(HOST)).signedBy(authority), authority.selfSigned());
    }

    private static String rules(List<X509Certificate> chain) {
        return rules(chain, HOST);
    }

    private static String rules(List<X509Certificate> chain, @Nullable String host) {
        return faults(chain, host).stream()
                .map(fault -> fault.rule().id() + ' ' + fault.severity())
                .collect(Collectors.joining(" "));
    }

    /** The root is not sent. */
    private static List<Weakness> faults(List<X509Certificate> chain, @Nullable String host) {
        int sent = chain.size() - 1;
        return CertificateFaults.of(chain.subList(0, sent), chain.get(sent), host, CertificateMaker.NOW.toEpochMilli());
    }
}
