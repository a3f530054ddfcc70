package dev.waxseal.agent.trust;

import dev.waxseal.agent.call.Caller;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A handshake that this JVM, as the client, has come to the end of.
 *
 * @param way where it leads
 * @param protocol such as {@code TLSv1.3}
 * @param authentication how the server proved who it is, in the words by which trust managers are told
 * @param chain whom the server said to be, its own certificate first; empty where it said nothing
 * @param trust who took that, or null for the JDK's own
 * @param maker who made the engine, or null where that was not seen, as of a socket
 * @param engine whether it is an engine's, rather than a socket's
 * @param hostChecked whether the certificate was compared with the host on the way
 */
record Handshaken(
        Way way,
        String protocol,
        String authentication,
        List<X509Certificate> chain,
        Made<X509TrustManager> trust,
        @Nullable Caller maker,
        boolean engine,
        boolean hostChecked) {

    /** Who used it, with the line and the library that are known of where it comes from, if this thread's stack has none. */
    Caller caller(Caller here, @Nullable String client) {
        Caller giver = trust.by();
        String library =
                carries(here.client()) && maker != null && maker.client() != null ? maker.client() : here.client();
        if (carries(library)) {
            library = giver != null && !carries(giver.client()) ? giver.client() : client == null ? library : client;
        }
        return new Caller(
                here.origin() == null && maker != null ? maker.origin() : here.origin(), library, here.test());
    }

    /** Whether it is none, or one that carries for others. */
    private static boolean carries(@Nullable String library) {
        return library == null || library.equals("netty");
    }

    String host() {
        return way.destination().host();
    }

    int port() {
        return way.destination().port();
    }
}
