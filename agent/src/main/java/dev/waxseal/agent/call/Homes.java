package dev.waxseal.agent.call;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which packages were loaded from a directory, as what has just been compiled is, rather than from an archive. Changes
 * no class; a stack tells the names of classes alone.
 */
public final class Homes implements ClassFileTransformer {

    /** The most packages that are remembered; more than any program has in directories. */
    private static final int MOST = 10_000;

    private static final Set<String> DIRECTORIES = ConcurrentHashMap.newKeySet();

    Homes() {}

    /** Watches from now on, and notes what is loaded already. */
    public static void watch(Instrumentation instrumentation) {
        instrumentation.addTransformer(new Homes());
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getClassLoader() != null) {
                note(type.getName(), '.', type.getProtectionDomain());
            }
        }
    }

    /** Whether this class, in dotted form, comes from an archive as far as is known. */
    static boolean isArchived(String className) {
        return !DIRECTORIES.contains(packageOf(className, '.'));
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> classBeingRedefined,
            @Nullable ProtectionDomain protectionDomain,
            byte[] classFile) {
        if (className != null && loader != null) {
            note(className, '/', protectionDomain);
        }
        return null;
    }

    private static void note(String className, char separator, @Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        if (source != null
                && source.getLocation() != null
                && source.getLocation().getPath().endsWith("/")
                && DIRECTORIES.size() < MOST) {
            DIRECTORIES.add(packageOf(className, separator));
        }
    }

    private static String packageOf(String className, char separator) {
        return className
                .substring(0, Math.max(0, className.lastIndexOf(separator)))
                .replace(separator, '.');
    }
}
