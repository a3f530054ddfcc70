package dev.waxseal.agent.trust;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A second object like one of the application's, to be asked instead of it: what it notes in fields of its own the
 * application never sees. What both refer to they share, but nothing that the first one's own lock may guard.
 */
final class StandIn {

    private StandIn() {}

    /** One with the same in its fields, made without a constructor; the object itself where there can be none. */
    static <T> T of(T object) {
        Class<?> type = object.getClass();
        if (type.isHidden() || type.isRecord() || object instanceof Enum<?> || Proxy.isProxyClass(type)) {
            return object; // whose fields are final for good, or which is the only one
        }
        try {
            if (isGuarded(type)) {
                return object; // what it would close, or change by another lock, is the first's, too
            }
            @SuppressWarnings("unchecked") // it is of the same class
            T second = (T) empty(type);
            for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
                for (Field field : part.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        Object value = field.get(object);
                        if (isShelf(value)) {
                            return object;
                        }
                        field.set(second, value);
                    }
                }
            }
            return second;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError closed) {
            return object;
        }
    }

    /** As serialization makes them; by reflection, for not every JDK has the module that it is in. */
    private static Object empty(Class<?> type) throws ReflectiveOperationException {
        Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
        Object maker = factory.getMethod("getReflectionFactory").invoke(null);
        Constructor<?> constructor =
                (Constructor<?>) factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                        .invoke(maker, type, Object.class.getDeclaredConstructor());
        return constructor.newInstance();
    }

    /** Whether it holds others, and so is perhaps guarded by the lock of who refers to it. */
    private static boolean isShelf(@Nullable Object value) {
        return value instanceof Collection
                || value instanceof Map
                || (value != null && value.getClass().isArray());
    }

    /** Whether a method is synchronized, or finalizes. */
    private static boolean isGuarded(Class<?> type) {
        for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
            for (Method method : part.getDeclaredMethods()) {
                boolean finalizes = method.getName().equals("finalize") && method.getParameterCount() == 0;
                if (finalizes || Modifier.isSynchronized(method.getModifiers())) {
                    return true;
                }
            }
        }
        return false;
    }
}
