package dev.waxseal.agent;

import java.lang.invoke.MethodHandles;

/** Defines a class beside {@link Object}; works only when loaded by {@link TapInstaller}'s own loader. */
public final class TapDefiner {

    private TapDefiner() {}

    /** Defines this class in {@code java.lang}. */
    public static void define(byte[] classFile) throws IllegalAccessException {
        MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup()).defineClass(classFile);
    }
}
