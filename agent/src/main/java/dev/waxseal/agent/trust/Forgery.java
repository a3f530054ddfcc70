package dev.waxseal.agent.trust;

import dev.waxseal.tls.HostName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Chains of certificates that nobody can have a reason to trust, made on the spot: one by a root of this minute, which
 * vouches for any host, and twins of what a server presented, alike in all that is written there but with keys of ours.
 */
final class Forgery {

    /** How long before now it begins to hold, so that clocks that differ do no harm. */
    private static final Duration DAY = Duration.ofDays(1);

    private static final Duration LONG_AGO = Duration.ofDays(60);

    private static final X500Name ROOT = new X500Name("CN=Waxseal probe that nobody trusts");

    private static final int RSA_BITS = 2048;

    private final KeyPair rootKey;
    private final KeyPair key;
    private final X509Certificate root;

    /** The same two for twins of RSA certificates, which take some tenths of a second to make. */
    private @Nullable KeyPair rsaRootKey;

    private @Nullable KeyPair rsaKey;

    private Forgery(KeyPair rootKey, KeyPair key, X509Certificate root) {
        this.rootKey = rootKey;
        this.key = key;
        this.root = root;
    }

    static Forgery make() throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair rootKey = keys("EC", 256);
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder root = builder(ROOT, rootKey, now.minus(LONG_AGO.plus(DAY)), now.plus(DAY));
        root.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        return new Forgery(rootKey, keys("EC", 256), signed(root, rootKey));
    }

    /** The server's own certificate first. */
    X509Certificate[] chainFor(String host, boolean expired)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        Instant end = Instant.now().minus(expired ? Duration.ofDays(30) : DAY.negated());
        JcaX509v3CertificateBuilder own = builder(commonName(host), key, end.minus(DAY.multipliedBy(2)), end);
        own.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        own.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        own.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(
                        new GeneralName(HostName.isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host)));
        return new X509Certificate[] {signed(own, rootKey), root};
    }

    /** What these certificates say, word for word, by other keys. */
    X509Certificate[] twinOf(List<X509Certificate> chain)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        X509Certificate[] twins = new X509Certificate[chain.size()];
        for (int i = 0; i < twins.length; i++) {
            X509Certificate original = chain.get(i);
            boolean last = i == twins.length - 1;
            boolean vouchesForItself = original.getIssuerX500Principal().equals(original.getSubjectX500Principal());
            KeyPair own = keyLike(original, i > 0);
            KeyPair signing =
                    !last ? keyLike(chain.get(i + 1), true) : vouchesForItself ? own : keyLike(original, true);
            X509CertificateHolder read = new JcaX509CertificateHolder(original);
            X509v3CertificateBuilder twin = new X509v3CertificateBuilder(
                    read.getIssuer(),
                    read.getSerialNumber(),
                    read.getNotBefore(),
                    read.getNotAfter(),
                    read.getSubject(),
                    SubjectPublicKeyInfo.getInstance(own.getPublic().getEncoded()));
            if (read.hasExtensions()) {
                for (ASN1ObjectIdentifier extension : read.getExtensions().getExtensionOIDs()) {
                    twin.addExtension(read.getExtension(extension));
                }
            }
            twins[i] = signed(twin, signing);
        }
        return twins;
    }

    private KeyPair keyLike(X509Certificate original, boolean ofAuthority) throws GeneralSecurityException {
        if (!original.getPublicKey().getAlgorithm().startsWith("RSA")) {
            return ofAuthority ? rootKey : key;
        }
        KeyPair made = ofAuthority ? rsaRootKey : rsaKey;
        if (made == null) {
            made = keys("RSA", RSA_BITS);
            if (ofAuthority) {
                rsaRootKey = made;
            } else {
                rsaKey = made;
            }
        }
        return made;
    }

    private static KeyPair keys(String algorithm, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    /** Read by those who know nothing better. */
    private static X500Name commonName(String host) {
        return new X500NameBuilder().addRDN(BCStyle.CN, host).build();
    }

    private static JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair key, Instant from, Instant to) {
        return new JcaX509v3CertificateBuilder(
                ROOT,
                BigInteger.valueOf(System.nanoTime()).abs(),
                Date.from(from),
                Date.from(to),
                subject,
                key.getPublic());
    }

    private static X509Certificate signed(X509v3CertificateBuilder certificate, KeyPair by)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        String algorithm = by.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        ContentSigner signer = new JcaContentSignerBuilder(algorithm).build(by.getPrivate());
        byte[] der = certificate.build(signer).getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509", "SUN").generateCertificate(new ByteArrayInputStream(der));
    }
}
