package dev.waxseal.rig;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate of the rig, and its key; what is not said is as it should be. */
final class Leaf {

    private record Part(boolean critical, ASN1Encodable value) {}

    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

    private KeyPair key = made("EC 256");
    private String subject;
    private Duration first = Duration.ofDays(-1);
    private Duration last = Duration.ofDays(90);
    private String digest = "SHA256";
    private final Map<ASN1ObjectIdentifier, Part> parts = new LinkedHashMap<>();

    private Leaf(String subject) {
        this.subject = subject;
    }

    static Leaf server(String host) {
        return new Leaf("CN=server")
                .names(host)
                .with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    }

    static Leaf authority(String name) {
        Leaf authority = new Leaf("CN=" + name).days(-900, 900);
        return authority.with(Extension.basicConstraints, true, new BasicConstraints(true));
    }

    /** Of an algorithm and a size, the same one each time. */
    Leaf key(String kind) {
        key = ofKind(kind);
        return this;
    }

    Leaf subject(String name) {
        subject = name;
        return this;
    }

    Leaf days(int from, int to) {
        first = Duration.ofDays(from);
        last = Duration.ofDays(to);
        return this;
    }

    /** By which those that it vouches for are signed, and itself if it vouches for itself. */
    Leaf signsBy(String name) {
        digest = name;
        return this;
    }

    Leaf names(String... hosts) {
        GeneralName[] names = new GeneralName[hosts.length];
        for (int i = 0; i < hosts.length; i++) {
            names[i] = new GeneralName(GeneralName.dNSName, hosts[i]);
        }
        return with(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    Leaf with(ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
        parts.put(extension, new Part(critical, value));
        return this;
    }

    Leaf without(ASN1ObjectIdentifier extension) {
        parts.remove(extension);
        return this;
    }

    KeyPair key() {
        return key;
    }

    X509Certificate signedBy(Leaf issuer) throws Exception {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                new X500Name(issuer.subject),
                BigInteger.valueOf(System.nanoTime()),
                Date.from(now.plus(first)),
                Date.from(now.plus(last)),
                new X500Name(subject),
                key.getPublic());
        for (Map.Entry<ASN1ObjectIdentifier, Part> part : parts.entrySet()) {
            certificate.addExtension(part.getKey(), part.getValue().critical, part.getValue().value);
        }
        String algorithm =
                issuer.digest + "with" + (issuer.key.getPrivate().getAlgorithm().equals("EC") ? "ECDSA" : "RSA");
        return new JcaX509CertificateConverter()
                .getCertificate(
                        certificate.build(new JcaContentSignerBuilder(algorithm).build(issuer.key.getPrivate())));
    }

    private static KeyPair ofKind(String kind) {
        return KEYS.computeIfAbsent(kind, Leaf::made);
    }

    private static KeyPair made(String kind) {
        String[] words = kind.split(" ", -1);
        try {
            if (kind.equals("RSA 4096")) {
                return ofPrimes(2048, 1557, 439);
            }
            if (kind.equals("RSA 8192")) {
                return ofPrimes(4096, 2549, 3389);
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance(words[0]);
            generator.initialize(Integer.parseInt(words[1]));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key that everybody may know, of two primes that are found by how far they lie below and above round numbers. */
    private static KeyPair ofPrimes(int bits, int below, int above) throws GeneralSecurityException {
        BigInteger p = BigInteger.TWO.pow(bits).subtract(BigInteger.valueOf(below));
        BigInteger q = BigInteger.valueOf(3).shiftLeft(bits - 2).add(BigInteger.valueOf(above));
        BigInteger lessOne = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
        BigInteger d = RSAKeyGenParameterSpec.F4.modInverse(lessOne);
        KeyFactory keys = KeyFactory.getInstance("RSA");
        BigInteger n = p.multiply(q);
        return new KeyPair(
                keys.generatePublic(new RSAPublicKeySpec(n, RSAKeyGenParameterSpec.F4)),
                keys.generatePrivate(new RSAPrivateCrtKeySpec(
                        n,
                        RSAKeyGenParameterSpec.F4,
                        d,
                        p,
                        q,
                        d.mod(p.subtract(BigInteger.ONE)),
                        d.mod(q.subtract(BigInteger.ONE)),
                        q.modInverse(p))));
    }
}
