package dev.waxseal.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;
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
            return String.valueOf(Class.forName(TAP_CLASS).getMethod("ear").invoke(null));
        } catch (ClassNotFoundException nobody) {
            return null;
        }
    }

    /** Defines the tap, which must not be there yet; returns the native libraries, as {@link TapDefiner} has them. */
    static @Nullable Set<?> install(Instrumentation instrumentation) throws IOException, ReflectiveOperationException {
        Opener opener = new Opener();
        Class<?> definer = opener.define(bytes("TapDefiner.class"));
        Set<Module> ours = Set.of(opener.getUnnamedModule());
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.lang", ours, "jdk.internal.loader", ours),
                Set.of(),
                Map.of());
        return (Set<?>) definer.getMethod("define", byte[].class).invoke(null, (Object) bytes(TAP));
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
