package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/** AsyncHttpClient 2 and 3: asked with a {@code Request}. */
final class AsyncHttpClient implements Reader {
    private static final Property URL = new Property("getUrl");
    private static final Property METHOD = new Property("getMethod");
    private static final Property HEADERS = new Property("getHeaders");
    private static final Property BYTES = new Property("getByteData");
    private static final Property TEXT = new Property("getStringData");
    private static final Property FOLLOWS = new Property("getFollowRedirect");
    private static final Property CONFIG = new Property("getConfig");
    private static final Property USUALLY = new Property("isFollowRedirect");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return URL.text(arguments[0]);
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf(METHOD.of(arguments[0]));
    }

    @Override
    public boolean mayLeaveTls(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return Boolean.TRUE.equals(FOLLOWS.of(arguments[0]))
                || (FOLLOWS.of(arguments[0]) == null && Boolean.TRUE.equals(USUALLY.of(CONFIG.of(subject))));
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(HEADERS.of(arguments[0]));
    }

    @Override
    public @Nullable Body body(Object subject, Object[] arguments) throws ReflectiveOperationException {
        Body bytes = Body.of(BYTES.of(arguments[0]), null);
        return bytes == null ? Body.of(TEXT.of(arguments[0]), null) : bytes;
    }
}
