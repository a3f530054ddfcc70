package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/** OkHttp 3, 4 and 5: the subject is a {@code Call}, which knows the request as the application made it. */
final class OkHttp implements Reader {
    private static final Property REQUEST = new Property("request");
    private static final Property URL = new Property("url");
    private static final Property METHOD = new Property("method");
    private static final Property HEADERS = new Property("headers");
    private static final Property MAP = new Property("toMultimap");
    private static final Property BODY = new Property("body");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return URL.text(REQUEST.of(subject));
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf(METHOD.of(REQUEST.of(subject)));
    }

    @Override
    public boolean mayLeaveTls(Object subject, Object[] arguments) {
        return arguments.length == 1; // enqueue, unlike execute
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(MAP.of(HEADERS.of(REQUEST.of(subject))));
    }

    @Override
    public @Nullable Body body(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return OkHttpBody.of(BODY.of(REQUEST.of(subject)));
    }

    @Override
    public boolean announcesItsEnd() {
        return true;
    }
}
