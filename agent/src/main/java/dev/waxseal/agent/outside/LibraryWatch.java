package dev.waxseal.agent.outside;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notices the first native library that may speak to others. It looks whenever a class is loaded, which is seldom long
 * after a library was: at the number of libraries that the JDK has in its list, and nothing else while that stays the
 * same.
 *
 * <p>It waits for nobody, for a library's own initialiser may be waiting for the class that is being loaded.
 */
final class LibraryWatch implements ClassFileTransformer {

    private final Set<?> libraries;
    private final String home = System.getProperty("java.home", "/");
    private final String boot = System.getProperty("sun.boot.library.path", "/");
    private final Runnable found;
    private volatile int known;
    private volatile boolean over;
    private @Nullable Instrumentation instrumentation;

    /**
     * A watch that has not begun.
     *
     * @param libraries the paths of those that were loaded so far; the JDK's own set
     * @param found is told once, on the thread that loads a class
     */
    LibraryWatch(Set<?> libraries, Runnable found) {
        this.libraries = libraries;
        this.found = found;
    }

    /** Begins. */
    void begin(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
        instrumentation.addTransformer(this, true);
    }

    /** Ends. */
    void leave() {
        over = true;
        if (instrumentation != null) {
            instrumentation.removeTransformer(this);
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> classBeingRedefined,
            @Nullable ProtectionDomain protectionDomain,
            byte[] classFile) {
        if (libraries.size() != known) {
            look();
        }
        return null;
    }

    /** Looks once. */
    void look() {
        if (over) {
            return;
        }
        int count = libraries.size();
        try {
            for (Object library : libraries) {
                String path = String.valueOf(library);
                boolean own = path.startsWith(home) || path.startsWith(boot);
                if (!own && NativeLibraries.isWorthALook(path)) {
                    over = true;
                    found.run();
                    return;
                }
            }
            known = count;
        } catch (RuntimeException changedMeanwhile) {
            // the next class that is loaded asks again
        }
    }
}
