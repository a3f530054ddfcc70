package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/** Reactor Netty: the subject is what a subscription to a request makes of its configuration. */
final class ReactorNetty implements Reader {
    private static final Property URI = new Property("toURI");
    private static final Property EXTERNAL = new Property("toExternalForm");
    private static final Property METHOD = new Property("method");
    private static final Property HEADERS = new Property("defaultHeaders");
    private static final Property FOLLOWS = new Property("followRedirectPredicate");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return EXTERNAL.text(URI.of(subject));
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf(METHOD.of(subject));
    }

    @Override
    public boolean mayLeaveTls(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FOLLOWS.isOf(subject) && FOLLOWS.of(subject) != null;
    }

    @Override
    public @Nullable Object madeAs(Object[] arguments) {
        return arguments[0];
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(HEADERS.of(subject));
    }
}
