package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/** Spring's {@code WebClient}: asked with a {@code ClientRequest}, whose content is not written yet. */
final class SpringWebClient implements Reader {
    private static final Property URL = new Property("url");
    private static final Property METHOD = new Property("method");
    private static final Property HEADERS = new Property("headers");

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
        return FieldLines.of(SpringHttp.map(HEADERS.of(arguments[0])));
    }
}
