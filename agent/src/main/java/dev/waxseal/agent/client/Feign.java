package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/** OpenFeign: asked with a {@code feign.Request}. */
final class Feign implements Reader {
    private static final Property URL = new Property("url");
    private static final Property METHOD = new Property("httpMethod");
    private static final Property HEADERS = new Property("headers");
    private static final Property BODY = new Property("body");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return URL.text(arguments[0]);
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf(METHOD.of(arguments[0]));
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(HEADERS.of(arguments[0]));
    }

    @Override
    public @Nullable Body body(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return Body.of(BODY.of(arguments[0]), null);
    }
}
