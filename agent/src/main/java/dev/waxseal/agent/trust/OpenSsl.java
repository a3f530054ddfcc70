package dev.waxseal.agent.trust;

import com.blogspot.mydailyjava.weaklockfree.WeakConcurrentMap;
import dev.waxseal.agent.call.Caller;
import dev.waxseal.agent.client.Property;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Who decides about certificates for Netty's engines of OpenSSL, of each context of theirs. */
final class OpenSsl {

    /**
     * What the engines of a context have.
     *
     * @param manager the application's own, if it has one
     * @param compares whether they compare the host where they are asked to: they leave that to what decides, and a plain
     *     trust manager that the JDK does not wrap is never told of a host
     */
    record Trust(Made<X509TrustManager> manager, boolean compares) {}

    /** Nothing is known of them, as where the agent came later. */
    private static final Trust UNKNOWN = new Trust(Made.byTheJdk(), true);

    /** The object that all engines of a context and who decides for them have in common. */
    private static final Property[] ENGINES = {new Property("engines"), new Property("engineMap")
    }; // since 4.2, until 4.1

    private final Bare bare;
    private final WeakConcurrentMap<Object, Trust> byEngines = new WeakConcurrentMap.WithInlinedExpunction<>();

    OpenSsl(Bare bare) {
        this.bare = bare;
    }

    /** The engines of a context are given who decides for them. */
    void given(Object engines, X509TrustManager manager, Caller by) throws ReflectiveOperationException {
        byEngines.put(
                engines, new Trust(new Made<>(bare.of(manager), by), manager instanceof X509ExtendedTrustManager));
    }

    /** What this engine has. */
    Trust of(SSLEngine engine) throws ReflectiveOperationException {
        for (Property property : ENGINES) {
            Object engines = property.isOf(engine) ? property.of(engine) : null;
            Trust known = engines == null ? null : byEngines.get(engines);
            if (known != null) {
                return known;
            }
        }
        return UNKNOWN;
    }
}
