package dev.waxseal.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Set;

/**
 * Defines {@code java.lang.WaxsealTap}.
 *
 * <p>{@code java.lang} is opened for that to a loader of our own that holds a single class, so that to nobody else,
 * above all not to the application, anything is open that was not before. Nothing is appended to the bootstrap class
 * path, which would switch class-data sharing off and print a warning.
 */
final class TapInstaller {

    private static final String TAP = "WaxsealTap.bytes";

    private TapInstaller() {}

    /**
     * Defines the tap.
     *
     * @throws IllegalStateException if it is there already: another agent of ours runs in this JVM
     */
    static void install(Instrumentation instrumentation) throws IOException, ReflectiveOperationException {
        Opener opener = new Opener();
        Class<?> definer = opener.define(bytes("TapDefiner.class"));
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.lang", Set.of(opener.getUnnamedModule())),
                Set.of(),
                Map.of());
        try {
            definer.getMethod("define", byte[].class).invoke(null, (Object) bytes(TAP));
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof LinkageError twice) {
                throw new IllegalStateException(twice);
            }
            throw refused;
        }
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
