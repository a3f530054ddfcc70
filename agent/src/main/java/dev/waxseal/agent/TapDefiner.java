package dev.waxseal.agent;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Defines a class beside {@link Object}; works only when loaded by {@link TapInstaller}'s own loader. */
public final class TapDefiner {

    private TapDefiner() {}

    /**
     * Defines this class in {@code java.lang}, unless it is there already.
     *
     * @param classFile null where it is
     * @return the paths of the native libraries that Java code has loaded so far, in the JDK's own set; null where a
     *     release of the JDK keeps no such set
     */
    public static @Nullable Object define(byte @Nullable [] classFile) throws IllegalAccessException {
        if (classFile != null) {
            MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup()).defineClass(classFile);
        }
        try {
            Field names = Class.forName("jdk.internal.loader.NativeLibraries").getDeclaredField("loadedLibraryNames");
            names.setAccessible(true);
            return names.get(null);
        } catch (ReflectiveOperationException keptElsewhere) {
            return null;
        }
    }
}
