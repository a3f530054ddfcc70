package dev.waxseal.agent.trust;

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
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A chain of certificates that nobody can have a reason to trust, made on the spot: a root of this minute, which vouches
 * for any host. It names no place where anything could be fetched.
 */
final class Forgery {

    /** How long before now it begins to hold, so that clocks that differ do no harm. */
    private static final Duration DAY = Duration.ofDays(1);

    private static final Duration LONG_AGO = Duration.ofDays(60);

    private static final String SIGNATURE = "SHA256withECDSA";
    private static final X500Name ROOT = new X500Name("CN=Waxseal probe that nobody trusts");

    private final KeyPair rootKey;
    private final KeyPair key;
    private final X509Certificate root;

    private Forgery(KeyPair rootKey, KeyPair key, X509Certificate root) {
        this.rootKey = rootKey;
        this.key = key;
        this.root = root;
    }

    static Forgery make() throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair rootKey = generator.generateKeyPair();
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder root = builder(ROOT, rootKey, now.minus(LONG_AGO.plus(DAY)), now.plus(DAY));
        root.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        return new Forgery(rootKey, generator.generateKeyPair(), signed(root, rootKey));
    }

    /** The server's own certificate first. */
    X509Certificate[] chainFor(String host, boolean expired)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        Instant end = Instant.now().minus(expired ? Duration.ofDays(30) : DAY.negated());
        JcaX509v3CertificateBuilder own =
                builder(new X500Name("CN=Waxseal probe"), key, end.minus(DAY.multipliedBy(2)), end);
        boolean address = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        own.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        own.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        own.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host)));
        return new X509Certificate[] {signed(own, rootKey), root};
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

    private static X509Certificate signed(JcaX509v3CertificateBuilder certificate, KeyPair by)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        ContentSigner signer = new JcaContentSignerBuilder(SIGNATURE).build(by.getPrivate());
        byte[] der = certificate.build(signer).getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509", "SUN").generateCertificate(new ByteArrayInputStream(der));
    }
}
