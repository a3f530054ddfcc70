package dev.waxseal.clients;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of this run, which this JVM trusts by default, and a certificate for every host of these tests. */
final class OtherAuthority {

    /** What the hosts' names end with. */
    static final String NAME = ".post.example";

    static final String PASSWORD = "changeit";

    private final X509Certificate own;
    private final Path store;
    private final Path pem;
    private final SSLContext server;

    private OtherAuthority(X509Certificate own, SSLContext server, Path directory) throws Exception {
        this.own = own;
        this.server = server;
        store = directory.resolve("authority.p12");
        pem = directory.resolve("authority.pem");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", own);
        try (OutputStream out = Files.newOutputStream(store)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        Files.writeString(
                pem,
                "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(own.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    /** Founds one whose files lie in this directory. */
    static OtherAuthority in(Path directory) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair root = generator.generateKeyPair();
        KeyPair key = generator.generateKeyPair();
        X500Name name = new X500Name("CN=Authority of these tests");
        X509Certificate authority = signed(
                builder(name, name, root, 200)
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true)),
                root);
        X509Certificate server = signed(
                builder(name, new X500Name("CN=server"), key, 80)
                        .addExtension(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(new GeneralName(GeneralName.dNSName, "*" + NAME)))
                        .addExtension(
                                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)),
                root);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", key.getPrivate(), new char[0], new Certificate[] {server, authority});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return new OtherAuthority(authority, context, directory);
    }

    /** From now on this JVM trusts it, and nobody else. */
    void rule() throws GeneralSecurityException {
        System.setProperty("javax.net.ssl.trustStore", store.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
        SSLContext.setDefault(SSLContext.getInstance("Default"));
    }

    X509Certificate own() {
        return own;
    }

    SSLContext server() {
        return server;
    }

    /** Its certificate, in a key store. */
    Path store() {
        return store;
    }

    /** Its certificate, as text. */
    Path pem() {
        return pem;
    }

    private static JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair key, int days) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(now.minus(Duration.ofDays(2))),
                Date.from(now.plus(Duration.ofDays(days))),
                subject,
                key.getPublic());
    }

    private static X509Certificate signed(X509v3CertificateBuilder certificate, KeyPair by)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        certificate.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    }
}
