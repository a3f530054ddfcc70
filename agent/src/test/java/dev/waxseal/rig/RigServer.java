package dev.waxseal.rig;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.crypto.DHGroup;
import org.bouncycastle.tls.crypto.DHStandardGroups;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsDHConfig;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCertificate;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/**
 * All servers of the rig in this JVM, until its standard input ends: {@code java … RigServer DIRECTORY}.
 *
 * <p>Writes {@code ca.pem} with those whom clients are to trust, {@code hosts} with the servers' names for
 * {@code -Djdk.net.hosts.file}, then {@code ports}, a line {@code NAME HOST PORT PROTOCOL SUITE} for each server. Whoever
 * sends a byte is sent one.
 */
public final class RigServer {

    /** Brings back in this JVM all that the JDK has given up. */
    static final String WEAK = """
            jdk.tls.disabledAlgorithms=
            jdk.certpath.disabledAlgorithms=
            jdk.tls.legacyAlgorithms=
            """;

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "rig");
        thread.setDaemon(true);
        return thread;
    });

    private RigServer() {}

    /**
     * Serves.
     *
     * @param arguments where to write to
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        StringBuilder trusted = new StringBuilder();
        StringBuilder hosts = new StringBuilder();
        StringBuilder ports = new StringBuilder();
        for (Case one : Case.values()) {
            Rigged rigged = one.rigged();
            X509Certificate root = rigged.trusted();
            if (root != null) {
                trusted.append(pem(root));
            }
            int port = rigged.prime != 0 ? byBouncyCastle(rigged) : byTheJdk(rigged);
            hosts.append("127.0.0.1 ").append(one.host()).append('\n');
            ports.append(one.id()).append(' ').append(one.host()).append(' ').append(port);
            ports.append(' ').append(rigged.suite == null ? "-" : rigged.protocol);
            ports.append(' ').append(rigged.suite == null ? "-" : rigged.suite).append('\n');
        }
        Files.writeString(directory.resolve("ca.pem"), trusted);
        Files.writeString(directory.resolve("hosts"), hosts);
        Files.writeString(directory.resolve("ports.new"), ports);
        Files.move(directory.resolve("ports.new"), directory.resolve("ports"));
        System.in.readAllBytes(); // until whoever has started it is gone
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static int byTheJdk(Rigged rigged) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManager keys = new Rigged.Keys(rigged.chain(), rigged.own.key().getPrivate());
        context.init(new KeyManager[] {keys}, null, null);
        SSLServerSocket listening = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 8, InetAddress.getLoopbackAddress());
        if (rigged.protocol != null) {
            listening.setEnabledProtocols(new String[] {rigged.protocol});
        }
        if (rigged.suite != null) {
            listening.setEnabledCipherSuites(new String[] {rigged.suite});
        }
        listening.setWantClientAuth(rigged.wantsClient);
        if (rigged.needsClient) {
            listening.setNeedClientAuth(true);
        }
        serve(listening, socket -> answer(socket.getInputStream(), socket.getOutputStream()));
        return listening.getLocalPort();
    }

    private static int byBouncyCastle(Rigged rigged) throws Exception {
        ServerSocket listening = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        List<X509Certificate> chain = rigged.chain();
        JcaTlsCrypto crypto = new JcaTlsCryptoProvider().create(new SecureRandom());
        DHGroup group = group(rigged.prime);
        serve(listening, socket -> {
            TlsServerProtocol protocol = new TlsServerProtocol(socket.getInputStream(), socket.getOutputStream());
            protocol.accept(new DefaultTlsServer(crypto) {
                @Override
                protected ProtocolVersion[] getSupportedVersions() {
                    return ProtocolVersion.TLSv12.only();
                }

                @Override
                protected int[] getSupportedCipherSuites() {
                    return new int[] {CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256};
                }

                @Override
                protected boolean selectCipherSuite(int suite) {
                    selectedCipherSuite = suite;
                    return true;
                }

                @Override
                protected int selectDH(int minimum) {
                    return 0;
                }

                @Override
                public TlsDHConfig getDHConfig() {
                    return new TlsDHConfig(group);
                }

                @Override
                protected TlsCredentialedSigner getRSASignerCredentials() throws IOException {
                    List<TlsCertificate> sent = new ArrayList<>();
                    for (X509Certificate one : chain) {
                        sent.add(new JcaTlsCertificate(crypto, one));
                    }
                    return new JcaDefaultTlsCredentialedSigner(
                            new TlsCryptoParameters(context),
                            crypto,
                            rigged.own.key().getPrivate(),
                            new Certificate(sent.toArray(new TlsCertificate[0])),
                            new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.rsa));
                }
            });
            answer(protocol.getInputStream(), protocol.getOutputStream());
            protocol.close();
        });
        return listening.getLocalPort();
    }

    /** Of so many bits; any will do for one of 512, for nobody is kept from anything here. */
    private static DHGroup group(int bits) {
        return switch (bits) {
            case 2048 -> DHStandardGroups.rfc7919_ffdhe2048;
            case -2048 ->
                new DHGroup(
                        DHStandardGroups.rfc7919_ffdhe2048.getP().subtract(BigInteger.TWO), null, BigInteger.TWO, 0);
            case 1024 -> DHStandardGroups.rfc2409_1024;
            default -> new DHGroup(BigInteger.probablePrime(bits, new SecureRandom()), null, BigInteger.TWO, 0);
        };
    }

    private interface Answer {
        void to(Socket socket) throws IOException;
    }

    private static void serve(ServerSocket listening, Answer answer) {
        THREADS.execute(() -> {
            while (true) {
                try {
                    Socket accepted = listening.accept();
                    THREADS.execute(() -> {
                        try (accepted) {
                            answer.to(accepted);
                        } catch (IOException | RuntimeException refused) {
                            // what came of it the client tells
                        }
                    });
                } catch (IOException over) {
                    return;
                }
            }
        });
    }

    private static void answer(InputStream in, OutputStream out) throws IOException {
        if (in.read() >= 0) {
            out.write("!".getBytes(US_ASCII));
            out.flush();
        }
    }
}
