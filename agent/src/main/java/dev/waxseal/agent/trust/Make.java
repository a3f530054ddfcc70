package dev.waxseal.agent.trust;

import dev.waxseal.journal.DeclaredName;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * What an object of the application is made of: its class, those of the objects it holds, and its flags. Two of one make
 * decide alike, so that one of them is asked. Fields are read and nothing is called.
 */
final class Make {

    private static final int DEPTH = 2;
    private static final int LONGEST = 2_000;

    private Make() {}

    /** Whether it is one of the JDK's own, which decide as they should. */
    static boolean isOfTheJdk(Object object) {
        return object.getClass().getClassLoader() == null;
    }

    /** Whether it is one of those that a provider of TLS brings for its own use, which likewise do. */
    static boolean isOfAProvider(Object object) {
        String name = object.getClass().getName();
        return isOfTheJdk(object)
                || name.contains(".bouncycastle.jsse.provider.")
                || name.endsWith(".conscrypt.TrustManagerImpl");
    }

    /** Equal for objects of one make. */
    static String of(Object object) {
        StringBuilder make = new StringBuilder();
        tell(object, DEPTH, make);
        return make.toString();
    }

    /** The name that its author gave the class: of a lambda, of the class it stands in. */
    static String name(Object object) {
        String name = object.getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda > 0 ? "a lambda in " + name.substring(0, lambda) : DeclaredName.ofClass(name);
    }

    private static void tell(Object object, int depth, StringBuilder make) {
        make.append(object.getClass().getName());
        if (depth == 0 || isOfTheJdk(object)) {
            return;
        }
        for (Class<?> type = object.getClass();
                type != null && type.getClassLoader() != null;
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && make.length() < LONGEST) {
                    tell(object, field, depth, make);
                }
            }
        }
    }

    private static void tell(Object object, Field field, int depth, StringBuilder make) {
        Class<?> type = field.getType();
        if (type.isPrimitive() && type != boolean.class) {
            return;
        }
        try {
            field.setAccessible(true);
            Object value = field.get(object);
            make.append(';').append(field.getName()).append('=');
            if (value instanceof Boolean || value instanceof Enum<?> || value == null) {
                make.append(value);
            } else {
                tell(value, depth - 1, make);
            }
        } catch (ReflectiveOperationException | RuntimeException closed) {
            make.append(";?");
        }
    }
}
