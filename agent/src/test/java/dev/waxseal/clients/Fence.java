package dev.waxseal.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A connection that is found fault with; what was judged before it is judged in turn, so that its finding proves that over. */
final class Fence {

    private static final AtomicInteger FENCES = new AtomicInteger();

    private Fence() {}

    static void untilAllIsJudged() throws Exception {
        // of an address for each, because what is found again on the same way is but counted
        InetAddress address = InetAddress.getByAddress(new byte[] {127, 7, 0, (byte) FENCES.incrementAndGet()});
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TakesAny()}, null);
        try (ServerSocket server = Tls.server().getServerSocketFactory().createServerSocket(0, 1, address)) {
            Thread serving = new Thread(() -> {
                try (Socket accepted = server.accept()) {
                    accepted.getInputStream().read();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            serving.start();
            try (Socket socket = context.getSocketFactory().createSocket(address, server.getLocalPort())) {
                socket.getOutputStream().write(1);
            }
            serving.join();
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!isJudged(address.getHostAddress()) && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        assertThat(isJudged(address.getHostAddress())).as("the last was judged").isTrue();
    }

    /** Whether this was found of a fence, whose server may have the port of another on another address. */
    static boolean isOne(JsonObject finding) {
        return finding.getAsJsonObject("destination").get("host").getAsString().startsWith("127.7.0.");
    }

    private static boolean isJudged(String host) {
        return OwnJournal.lines("finding")
                .map(line -> line.getAsJsonObject("finding"))
                .filter(finding -> finding.get("rule").getAsString().startsWith("certificate-"))
                .anyMatch(finding -> finding.getAsJsonObject("destination")
                        .get("host")
                        .getAsString()
                        .equals(host));
    }

    /** Takes any certificate. */
    static class TakesAny implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
