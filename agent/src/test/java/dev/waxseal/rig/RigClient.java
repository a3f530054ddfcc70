package dev.waxseal.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Says of a server whether a client of the JDK {@code accepts} it, {@code rejects} what it says to be, or {@code cannot}
 * agree with it: {@code java … RigClient HOST PORT [CAFILE]}. Without arguments it answers lines of
 * {@code MANNER HOST PORT CAFILE PROTOCOL SUITE} from its standard input, each in turn.
 */
public final class RigClient {

    private final @Nullable String protocol;
    private final @Nullable String suite;

    private RigClient(@Nullable String protocol, @Nullable String suite) {
        this.protocol = protocol;
        this.suite = suite;
    }

    /**
     * Answers.
     *
     * @param arguments see above
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            System.out.println(new RigClient(null, null)
                    .meet("strict", arguments[0], arguments[1], arguments.length > 2 ? arguments[2] : null));
            return;
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", -1);
            boolean any = words[5].equals("-");
            System.out.println(new RigClient(any ? null : words[4], any ? null : words[5])
                    .meet(words[0], words[1], words[2], words[3]));
        }
    }

    private String meet(String manner, String host, String port, @Nullable String authorities) throws Exception {
        TrustManager[] managers =
                manner.equals("trusting") ? new TrustManager[] {new TakesAny()} : ofTheJdk(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        String answer = meet(context, manner, host, Integer.parseInt(port));
        return host.startsWith("resumed") ? meet(context, manner, host, Integer.parseInt(port)) : answer;
    }

    private String meet(SSLContext context, String manner, String host, int port) {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(host, port)) {
            SSLParameters parameters = socket.getSSLParameters();
            if (!manner.equals("nameless")) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            if (manner.equals("ready") && protocol != null) {
                parameters.setProtocols(new String[] {protocol});
                parameters.setCipherSuites(new String[] {suite});
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            socket.getOutputStream().write('?');
            return socket.getInputStream().read() < 0 ? "cannot" : "accepts";
        } catch (IOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                    return "rejects";
                }
            }
            return "cannot";
        }
    }

    private static TrustManager[] ofTheJdk(@Nullable String authorities) throws Exception {
        KeyStore store = null;
        if (authorities != null) {
            store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            try (InputStream file = Files.newInputStream(Path.of(authorities))) {
                for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                    store.setCertificateEntry("authority " + store.size(), one);
                }
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** Takes any certificate for any host. */
    private static final class TakesAny extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return List.of().toArray(new X509Certificate[0]);
        }
    }
}
