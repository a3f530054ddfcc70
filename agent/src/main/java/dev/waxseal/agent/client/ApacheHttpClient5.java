package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/** Apache HttpClient 5: asked with a host, which may be null, and a request. */
final class ApacheHttpClient5 implements Reader {
    private static final Property SCHEME = new Property("getScheme");
    private static final Property AUTHORITY = new Property("getAuthority");
    private static final Property PATH = new Property("getPath");
    private static final Property METHOD = new Property("getMethod");
    private static final Property HEADERS = new Property("getHeaders");
    private static final Property HOST = new Property("toURI");
    private static final Property ENTITY = new Property("getEntity");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return urlOf(arguments[0], arguments[1]);
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf(METHOD.of(arguments[1]));
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(HEADERS.of(arguments[1]));
    }

    @Override
    public @Nullable Body body(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return ENTITY.isOf(arguments[1]) ? ApacheEntity.of(ENTITY.of(arguments[1])) : null;
    }

    /** The request says where it goes, or else the host does. */
    static @Nullable String urlOf(@Nullable Object host, Object request) throws ReflectiveOperationException {
        String scheme = SCHEME.text(request);
        String authority = AUTHORITY.text(request);
        if (scheme != null && authority != null) {
            return scheme + "://" + authority + PATH.of(request);
        }
        return host == null ? null : HOST.text(host) + PATH.of(request);
    }
}
