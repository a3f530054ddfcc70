package dev.waxseal.agent.seam;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at every class by its name alone and wakes the {@link Weaver} for the few that are wanted. */
public final class SeamTransformer implements ClassFileTransformer {

    /** Is told how the weaving of each place went. */
    public interface Log {

        /** A place is listened at from now on. */
        void woven(String seam, String type);

        /** A place stays silent. */
        void failed(String seam, String type, Throwable why);
    }

    private final Map<String, Seam> seams = Seams.byType();
    private final Log log;

    private SeamTransformer(Log log) {
        this.log = log;
    }

    /** Listens at every place from now on, at those already loaded too. */
    public static void install(Instrumentation instrumentation, Log log) {
        SeamTransformer transformer = new SeamTransformer(log);
        instrumentation.addTransformer(transformer, true);
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (Seams.of(transformer.seams, type.getName().replace('.', '/')) != null) {
                loaded.add(type);
            }
        }
        for (Class<?> type : loaded) {
            try {
                instrumentation.retransformClasses(type);
            } catch (UnmodifiableClassException | LinkageError why) {
                log.failed("loaded class", type.getName(), why);
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> classBeingRedefined,
            @Nullable ProtectionDomain protectionDomain,
            byte[] classFile) {
        Seam seam = className == null ? null : Seams.of(seams, className);
        if (seam == null || className == null) {
            return null;
        }
        try {
            byte[] woven = Weaver.weave(seam, className, loader, classFile);
            log.woven(seam.name(), className);
            return woven;
        } catch (Throwable why) { // whatever it is, the class must load as it is
            log.failed(seam.name(), className, why);
            return null;
        }
    }
}
