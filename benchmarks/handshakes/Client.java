import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Shakes hands as it is told by lines of {@code HOST PORT PROTOCOLS SUITES ALPN TIMES}, with a {@code -} for what is the
 * provider's own choice; the provider is the first argument, {@code jdk} or {@code bc}. Says how many came about.
 */
final class Client {

    private Client() {}

    public static void main(String[] arguments) throws Exception {
        Provider provider = null;
        if (arguments[0].equals("bc")) {
            Security.addProvider(made("org.bouncycastle.jce.provider.BouncyCastleProvider"));
            provider = made("org.bouncycastle.jsse.provider.BouncyCastleJsseProvider");
        }
        int agreed = 0;
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            SSLContext context =
                    provider == null ? SSLContext.getInstance("TLS") : SSLContext.getInstance("TLS", provider);
            context.init(null, new TrustManager[] {new TakesAny()}, null);
            for (int i = 0; i < Integer.parseInt(words[5]); i++) {
                agreed += shakeHands(context, words) ? 1 : 0;
            }
        }
        System.out.println(agreed);
        System.exit(0);
    }

    private static Provider made(String name) throws ReflectiveOperationException {
        return (Provider) Class.forName(name).getConstructor().newInstance();
    }

    private static boolean shakeHands(SSLContext context, String[] words) {
        boolean named = !Character.isDigit(words[0].charAt(0));
        try (Socket socket = named
                ? context.getSocketFactory().createSocket(words[0], Integer.parseInt(words[1]))
                : context.getSocketFactory()
                        .createSocket(InetAddress.getByName(words[0]), Integer.parseInt(words[1]))) {
            SSLSocket sealed = (SSLSocket) socket;
            SSLParameters parameters = sealed.getSSLParameters();
            if (!words[2].equals("-")) {
                parameters.setProtocols(words[2].split(","));
            }
            if (!words[3].equals("-")) {
                parameters.setCipherSuites(words[3].split(","));
            }
            if (!words[4].equals("-")) {
                parameters.setApplicationProtocols(words[4].split(","));
            }
            sealed.setSSLParameters(parameters);
            sealed.setSoTimeout(5_000);
            sealed.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            sealed.getInputStream().read(new byte[8_192]); // so that tickets are read
            return true;
        } catch (IOException | IllegalArgumentException refused) {
            return false;
        }
    }

    private static final class TakesAny extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

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
            return new X509Certificate[0];
        }
    }
}
