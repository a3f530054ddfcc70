package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/** {@code HttpURLConnection} that could not connect. The fields that it hides, such as {@code Authorization}, stay hidden. */
final class UrlConnection implements Reader {
    private static final Property URL = new Property("getURL");
    private static final Property METHOD = new Property("getRequestMethod");
    private static final Property PROPERTIES = new Property("getRequestProperties");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return URL.text(subject);
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf(METHOD.of(subject));
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(PROPERTIES.of(subject));
    }
}
