package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/** Apache HttpClient 4 and HttpAsyncClient 4: asked with a host, which may be null, and a request. */
final class ApacheHttpClient4 implements Reader {
    private static final Property LINE = new Property("getRequestLine");
    private static final Property URI = new Property("getUri");
    private static final Property METHOD = new Property("getMethod");
    private static final Property HEADERS = new Property("getAllHeaders");
    private static final Property HOST = new Property("toURI");
    private static final Property ENTITY = new Property("getEntity");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return urlOf(arguments[0], URI.text(LINE.of(arguments[1])));
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf(METHOD.of(LINE.of(arguments[1])));
    }

    @Override
    public boolean mayLeaveTls(Object subject, Object[] arguments) {
        return arguments.length == 4; // HttpAsyncClient
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(HEADERS.of(arguments[1]));
    }

    @Override
    public @Nullable Body body(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return ENTITY.isOf(arguments[1]) ? ApacheEntity.of(ENTITY.of(arguments[1])) : null;
    }

    private static @Nullable String urlOf(@Nullable Object host, @Nullable String target)
            throws ReflectiveOperationException {
        boolean relative = target == null || !target.contains("://") || target.startsWith("/");
        return relative && host != null ? HOST.text(host) + target : target;
    }
}
