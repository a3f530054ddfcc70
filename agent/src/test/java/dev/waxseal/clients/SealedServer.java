package dev.waxseal.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A server on the loopback interface that says one byte over TLS to whoever says one, with a certificate of some kind. */
final class SealedServer implements AutoCloseable {

    /** What is the matter with its certificate. */
    enum Kind {
        SOUND,
        EXPIRED,
        NOT_YET_VALID,
        FOR_ANOTHER_HOST,
        BY_COMMON_NAME,
        FOR_CLIENTS,
        SIGNED_BY_SHA_1
    }

    private static final char[] NO_PASSWORD = {};

    private final SSLServerSocket listening;
    private final X509Certificate own;
    private final X509Certificate authority;

    private SealedServer(SSLServerSocket listening, X509Certificate own, X509Certificate authority) {
        this.listening = listening;
        this.own = own;
        this.authority = authority;
    }

    static SealedServer open(Kind kind, String host, String protocol) throws Exception {
        return open(kind, host, protocol, null);
    }

    /** One whose certificate names somebody who knows whether it was revoked. */
    static SealedServer open(Kind kind, String host, String protocol, @Nullable String responder) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair root = generator.generateKeyPair();
        KeyPair key = generator.generateKeyPair();
        X500Name authorityName = new X500Name("CN=Authority of this test");
        X509Certificate authority = signed(
                builder(authorityName, authorityName, root, Duration.ofDays(-900), Duration.ofDays(900))
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true)),
                root,
                "SHA256withECDSA");
        Duration first = Duration.ofDays(kind == Kind.EXPIRED ? -30 : kind == Kind.NOT_YET_VALID ? 10 : -1);
        Duration last = Duration.ofDays(kind == Kind.EXPIRED ? -2 : 90);
        boolean named = kind == Kind.BY_COMMON_NAME;
        JcaX509v3CertificateBuilder own =
                builder(authorityName, new X500Name("CN=" + (named ? host : "server")), key, first, last);
        if (!named) {
            String name = kind == Kind.FOR_ANOTHER_HOST ? "somebody.example" : host;
            own.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        }
        KeyPurposeId purpose = kind == Kind.FOR_CLIENTS ? KeyPurposeId.id_kp_clientAuth : KeyPurposeId.id_kp_serverAuth;
        own.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        if (responder != null) {
            own.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(
                            AccessDescription.id_ad_ocsp,
                            new GeneralName(GeneralName.uniformResourceIdentifier, responder)));
        }
        X509Certificate certificate =
                signed(own, root, kind == Kind.SIGNED_BY_SHA_1 ? "SHA1withECDSA" : "SHA256withECDSA");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("own", key.getPrivate(), NO_PASSWORD, new Certificate[] {certificate, authority});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        SSLServerSocket listening = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        listening.setEnabledProtocols(new String[] {protocol});
        SealedServer server = new SealedServer(listening, certificate, authority);
        new Thread(server::serve).start();
        return server;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Its own certificate. */
    X509Certificate own() {
        return own;
    }

    /** That of who vouches for it. */
    X509Certificate authority() {
        return authority;
    }

    private void serve() {
        try (Socket socket = listening.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair key, Duration first, Duration last) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(now.plus(first)),
                Date.from(now.plus(last)),
                subject,
                key.getPublic());
    }

    private static X509Certificate signed(
            org.bouncycastle.cert.X509v3CertificateBuilder certificate, KeyPair by, String signature) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(certificate.build(new JcaContentSignerBuilder(signature).build(by.getPrivate())));
    }
}
