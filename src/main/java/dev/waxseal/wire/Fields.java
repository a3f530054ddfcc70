package dev.waxseal.wire;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A header or trailer section (RFC 9110 section 6.3): fields in the order sent, names compared without case. */
public record Fields(List<Field> list) implements Iterable<Field> {

    /** No fields. */
    public static final Fields NONE = new Fields(List.of());

    public Fields {
        list = List.copyOf(list);
    }

    /** The value of the first field of that name, or null. */
    public @Nullable String first(String name) {
        for (Field field : list) {
            if (field.is(name)) {
                return field.value();
            }
        }
        return null;
    }

    @Override
    public Iterator<Field> iterator() {
        return list.iterator();
    }
}
