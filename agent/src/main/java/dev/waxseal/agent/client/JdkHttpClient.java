package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code java.net.http.HttpClient}: asked with an {@code HttpRequest}. */
final class JdkHttpClient implements Reader {
    private static final Property URI = new Property("uri");
    private static final Property METHOD = new Property("method");
    private static final Property HEADERS = new Property("headers");
    private static final Property MAP = new Property("map");
    private static final Property PUBLISHER = new Property("bodyPublisher");
    private static final Property FOLLOWS = new Property("followRedirects");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return URI.text(arguments[0]);
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf(METHOD.of(arguments[0]));
    }

    @Override
    public boolean mayLeaveTls(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return "ALWAYS".equals(FOLLOWS.text(subject));
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(MAP.of(HEADERS.of(arguments[0])));
    }

    @Override
    public @Nullable Body body(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return PUBLISHER.of(arguments[0]) instanceof Optional<?> publisher
                ? PublishedBody.of(publisher.orElse(null))
                : null;
    }
}
