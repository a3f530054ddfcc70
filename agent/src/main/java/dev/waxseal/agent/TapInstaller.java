package dev.waxseal.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Defines {@code java.lang.WaxsealTap}.
 *
 * <p>{@code java.lang} is opened for that to a loader of our own that holds a single class, so that to nobody else,
 * above all not to the application, anything is open that was not before. Nothing is appended to the bootstrap class
 * path, which would switch class-data sharing off and print a warning.
 */
final class TapInstaller {

    private static final String TAP = "WaxsealTap.bytes";
    private static final String TAP_CLASS = "java.lang.WaxsealTap";

    private TapInstaller() {}

    /** The output directory of the agent that listens in this JVM already, or null if none does. */
    static @Nullable String listener() throws ReflectiveOperationException {
        try {
            Object ear = Class.forName(TAP_CLASS).getMethod("ear").invoke(null);
            return ear == null ? null : ear.toString();
        } catch (ClassNotFoundException nobody) {
            return null;
        }
    }

    /**
     * Defines the tap, unless an agent that was detached has left it behind; returns the native libraries, as
     * {@link TapDefiner} has them.
     */
    static @Nullable Set<?> install(Instrumentation instrumentation) throws IOException, ReflectiveOperationException {
        Class<?> definer = beyond(instrumentation, "TapDefiner.class", "java.lang", "jdk.internal.loader");
        Object function = definer.getDeclaredConstructor().newInstance();
        return install(function, isThere() ? null : bytes(TAP));
    }

    @SuppressWarnings("unchecked") // of another loader, and so none of ours
    private static @Nullable Set<?> install(Object definer, byte @Nullable [] tap) {
        return (Set<?>) ((Function<byte @Nullable [], @Nullable Object>) definer).apply(tap);
    }

    private static boolean isThere() {
        try {
            Class.forName(TAP_CLASS);
            return true;
        } catch (ClassNotFoundException notYet) {
            return false;
        }
    }

    /** This class, defined by a loader of its own to whom alone these packages of the JDK are opened. */
    static Class<?> beyond(Instrumentation instrumentation, String resource, String... packages) throws IOException {
        Opener opener = new Opener();
        Class<?> defined = opener.define(bytes(resource));
        Set<Module> ours = Set.of(opener.getUnnamedModule());
        Map<String, Set<Module>> opens = new HashMap<>();
        for (String name : packages) {
            opens.put(name, ours);
        }
        instrumentation.redefineModule(Object.class.getModule(), Set.of(), Map.of(), opens, Set.of(), Map.of());
        return defined;
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = TapInstaller.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the agent's jar lacks " + resource);
            }
            return in.readAllBytes();
        }
    }

    /** Holds {@link TapDefiner} and is the only one whom {@code java.lang} is opened to. */
    private static final class Opener extends ClassLoader {

        private Opener() {
            super("waxseal", null);
        }

        private Class<?> define(byte[] classFile) {
            return defineClass(null, classFile, 0, classFile.length);
        }
    }
}
