package dev.waxseal.agent.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client is about to go where an answer sent it; as the client library has it, since the answer may have come through
 * TLS.
 *
 * @param from the URL it had asked for
 * @param to the URL it goes to
 */
public record Redirect(String from, String to) {

    /**
     * How a URL is read out of what a library has; one property after the other.
     *
     * @param backwards whether where it goes is told before where it came from
     */
    private record Paths(List<Property> from, List<Property> to, boolean backwards) {
        Paths(List<Property> from, List<Property> to) {
            this(from, to, false);
        }
    }

    private static final Property ORIGINAL = new Property("getOriginal");
    private static final Property HOST = new Property("getTargetHost");

    private static final Map<String, Paths> BY_SEAM = Map.of(
            "jdk-http-client redirects", new Paths(path("uri"), path("uri")),
            "okhttp redirects", new Paths(path("request", "url"), path("url")),
            "apache-httpclient-4 redirects", new Paths(path("getURI"), path("getURI")),
            "apache-httpclient-5 redirects", new Paths(path("getUri"), path()),
            "jetty redirects", new Paths(path("getURI"), path()),
            "reactor-netty", new Paths(path("toURI", "toExternalForm"), path()),
            "async-http-client redirects", new Paths(path("getCurrentRequest", "getUrl"), path("getUrl"), true),
            "vertx redirects", new Paths(path("absoluteURI"), path("absoluteURI")));

    /** Of what this seam told, or null if that is not about a redirect. */
    public static @Nullable Redirect of(String seam, Object first, Object second) throws ReflectiveOperationException {
        Paths paths = BY_SEAM.get(seam);
        if (paths == null) {
            return null;
        }
        Object from = first;
        Object to = second;
        if (first instanceof Object[] arguments) {
            from = ORIGINAL.isOf(arguments[0]) ? ORIGINAL.of(arguments[0]) : arguments[0];
        } else if (second instanceof Object[] arguments) {
            from = paths.backwards ? arguments[1] : first;
            to = paths.backwards ? first : urlAmong(arguments);
        }
        String came = follow(paths.from, from);
        String goes = follow(paths.to, to);
        if (came != null && came.startsWith("/") && first instanceof Object[] arguments) {
            came = host(arguments[arguments.length - 1]) + came;
        }
        return came == null || goes == null ? null : new Redirect(came, goes);
    }

    /** Whether it leads from TLS into clear text. */
    public boolean isDowngrade() {
        return Asked.isSealed(from) && Asked.isPlain(to);
    }

    /** Jetty 12 has the path by itself. */
    private static @Nullable String urlAmong(Object[] arguments) {
        String url = null;
        for (Object argument : arguments) {
            if (argument instanceof URI uri) {
                url = uri.toString();
            } else if (url != null && argument instanceof String path && path.startsWith("/")) {
                url += path;
            }
        }
        return url;
    }

    /** Where Apache's requests go that name a path alone. */
    private static @Nullable Object host(Object context) throws ReflectiveOperationException {
        return HOST.isOf(context) ? HOST.of(context) : null;
    }

    private static @Nullable String follow(List<Property> path, @Nullable Object from)
            throws ReflectiveOperationException {
        Object at = from;
        for (Property step : path) {
            at = at == null || !step.isOf(at) ? null : step.of(at);
        }
        return at == null ? null : at.toString();
    }

    private static List<Property> path(String... names) {
        List<Property> path = new ArrayList<>(names.length);
        for (String name : names) {
            path.add(new Property(name));
        }
        return path;
    }
}
