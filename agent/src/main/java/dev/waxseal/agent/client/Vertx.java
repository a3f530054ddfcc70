package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/** Vert.x: asked with {@code RequestOptions}, by its {@code HttpClient} or its {@code WebClient}. */
final class Vertx implements Reader {
    private static final Property HOST = new Property("getHost");
    private static final Property PORT = new Property("getPort");
    private static final Property URI = new Property("getURI");
    private static final Property SSL = new Property("isSsl");
    private static final Property METHOD = new Property("getMethod");
    private static final Property HEADERS = new Property("getHeaders");
    private static final Property BODY = new Property("body");
    private static final Property FOLLOWS = new Property("getFollowRedirects");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return urlOf(arguments[0]);
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf(METHOD.of(arguments[0]));
    }

    @Override
    public boolean mayLeaveTls(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return Boolean.TRUE.equals(FOLLOWS.of(arguments[0]));
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(HEADERS.of(arguments[0]));
    }

    @Override
    public @Nullable Body body(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return BODY.isOf(subject) ? Body.of(BODY.text(subject), null) : null;
    }

    /** Null where the client adds what is not said here. */
    private static @Nullable String urlOf(Object options) throws ReflectiveOperationException {
        Object host = HOST.of(options);
        Object port = PORT.of(options);
        String scheme = Boolean.TRUE.equals(SSL.of(options)) ? "https://" : "http://";
        return host == null || port == null ? null : scheme + host + ':' + port + URI.of(options);
    }
}
