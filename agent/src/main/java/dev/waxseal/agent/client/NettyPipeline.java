package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Netty: a message is written into a channel's pipeline. One that encrypts shows nothing of it to the wire, so whoever is
 * told of a message asks first whether it {@link #concerns} us.
 */
public final class NettyPipeline implements Reader {

    /** Where it is told of. */
    public static final String SEAM = "netty";

    private static final ClassValue<Boolean> REQUESTS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return hasName(type, "io.netty.handler.codec.http.HttpRequest");
        }
    };
    private static final ClassValue<Sealed> SEALED = new ClassValue<>() {
        @Override
        protected Sealed computeValue(Class<?> pipeline) {
            return new Sealed(pipeline);
        }
    };
    private static final Property URI = new Property("uri");
    private static final Property METHOD = new Property("method");
    private static final Property HEADERS = new Property("headers");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        Object request = arguments[0];
        String target = URI.text(request);
        if (target == null || target.contains("://")) {
            return target;
        }
        String host = FieldLines.first(HEADERS.of(request), "Host");
        return host == null ? null : "http://" + host + target;
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf(METHOD.text(arguments[0]));
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(HEADERS.of(arguments[0]));
    }

    @Override
    public boolean isSure(Object subject) {
        return false;
    }

    /** Whether this message is a request that this pipeline may put on the wire as it is. */
    public static boolean concerns(Object pipeline, @Nullable Object message) {
        return message != null
                && isRequest(message)
                && !SEALED.get(pipeline.getClass()).is(pipeline);
    }

    /** Whether this is a request, in Netty's own package or in a copy of it. */
    public static boolean isRequest(Object message) {
        return REQUESTS.get(message.getClass());
    }

    /** Whether TLS stands in pipelines of a class. */
    private static final class Sealed {

        private final @Nullable Class<?> tls;
        private final @Nullable Method get;

        Sealed(Class<?> pipeline) {
            Class<?> found = null;
            Method getter = null;
            try {
                String name = pipeline.getName();
                String handler = name.substring(0, name.lastIndexOf("channel.")) + "handler.ssl.SslHandler";
                found = Class.forName(handler, false, pipeline.getClassLoader());
                getter = pipeline.getMethod("get", Class.class);
                getter.setAccessible(true);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError none) {
                found = null; // Netty without its handlers, or unlike it
            }
            tls = found;
            get = getter;
        }

        boolean is(Object pipeline) {
            try {
                return tls != null && get != null && get.invoke(pipeline, tls) != null;
            } catch (ReflectiveOperationException unwilling) {
                return false;
            }
        }
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
