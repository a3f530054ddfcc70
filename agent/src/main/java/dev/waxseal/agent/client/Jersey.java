package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/** Jersey: asked with a {@code ClientRequest}, whose entity is not written yet. */
final class Jersey implements Reader {
    private static final Property URI = new Property("getUri");
    private static final Property METHOD = new Property("getMethod");
    private static final Property HEADERS = new Property("getHeaders");
    private static final Property ENTITY = new Property("getEntity");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return URI.text(arguments[0]);
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
        return Body.of(ENTITY.of(arguments[0]), null);
    }
}
