package dev.waxseal.agent.client;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A {@code RequestBody} of OkHttp's own, which can be written any number of times. */
record OkHttpBody(Object body, long length, @Nullable String type) implements Body {

    private static final Property LENGTH = new Property("contentLength");
    private static final Property TYPE = new Property("contentType");
    private static final Property PARTS = new Property("parts");
    private static final Property BODY = new Property("body");
    private static final Property BYTES = new Property("readByteArray");

    static @Nullable Body of(@Nullable Object body) throws ReflectiveOperationException {
        return body != null && isOwn(body) && LENGTH.of(body) instanceof Long length
                ? new OkHttpBody(body, length, TYPE.text(body))
                : null;
    }

    /** A body that the application programmed may be there to be written once. */
    private static boolean isOwn(Object body) throws ReflectiveOperationException {
        if (PARTS.isOf(body)) {
            if (PARTS.of(body) instanceof Iterable<?> parts) {
                for (Object part : parts) {
                    Object content = BODY.of(part);
                    if (content == null || !isOwn(content)) {
                        return false;
                    }
                }
            }
        }
        return body.getClass().getName().startsWith("okhttp3.");
    }

    @Override
    public byte @Nullable [] bytes() throws ReflectiveOperationException {
        if (length < 0 || length > MOST) {
            return null;
        }
        ClassLoader loader = body.getClass().getClassLoader();
        Object buffer = Class.forName("okio.Buffer", true, loader)
                .getDeclaredConstructor()
                .newInstance();
        Class<?> base = Class.forName("okhttp3.RequestBody", false, loader);
        Method write = base.getMethod("writeTo", Class.forName("okio.BufferedSink", false, loader));
        write.invoke(body, buffer);
        return (byte[]) BYTES.of(buffer);
    }
}
