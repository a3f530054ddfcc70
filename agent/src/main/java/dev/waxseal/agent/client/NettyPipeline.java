package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/** Netty: a message is written into a channel's pipeline. Whether that encrypts is not known here. */
public final class NettyPipeline implements Reader {
    private static final ClassValue<Boolean> REQUESTS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return hasName(type, "io.netty.handler.codec.http.HttpRequest");
        }
    };
    private static final Property URI = new Property("uri");
    private static final Property METHOD = new Property("method");
    private static final Property NAME = new Property("name");
    private static final Property HEADERS = new Property("headers");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return isRequest(arguments[0]) ? urlOf(arguments[0]) : null;
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf(NAME.of(METHOD.of(arguments[0])));
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(HEADERS.of(arguments[0]));
    }

    @Override
    public boolean isSure(Object subject) {
        return false;
    }

    /** Whether this is a request, in Netty's own package or in a copy of it. */
    public static boolean isRequest(Object message) {
        return REQUESTS.get(message.getClass());
    }

    private static @Nullable String urlOf(Object request) throws ReflectiveOperationException {
        String target = URI.text(request);
        String host = FieldLines.of(HEADERS.of(request)).first("Host");
        if (target == null || target.contains("://")) {
            return target;
        }
        return host == null ? null : "http://" + host + target;
    }

    private static boolean hasName(@Nullable Class<?> type, String name) {
        if (type == null) {
            return false;
        }
        for (Class<?> implemented : type.getInterfaces()) {
            if (implemented.getName().endsWith(name) || hasName(implemented, name)) {
                return true;
            }
        }
        return hasName(type.getSuperclass(), name);
    }
}
