package dev.waxseal.agent.client;

import com.blogspot.mydailyjava.weaklockfree.WeakConcurrentMap;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the connections of AWS CRT lead. They do not know it themselves; the managers that made them do, and a future
 * and a call from native code lie between the two.
 */
public final class CrtRoutes {

    private static final Property URI_OF = new Property("uri");
    private static final Property PORT_OF = new Property("port");
    private static final Property MANAGER = new Property("connectionManager");

    private static final WeakConcurrentMap<Object, Route> ROUTES = new WeakConcurrentMap.WithInlinedExpunction<>();

    /** Connections by their futures, if native code was faster than the call that asked for them. */
    private static final WeakConcurrentMap<Object, Object> EARLY = new WeakConcurrentMap.WithInlinedExpunction<>();

    /** The future that native code is about to complete on this thread. */
    private static final ThreadLocal<@Nullable Object> COMING = new ThreadLocal<>();

    /**
     * Where a connection leads.
     *
     * @param host as the application named it
     */
    public record Route(String scheme, String host, int port) {

        /** Whether what goes there can be read on the way. */
        public boolean isPlain() {
            return !scheme.equalsIgnoreCase("https");
        }

        /** Host and port as a URL has them. */
        public String authority() {
            return port == 80 ? host : host + ':' + port;
        }
    }

    private CrtRoutes() {}

    /** A manager was asked for a connection; nobody else has seen the future yet. Where that will lead, or null. */
    public static synchronized @Nullable Route asked(Object manager, Object future)
            throws ReflectiveOperationException {
        Route route = of(manager);
        Object early = EARLY.remove(future);
        if (route != null) {
            ROUTES.put(early == null ? future : early, route);
        }
        return route;
    }

    /** Native code is about to complete this future with a connection, on this thread. */
    public static void comes(Object future) {
        COMING.set(future);
    }

    /** A connection was made. */
    public static synchronized void made(Object connection) {
        Object future = COMING.get();
        if (future != null) {
            Route route = ROUTES.remove(future);
            if (route != null) {
                ROUTES.put(connection, route);
            } else {
                EARLY.put(future, connection);
            }
        }
    }

    /** Where this leads: a connection, or a manager of connections or streams. */
    public static @Nullable Route of(Object subject) throws ReflectiveOperationException {
        Route known = ROUTES.get(subject);
        if (known != null) {
            return known;
        }
        if (MANAGER.isOf(subject)) {
            Object manager = MANAGER.of(subject);
            return manager == null ? null : of(manager);
        }
        if (!URI_OF.isOf(subject) || !(URI_OF.of(subject) instanceof URI uri) || uri.getHost() == null) {
            return null;
        }
        String scheme = uri.getScheme() == null ? "https" : uri.getScheme();
        int standard = scheme.equalsIgnoreCase("https") ? 443 : 80;
        int port = PORT_OF.isOf(subject) && PORT_OF.of(subject) instanceof Integer given ? given : uri.getPort();
        Route route = new Route(scheme, uri.getHost(), port > 0 ? port : standard);
        ROUTES.put(subject, route);
        return route;
    }
}
