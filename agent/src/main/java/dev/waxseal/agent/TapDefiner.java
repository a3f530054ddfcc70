package dev.waxseal.agent;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Defines a class beside {@link Object}; works only when loaded by {@link TapInstaller}'s own loader. It is a function of the
 * JDK's, so that it can be called without reflection, for which newer releases would make classes first.
 */
public final class TapDefiner implements Function<byte @Nullable [], @Nullable Object> {

    /** Made by that loader's user alone. */
    public TapDefiner() {}

    /**
     * Defines this class in {@code java.lang}, unless it is there already.
     *
     * @param classFile null where it is
     * @return the paths of the native libraries that Java code has loaded so far, in the JDK's own set; null where a
     *     release of the JDK keeps no such set
     */
    @Override
    public @Nullable Object apply(byte @Nullable [] classFile) {
        if (classFile != null) {
            try {
                MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
                        .defineClass(classFile);
            } catch (IllegalAccessException notOpened) {
                throw new IllegalStateException(notOpened);
            }
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
