package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/** Apache HttpClient 5, asynchronous: a link of its chain, with request, entity producer and the chain's scope. */
final class ApacheHttpClient5Async implements Reader {
    private static final Property ROUTE = new Property("route");
    private static final Property TARGET = new Property("getTargetHost");
    private static final Property METHOD = new Property("getMethod");
    private static final Property HEADERS = new Property("getHeaders");
    private static final Property PRODUCER = new Property("val$requestProducer");
    private static final Property DATA = new Property("dataProducer");
    private static final Property TEXT = new Property("content");
    private static final Property BYTES = new Property("bytebuf");
    private static final Property TYPE = new Property("getContentType");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return ApacheHttpClient5.urlOf(TARGET.of(ROUTE.of(arguments[2])), arguments[0]);
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf(METHOD.of(arguments[0]));
    }

    @Override
    public boolean mayLeaveTls(Object subject, Object[] arguments) {
        return true;
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(HEADERS.of(arguments[0]));
    }

    @Override
    public @Nullable Body body(Object subject, Object[] arguments) throws ReflectiveOperationException {
        Object entity = arguments[1];
        if (entity != null && PRODUCER.isOf(entity)) { // the client's own, around what the application gave it
            Object producer = PRODUCER.of(entity);
            entity = producer != null && DATA.isOf(producer) ? DATA.of(producer) : null;
        }
        if (entity == null) {
            return null;
        }
        return switch (entity.getClass().getSimpleName()) {
            case "BasicAsyncEntityProducer" -> Body.of(BYTES.isOf(entity) ? BYTES.of(entity) : null, TYPE.of(entity));
            case "StringAsyncEntityProducer" -> Body.of(TEXT.isOf(entity) ? TEXT.of(entity) : null, TYPE.of(entity));
            default -> null;
        };
    }
}
