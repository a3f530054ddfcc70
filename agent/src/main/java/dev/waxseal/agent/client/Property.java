package dev.waxseal.agent.client;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A property of objects whose class we must not link to: read through the getter of that name without parameters, or
 * else the field. How is looked up once for each class.
 */
public final class Property {

    private final String name;

    // a plain class, not a lambda: this may be the first that a JVM needs
    private final ClassValue<Way> ways = new ClassValue<>() {
        @Override
        protected Way computeValue(Class<?> type) {
            return new Way(find(type));
        }
    };

    public Property(String name) {
        this.name = name;
    }

    /** Its value of this object, or null; null has only null properties. */
    public @Nullable Object of(@Nullable Object owner) throws ReflectiveOperationException {
        if (owner == null) {
            return null;
        }
        AccessibleObject way = ways.get(owner.getClass()).way;
        try {
            if (way instanceof Method getter) {
                return getter.invoke(owner);
            }
            if (way instanceof Field field) {
                return field.get(owner);
            }
        } catch (InvocationTargetException unwilling) {
            return null; // the library would not say: a URL that is none, a request that was recycled
        }
        throw new NoSuchFieldException(owner.getClass().getName() + '.' + name);
    }

    /** Whether objects like this have it. */
    public boolean isOf(Object owner) {
        return ways.get(owner.getClass()).way != null;
    }

    /** Its value as text, or null. */
    @Nullable String text(@Nullable Object owner) throws ReflectiveOperationException {
        Object value = of(owner);
        return value == null ? null : value.toString();
    }

    private @Nullable AccessibleObject find(Class<?> type) {
        Method getter = publicGetter(type);
        if (getter != null) {
            return getter;
        }
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            AccessibleObject member = declaredIn(declaring);
            if (member != null && member.trySetAccessible()) {
                return member;
            }
        }
        return null;
    }

    /** From a class or interface that everybody may use: a private class often implements a public one. */
    private @Nullable Method publicGetter(@Nullable Class<?> type) {
        if (type == null) {
            return null;
        }
        if (Modifier.isPublic(type.getModifiers())
                && type.getModule().isExported(type.getPackageName(), Property.class.getModule())) {
            try {
                return type.getMethod(name);
            } catch (NoSuchMethodException inherited) {
                // or nowhere
            }
        }
        for (Class<?> implemented : type.getInterfaces()) {
            Method getter = publicGetter(implemented);
            if (getter != null) {
                return getter;
            }
        }
        return publicGetter(type.getSuperclass());
    }

    private @Nullable AccessibleObject declaredIn(Class<?> type) {
        try {
            return type.getDeclaredMethod(name);
        } catch (NoSuchMethodException noGetter) {
            try {
                return type.getDeclaredField(name);
            } catch (NoSuchFieldException neither) {
                return null;
            }
        }
    }

    private record Way(@Nullable AccessibleObject way) {}
}
