package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jetty 10 to 12: the subject is the request. */
final class Jetty implements Reader {
    private static final Property URI = new Property("getURI");
    private static final Property METHOD = new Property("getMethod");
    private static final Property HEADERS = new Property("getHeaders");
    private static final Property BODY = new Property("getBody");
    private static final Property BUFFERS = new Property("byteBuffers");
    private static final Property TYPE = new Property("getContentType");
    private static final Property FOLLOWS = new Property("isFollowRedirects");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return URI.text(subject);
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf(METHOD.of(subject));
    }

    @Override
    public boolean mayLeaveTls(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return Boolean.TRUE.equals(FOLLOWS.of(subject));
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(HEADERS.of(subject));
    }

    @Override
    public @Nullable Body body(Object subject, Object[] arguments) throws ReflectiveOperationException {
        Object body = BODY.of(subject);
        boolean inMemory =
                body != null && body.getClass().getName().startsWith("org.eclipse.jetty.client.") && BUFFERS.isOf(body);
        // one that was made of several buffers is a multipart of files, more often than not
        return inMemory && BUFFERS.of(body) instanceof List<?> buffers && buffers.size() == 1
                ? Body.of(buffers.get(0), TYPE.of(body))
                : null;
    }
}
