package dev.waxseal.tls;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A server's key and certificates, made on the spot. */
record Identity(KeyPair key, List<X509Certificate> chain) {

    @SuppressWarnings("TimeInStaticInitializer") // one now for all
    static final Instant NOW = Instant.now();

    private static final BouncyCastleProvider BC = new BouncyCastleProvider();

    /** One that a good authority issued to {@code payments.example} lately. */
    static Identity healthy() {
        return issued(key("EC", 256), "SHA256withECDSA", NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(90)));
    }

    static Identity healthyRsa() {
        return issued(key("RSA", 2048), "SHA256withRSA", NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(90)));
    }

    /** Issued by an authority that signs by this. */
    static Identity issued(KeyPair key, String signature, Instant from, Instant to) {
        KeyPair root = signature.endsWith("ECDSA") ? key("EC", 256) : key("RSA", 2048);
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(certificate("CN=payments.example,O=Acme", key, "CN=Acme Root", root, signature, from, to));
        chain.add(certificate("CN=Acme Root", root, "CN=Acme Root", root, signature, from, to));
        return new Identity(key, chain);
    }

    /** Issued by itself. */
    static Identity selfSigned() {
        KeyPair key = key("EC", 256);
        return new Identity(
                key,
                List.of(certificate(
                        "CN=payments.example",
                        key,
                        "CN=payments.example",
                        key,
                        "SHA256withECDSA",
                        NOW.minus(Duration.ofDays(1)),
                        NOW.plus(Duration.ofDays(90)))));
    }

    static KeyPair key(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** For JSSE, of whatever provider. */
    KeyManager[] managers() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key.getPrivate(), new char[0], chain.toArray(new Certificate[0]));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            return factory.getKeyManagers();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    List<byte[]> der() {
        List<byte[]> all = new ArrayList<>();
        for (X509Certificate one : chain) {
            try {
                all.add(one.getEncoded());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        return all;
    }

    private static X509Certificate certificate(
            String subject, KeyPair key, String issuer, KeyPair by, String signature, Instant from, Instant to) {
        try {
            JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                    new X500Principal(issuer),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(from),
                    Date.from(to),
                    new X500Principal(subject),
                    key.getPublic());
            if (subject.startsWith("CN=payments.example")) {
                certificate.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, "payments.example")));
                certificate.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            } else {
                certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(certificate.build(new JcaContentSignerBuilder(signature)
                            .setProvider(BC)
                            .build(by.getPrivate())));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
