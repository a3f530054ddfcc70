package dev.waxseal.agent.trust;

import com.blogspot.mydailyjava.weaklockfree.WeakConcurrentMap;
import dev.waxseal.agent.client.Property;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Takes off trust managers what libraries wrap them in, so that the one that decides is asked, and named. */
final class Bare {

    /** How many are taken off one another; no library has as many. */
    private static final int MOST = 8;

    /** Wrappers of Netty's and of Conscrypt's sockets, of whatever copy, and what they call the one inside. */
    private static final String[][] WRAPPERS = {
        {".netty.handler.ssl.util.X509TrustManagerWrapper", "delegate"},
        {".netty.handler.ssl.EnhancingX509ExtendedTrustManager", "wrapped"},
        {".netty.handler.ssl.ResumptionController$X509ExtendedWrapTrustManager", "trustManager"},
        {".conscrypt.ConscryptEngineSocket$2", "val$extendedDelegate"}
    };

    private static final Property[] INSIDE = new Property[WRAPPERS.length];

    static {
        for (int i = 0; i < WRAPPERS.length; i++) {
            INSIDE[i] = new Property(WRAPPERS[i][1]);
        }
    }

    /** What is inside of the JDK's wrappers, which do not show it. */
    private final WeakConcurrentMap<Object, X509TrustManager> wrapped = new WeakConcurrentMap.WithInlinedExpunction<>();

    /** The JDK wrapped this one in that one for a library, if it did. */
    void wrapped(X509TrustManager inside, Object wrapper) {
        if (inside != wrapper) {
            wrapped.put(wrapper, inside);
        }
    }

    /** The innermost. */
    X509TrustManager of(X509TrustManager manager) throws ReflectiveOperationException {
        X509TrustManager bare = manager;
        for (int i = 0; i < MOST; i++) {
            X509TrustManager inside = inside(bare);
            if (inside == null) {
                return bare;
            }
            bare = inside;
        }
        return bare;
    }

    private @Nullable X509TrustManager inside(X509TrustManager manager) throws ReflectiveOperationException {
        X509TrustManager known = wrapped.get(manager);
        if (known != null) {
            return known;
        }
        String name = manager.getClass().getName();
        for (int i = 0; i < WRAPPERS.length; i++) {
            if (name.endsWith(WRAPPERS[i][0])
                    && INSIDE[i].isOf(manager)
                    && INSIDE[i].of(manager) instanceof X509TrustManager inside) {
                return inside;
            }
        }
        return null;
    }
}
