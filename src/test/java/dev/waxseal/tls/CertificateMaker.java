package dev.waxseal.tls;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes a certificate of any kind; what is not said is as it should be. */
final class CertificateMaker {

    @SuppressWarnings("TimeInStaticInitializer") // one now for all
    static final Instant NOW = Instant.now();

    private record Part(boolean critical, ASN1Encodable value) {}

    private KeyPair key = Identity.key("EC", 256);
    private BigInteger serial = BigInteger.valueOf(System.nanoTime());
    private String subject;
    private Instant from = NOW.minus(Duration.ofDays(1));
    private Instant to = NOW.plus(Duration.ofDays(90));
    private final Map<ASN1ObjectIdentifier, Part> parts = new LinkedHashMap<>();

    CertificateMaker(String name) {
        subject = "CN=" + name;
    }

    /** A root's or an authority's. */
    static CertificateMaker authority(String name) {
        return new CertificateMaker(name).with(Extension.basicConstraints, true, new BasicConstraints(true));
    }

    /** A server's for that host. */
    static CertificateMaker server(String host) {
        return new CertificateMaker("server")
                .names(host)
                .with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    }

    CertificateMaker key(KeyPair other) {
        key = other;
        return this;
    }

    CertificateMaker serial(BigInteger number) {
        serial = number;
        return this;
    }

    CertificateMaker subject(String name) {
        subject = name;
        return this;
    }

    /** Days from now. */
    CertificateMaker days(int first, int last) {
        return between(NOW.plus(Duration.ofDays(first)), NOW.plus(Duration.ofDays(last)));
    }

    CertificateMaker between(Instant first, Instant last) {
        from = first;
        to = last;
        return this;
    }

    /** Its hosts; none takes those that it had. */
    CertificateMaker names(String... names) {
        List<GeneralName> all = new ArrayList<>();
        for (String name : names) {
            all.add(name(name));
        }
        if (all.isEmpty()) {
            parts.remove(Extension.subjectAlternativeName);
            return this;
        }
        return with(Extension.subjectAlternativeName, false, new GeneralNames(all.toArray(new GeneralName[0])));
    }

    /** An IP address, a network, an e-mail address, a distinguished name or a host name. */
    static GeneralName name(String name) {
        int kind = name.matches("[0-9.]+(/[0-9.]+)?|.*:.*")
                ? GeneralName.iPAddress
                : name.contains("@")
                        ? GeneralName.rfc822Name
                        : name.contains("=") ? GeneralName.directoryName : GeneralName.dNSName;
        return new GeneralName(kind, name);
    }

    CertificateMaker with(ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
        parts.put(extension, new Part(critical, value));
        return this;
    }

    /** Without any extension. */
    CertificateMaker without() {
        parts.clear();
        return this;
    }

    X509Certificate selfSigned() {
        return signedBy(this);
    }

    /** As certificates were before they had extensions. */
    X509Certificate ofTheFirstVersionSignedBy(CertificateMaker issuer) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v1CertificateBuilder(
                                    new X500Principal(issuer.subject),
                                    serial,
                                    Date.from(from),
                                    Date.from(to),
                                    new X500Principal(subject),
                                    key.getPublic())
                            .build(signer(issuer)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static ContentSigner signer(CertificateMaker issuer) throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256with" + (issuer.key.getPrivate() instanceof RSAKey ? "RSA" : "ECDSA"))
                .build(issuer.key.getPrivate());
    }

    X509Certificate signedBy(CertificateMaker issuer) {
        try {
            JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                    new X500Principal(issuer.subject),
                    serial,
                    Date.from(from),
                    Date.from(to),
                    new X500Principal(subject),
                    key.getPublic());
            for (Map.Entry<ASN1ObjectIdentifier, Part> part : parts.entrySet()) {
                certificate.addExtension(part.getKey(), part.getValue().critical, part.getValue().value);
            }
            return new JcaX509CertificateConverter().getCertificate(certificate.build(signer(issuer)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
