package dev.waxseal.agent.trust;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/**
 * A handshake that this JVM, as the client, has come to the end of.
 *
 * @param way where it leads
 * @param protocol such as {@code TLSv1.3}
 * @param chain whom the server said to be, its own certificate first; empty where it said nothing
 * @param trust who took that, or null for the JDK's own
 * @param engine whether it is an engine's, rather than a socket's
 * @param hostChecked whether the certificate was compared with the host on the way
 */
record Handshaken(
        Way way,
        String protocol,
        List<X509Certificate> chain,
        Made<X509TrustManager> trust,
        boolean engine,
        boolean hostChecked) {

    String host() {
        return way.destination().host();
    }

    int port() {
        return way.destination().port();
    }
}
