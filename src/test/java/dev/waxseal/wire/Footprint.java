package dev.waxseal.wire;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Adds up the heap that an object of ours keeps alive, for tests that bound it; good to some ten percent. */
public final class Footprint {

    private static final int HEADER = 16;
    private static final int SLOT = 8;

    /** A guess for what cannot be looked into, as an inflater. */
    private static final int OPAQUE = 256;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private long bytes;

    private Footprint() {}

    public static long of(Object object) {
        Footprint footprint = new Footprint();
        footprint.visit(object);
        while (!footprint.open.isEmpty()) {
            footprint.add(footprint.open.pop());
        }
        return footprint.bytes;
    }

    private void visit(Object object) {
        if (object != null && !(object instanceof Enum) && !(object instanceof Class) && seen.add(object)) {
            open.push(object);
        }
    }

    private void add(Object object) {
        Class<?> type = object.getClass();
        if (object instanceof String text) {
            bytes += 2 * HEADER + SLOT + text.length();
        } else if (type.isArray()) {
            int length = Array.getLength(object);
            bytes += HEADER + (long) length * (type == byte[].class ? 1 : SLOT);
            for (int i = 0; i < length && !type.getComponentType().isPrimitive(); i++) {
                visit(Array.get(object, i));
            }
        } else if (object instanceof Collection<?> collection) {
            bytes += 3 * HEADER + 4L * SLOT * collection.size();
            collection.forEach(this::visit);
        } else if (object instanceof Map<?, ?> map) {
            bytes += 3 * HEADER + 8L * SLOT * map.size();
            map.values().forEach(this::visit);
        } else if (type.getName().startsWith("dev.waxseal.") && !type.isHidden()) {
            addFields(object, type);
        } else {
            bytes += OPAQUE;
        }
    }

    private static int size(Class<?> type) {
        return type == boolean.class || type == byte.class ? 1 : type == int.class ? Integer.BYTES : SLOT;
    }

    private void addFields(Object object, Class<?> type) {
        bytes += HEADER;
        for (Class<?> each = type; each != Object.class && each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                bytes += size(field.getType());
                field.setAccessible(true);
                try {
                    if (!field.getType().isPrimitive() && !field.getName().equals("ear")) {
                        visit(field.get(object));
                    }
                } catch (IllegalAccessException impossible) {
                    throw new AssertionError(impossible);
                }
            }
        }
    }
}
