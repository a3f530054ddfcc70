package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/** Spring's {@code ClientHttpRequest} just before it is executed, that of {@code MockRestServiceServer} too. */
final class SpringHttp implements Reader {
    private static final Property URI = new Property("getURI");
    private static final Property METHOD = new Property("getMethod");
    private static final Property HEADERS = new Property("getHeaders");
    private static final Property BUFFER = new Property("bufferedOutput");
    private static final Property MOCKED = new Property("getBodyAsBytes");
    private static final Property SIZE = new Property("size");
    private static final Property BYTES = new Property("toByteArray");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return URI.text(subject);
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf(METHOD.of(subject));
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(HEADERS.of(subject));
    }

    @Override
    public @Nullable Body body(Object subject, Object[] arguments) throws ReflectiveOperationException {
        if (MOCKED.isOf(subject)) {
            return Body.of(MOCKED.of(subject), null);
        }
        Object buffer = BUFFER.isOf(subject) ? BUFFER.of(subject) : null;
        // it is emptied when it is sent
        return SIZE.of(buffer) instanceof Integer size && size <= Body.MOST ? Body.of(BYTES.of(buffer), null) : null;
    }
}
