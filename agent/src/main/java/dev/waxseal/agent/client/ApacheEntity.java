package dev.waxseal.agent.client;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An {@code HttpEntity} of Apache's own that holds its content in memory, and can therefore be written again. */
record ApacheEntity(Object entity, long length, @Nullable String type) implements Body {

    private static final Set<String> IN_MEMORY = Set.of("StringEntity", "ByteArrayEntity", "UrlEncodedFormEntity");

    private static final Property LENGTH = new Property("getContentLength");
    private static final Property TYPE = new Property("getContentType");
    private static final Property VALUE = new Property("getValue");

    static @Nullable Body of(@Nullable Object entity) throws ReflectiveOperationException {
        if (entity == null
                || !entity.getClass().getName().startsWith("org.apache.h")
                || !IN_MEMORY.contains(entity.getClass().getSimpleName())) {
            return null;
        }
        Object type = TYPE.of(entity); // 4 has a header there, 5 a string
        String value = type == null ? null : type instanceof String text ? text : VALUE.text(type);
        return LENGTH.of(entity) instanceof Long length ? new ApacheEntity(entity, length, value) : null;
    }

    @Override
    public byte @Nullable [] bytes() throws ReflectiveOperationException {
        if (length > MOST) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Method write = entity.getClass().getMethod("writeTo", OutputStream.class);
        write.invoke(entity, bytes);
        return bytes.toByteArray();
    }
}
