package dev.waxseal.agent.client;

import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what libraries keep header fields in into {@link Fields}: maps, lists of entries, arrays of their own types. */
final class FieldLines {

    /** No request that a server takes has more; Apache, Tomcat and Jetty stop at 100 to 500. */
    private static final int MOST = 1_000;

    private static final Property NAME = new Property("getName");
    private static final Property VALUE = new Property("getValue");

    /** Spring 7 has made its header fields something else than a map. */
    private static final Property MAP = new Property("asMultiValueMap");

    private FieldLines() {}

    /** The field lines in there; none where it is null. */
    static Fields of(@Nullable Object fields) throws ReflectiveOperationException {
        List<Field> lines = new ArrayList<>();
        if (fields instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                add(lines, entry.getKey(), entry.getValue());
            }
        } else if (fields instanceof Object[] array) {
            addAll(lines, Arrays.asList(array));
        } else if (fields instanceof Iterable<?> iterable) {
            addAll(lines, iterable);
        } else if (fields != null && MAP.isOf(fields)) {
            return of(MAP.of(fields));
        }
        return new Fields(lines);
    }

    /** The value of the first field line of that name, where they are pairs; or null. */
    static @Nullable String first(@Nullable Object fields, String name) throws ReflectiveOperationException {
        if (fields instanceof Iterable<?> lines) {
            for (Object line : lines) {
                if (line instanceof Map.Entry<?, ?> pair && name.equalsIgnoreCase(String.valueOf(pair.getKey()))) {
                    return String.valueOf(pair.getValue());
                }
            }
            return null;
        }
        return of(fields).first(name);
    }

    private static void addAll(List<Field> lines, Iterable<?> entries) throws ReflectiveOperationException {
        for (Object entry : entries) {
            if (entry instanceof Map.Entry<?, ?> pair) {
                add(lines, pair.getKey(), pair.getValue());
            } else {
                add(lines, NAME.of(entry), VALUE.of(entry));
            }
        }
    }

    private static void add(List<Field> lines, @Nullable Object name, @Nullable Object value) {
        if (value instanceof Iterable<?> values) {
            for (Object one : values) {
                add(lines, name, one);
            }
        } else if (name != null && value != null && lines.size() < MOST) {
            lines.add(new Field(name.toString(), value.toString()));
        }
    }
}
