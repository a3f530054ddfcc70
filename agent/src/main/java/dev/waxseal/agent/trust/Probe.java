package dev.waxseal.agent.trust;

import dev.waxseal.tls.HostName;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Asks trust managers and verifiers about certificates that they must refuse. Whatever they do but say yes is a no: many
 * cast what they are given to classes of their own library.
 */
final class Probe {

    /** A host that cannot exist (RFC 6761 section 6.4), and that nobody asked for. */
    private static final String ANOTHER_HOST = "another-host.waxseal.invalid";

    private @Nullable Forgery forgery;

    /**
     * What is wrong with a trust manager, in a few words; null where it refuses the twin of what the server presented, which
     * whoever is on the path can make as well. Who refuses that, and takes a stranger, remembers whom he has met.
     */
    @Nullable String ask(X509TrustManager manager, Handshaken met) throws Exception {
        X509TrustManager like = StandIn.of(manager);
        try {
            return asked(like, met);
        } finally {
            remind(like, met);
        }
    }

    /** Who keeps whom he met last where the stand-in does, too, is to keep the server. */
    private static void remind(X509TrustManager manager, Handshaken met) {
        accepts(manager, met, met.chain().toArray(new X509Certificate[0]));
    }

    private @Nullable String asked(X509TrustManager manager, Handshaken met) throws Exception {
        X509Certificate[] twin = forgery().twinOf(met.chain());
        if (accepts(manager, met, twin)) {
            return !accepts(manager, met, forgery().chainFor(met.host(), false))
                    ? "accepts any certificate in which the same names are written"
                    : accepts(manager, met, forgery().chainFor(met.host(), true))
                            ? "accepts any certificate"
                            : "checks dates alone and accepts any certificate that is not expired";
        }
        List<X509Certificate> together = new ArrayList<>(List.of(twin));
        together.addAll(met.chain());
        return accepts(manager, met, together.toArray(new X509Certificate[0]))
                ? "accepts any certificate with which the right one is sent along"
                : null;
    }

    private static boolean accepts(X509TrustManager manager, Handshaken met, X509Certificate[] chain) {
        return accepts(manager, met, chain, met.host(), true);
    }

    /**
     * Whether a trust manager that takes what this server presented does so whatever host is asked for, and without looking
     * itself at whose certificate that is.
     */
    boolean ignoresHost(X509TrustManager manager, Handshaken met) {
        X509Certificate[] chain = met.chain().toArray(new X509Certificate[0]);
        Watched own = new Watched(chain[0]);
        chain[0] = own;
        X509TrustManager like = StandIn.of(manager);
        boolean accepted = accepts(like, met, chain, ANOTHER_HOST, false);
        boolean ignored = accepted && !own.isRead();
        remind(like, met);
        return ignored;
    }

    private static boolean accepts(
            X509TrustManager manager, Handshaken met, X509Certificate[] chain, String host, boolean checksHost) {
        NoSession session = new NoSession(host, met.port(), chain, checksHost);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            Thread.currentThread().setContextClassLoader(manager.getClass().getClassLoader());
            check(manager, met, chain, session);
            return true;
        } catch (CertificateException | RuntimeException | Error refused) {
            return false;
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** As the JDK would (see {@code sun.security.ssl.CertificateMessage}). */
    private static void check(X509TrustManager manager, Handshaken met, X509Certificate[] chain, NoSession session)
            throws CertificateException {
        if (manager instanceof X509ExtendedTrustManager extended) {
            if (met.engine()) {
                extended.checkServerTrusted(chain.clone(), met.authentication(), new NoEngine(session));
            } else {
                extended.checkServerTrusted(chain.clone(), met.authentication(), new NoSocket(session));
            }
        } else {
            manager.checkServerTrusted(chain.clone(), met.authentication());
        }
    }

    /**
     * What is wrong with a verifier, in a few words; null where it refuses a certificate for another host, which is what
     * whoever is on the path can have. Who compares with one name of his own, whatever he is asked about, does no harm.
     */
    @Nullable String ask(HostnameVerifier asked, String host, int port) throws Exception {
        HostnameVerifier verifier = StandIn.of(asked);
        if (!takes(verifier, host, port, ANOTHER_HOST, host)) {
            String longer = "x" + host + '.' + ANOTHER_HOST;
            return !HostName.isAddress(host) && takes(verifier, host, port, longer, host)
                    ? "takes a certificate for a name that merely contains the host's"
                    : null;
        }
        return takes(verifier, host, port, host, ANOTHER_HOST)
                ? "says yes to any name"
                : "says yes to the name without comparing it with the certificate";
    }

    /** Whether it says that a server whose certificate is for one host is the other that was asked for. */
    private boolean takes(HostnameVerifier verifier, String peer, int port, String certified, String asked)
            throws Exception {
        X509Certificate[] chain = forgery().chainFor(certified, false);
        return says(verifier, asked, new NoSession(peer, port, chain, true));
    }

    private static boolean says(HostnameVerifier verifier, String host, SSLSession session) {
        try {
            return verifier.verify(host, session);
        } catch (RuntimeException | Error refused) {
            return false;
        }
    }

    private Forgery forgery() throws Exception {
        Forgery made = forgery;
        if (made == null) {
            made = Forgery.make();
            forgery = made;
        }
        return made;
    }
}
