package dev.waxseal.clients;

import java.io.PrintStream;
import java.net.URI;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** A program that speaks to sealed servers good and bad, by clients strict and lax, and says what came of each. */
public final class SealedOutcomes {

    private static final String HOST = "localhost";
    private static final PrintStream OUT = System.out;

    /** Opens a connection by a context, and says what there is to say of it. */
    private interface Client {
        String reach(SSLContext context, int port) throws Exception;
    }

    private SealedOutcomes() {}

    public static void main(String[] none) throws Exception {
        for (Provider provider : Security.getProviders()) {
            OUT.println(provider.getName());
        }
        SSLContext known = SSLContext.getDefault();
        OUT.println(known.getProvider().getName() + ' ' + known.getProtocol());
        SSLParameters parameters = known.getDefaultSSLParameters();
        OUT.println(String.join(" ", parameters.getProtocols()));
        OUT.println(String.join(" ", parameters.getCipherSuites()));
        for (SealedServer.Kind kind :
                List.of(SealedServer.Kind.SOUND, SealedServer.Kind.EXPIRED, SealedServer.Kind.FOR_ANOTHER_HOST)) {
            for (Map.Entry<String, Client> client : clients().entrySet()) {
                for (String trust : List.of("the JDK's", "authority", "delegating", "any", "refusing", "failing")) {
                    try (SealedServer server = SealedServer.open(kind, HOST, "TLSv1.3")) {
                        SSLContext context = SSLContext.getInstance("TLS");
                        context.init(null, trust.equals("the JDK's") ? null : trust(trust, server.authority()), null);
                        OUT.println(kind + " by " + client.getKey() + " with " + trust + ": "
                                + outcome(client.getValue(), context, server.port()));
                    }
                }
            }
        }
        System.exit(0);
    }

    private static String outcome(Client client, SSLContext context, int port) {
        try {
            return client.reach(context, port);
        } catch (Exception e) {
            StringBuilder said = new StringBuilder();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                said.append(cause).append("; ");
            }
            return said.toString().replaceAll("NotAfter: [^;]*", "NotAfter");
        }
    }

    private static Map<String, Client> clients() {
        Map<String, Client> clients = new LinkedHashMap<>();
        clients.put("socket", (context, port) -> socket(context, port, null));
        clients.put("identifying socket", (context, port) -> socket(context, port, "HTTPS"));
        clients.put("URL", (context, port) -> {
            URI url = URI.create("https://" + HOST + ':' + port + '/');
            HttpsURLConnection connection = (HttpsURLConnection) url.toURL().openConnection();
            connection.setSSLSocketFactory(context.getSocketFactory());
            connection.setHostnameVerifier((host, session) -> host.equals("another"));
            connection.connect();
            return connection.getCipherSuite();
        });
        return clients;
    }

    private static String socket(SSLContext context, int port, @Nullable String identification) throws Exception {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(HOST, port)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm(identification);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            socket.getOutputStream().write(1);
            return socket.getSession().getProtocol()
                    + ' '
                    + socket.getSession().getCipherSuite()
                    + ' '
                    + Arrays.stream(socket.getSession().getPeerCertificates()).count()
                    + ' '
                    + socket.getInputStream().read();
        }
    }

    private static TrustManager[] trust(String kind, X509Certificate authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", authority);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        X509TrustManager sound = (X509TrustManager) factory.getTrustManagers()[0];
        return kind.equals("authority")
                ? factory.getTrustManagers()
                : new TrustManager[] {
                    new Fence.TakesAny() {
                        @Override
                        public void checkServerTrusted(X509Certificate[] chain, String type)
                                throws CertificateException {
                            switch (kind) {
                                case "delegating" -> sound.checkServerTrusted(chain, type);
                                case "refusing" -> throw new CertificateException("a stranger");
                                case "failing" -> throw new IllegalStateException("broken");
                                default -> {}
                            }
                        }
                    }
                };
    }
}
