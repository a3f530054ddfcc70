package dev.waxseal.agent.trust;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;

/**
 * A second object like one of the application's, to be asked instead of it: what it notes in fields of its own the
 * application never sees. What both refer to they share.
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
            if (isFinalized(type)) {
                return object; // what the second would close is the first's, too
            }
            @SuppressWarnings("unchecked") // it is of the same class
            T second = (T) empty(type);
            for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
                for (Field field : part.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        field.set(second, field.get(object));
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

    private static boolean isFinalized(Class<?> type) {
        for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
            for (Method method : part.getDeclaredMethods()) {
                if (method.getName().equals("finalize") && method.getParameterCount() == 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
