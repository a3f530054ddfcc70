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
    private final Instrumentation instrumentation;
    private final Log log;
    private volatile boolean files;

    private SeamTransformer(Instrumentation instrumentation, Log log) {
        this.instrumentation = instrumentation;
        this.log = log;
    }

    /** Listens at every place from now on, at those already loaded too; but not at files. */
    public static SeamTransformer install(Instrumentation instrumentation, Log log) {
        SeamTransformer transformer = new SeamTransformer(instrumentation, log);
        instrumentation.addTransformer(transformer, true);
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (Seams.of(transformer.seams, type.getName().replace('.', '/')) != null) {
                loaded.add(type);
            }
        }
        for (Class<?> type : loaded) {
            transformer.weaveAgain(type);
        }
        return transformer;
    }

    /** Listens at files from now on, too: something goes out in clear text that a file may be sent after. */
    public void listenToFiles() {
        files = true;
        try {
            weaveAgain(Class.forName(Seams.FILE_TRANSFERS.type().replace('/', '.'), false, null));
        } catch (ClassNotFoundException why) {
            log.failed(Seams.FILE_TRANSFERS.name(), Seams.FILE_TRANSFERS.type(), why);
        }
    }

    private void weaveAgain(Class<?> type) {
        try {
            instrumentation.retransformClasses(type);
        } catch (UnmodifiableClassException | LinkageError why) {
            log.failed("loaded class", type.getName(), why);
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> classBeingRedefined,
            @Nullable ProtectionDomain protectionDomain,
            byte[] classFile) {
        Seam seam = className == null ? null : seamOf(className);
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

    private @Nullable Seam seamOf(String className) {
        return files && className.equals(Seams.FILE_TRANSFERS.type())
                ? Seams.FILE_TRANSFERS
                : Seams.of(seams, className);
    }
}
