package dev.waxseal.agent.trust;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
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

    private static final String AUTHENTICATION = "ECDHE_ECDSA";

    /** A host that cannot exist (RFC 6761 section 6.4), and that nobody asked for. */
    private static final String ANOTHER_HOST = "another-host.waxseal.invalid";

    private @Nullable Forgery forgery;

    /** What is wrong with a trust manager, in a few words; null where it refuses. */
    @Nullable String ask(X509TrustManager manager, boolean engine, String host, int port) throws Exception {
        if (!accepts(manager, engine, host, port, false)) {
            return null;
        }
        return accepts(manager, engine, host, port, true)
                ? "accepts any certificate"
                : "checks dates alone and accepts any certificate that is not expired";
    }

    private boolean accepts(X509TrustManager manager, boolean engine, String host, int port, boolean expired)
            throws Exception {
        X509Certificate[] chain = forgery().chainFor(host, expired);
        NoSession session = new NoSession(host, port, chain);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            Thread.currentThread().setContextClassLoader(manager.getClass().getClassLoader());
            check(manager, engine, chain, session);
            return true;
        } catch (CertificateException | RuntimeException | Error refused) {
            return false;
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** As the JDK would (see {@code sun.security.ssl.CertificateMessage}). */
    private static void check(X509TrustManager manager, boolean engine, X509Certificate[] chain, NoSession session)
            throws CertificateException {
        if (manager instanceof X509ExtendedTrustManager extended) {
            if (engine) {
                extended.checkServerTrusted(chain.clone(), AUTHENTICATION, new NoEngine(session));
            } else {
                extended.checkServerTrusted(chain.clone(), AUTHENTICATION, new NoSocket(session));
            }
        } else {
            manager.checkServerTrusted(chain.clone(), AUTHENTICATION);
        }
    }

    /** What is wrong with a verifier, in a few words; null where it refuses. */
    @Nullable String ask(HostnameVerifier verifier, String host, int port) throws Exception {
        X509Certificate[] right = forgery().chainFor(host, false);
        if (says(verifier, ANOTHER_HOST, new NoSession(host, port, right))) {
            return "says yes to any name";
        }
        X509Certificate[] wrong = forgery().chainFor(ANOTHER_HOST, false);
        return says(verifier, host, new NoSession(host, port, wrong))
                ? "says yes to the name without comparing it with the certificate"
                : null;
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
