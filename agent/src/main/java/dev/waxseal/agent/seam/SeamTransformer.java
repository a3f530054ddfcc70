package dev.waxseal.agent.seam;

import dev.waxseal.agent.seam.Seam.Weave;
import dev.waxseal.agent.weave.Weaver;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Modifier;
import java.net.SocketImpl;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every class by its name alone and wakes the {@link Weaver} for the few that are wanted.
 *
 * <p>It answers for each of them: a place that was used and is not listened at is told of, by its class and method, and
 * never passed over. The JVM does not show an agent what is loaded while the agent itself is at work, and a release of
 * the JDK may call its classes otherwise; {@link #prove} looks for both when there is nothing more to come.
 */
public final class SeamTransformer implements ClassFileTransformer {

    /** Is told how the weaving of each place went. */
    public interface Log {

        /** A place is listened at from now on. */
        void woven(String seam, String type);

        /**
         * A place stays silent: a class, or one method of it, although it is needed.
         *
         * @param loss what may have gone unheard, and what to do; null where only the callers are lost
         */
        void silent(String seam, String at, String why, @Nullable String loss);

        /** Somebody makes a recording of the Java Flight Recorder; told by the thread that does, which may hold locks. */
        void recording();

        /** Why, as the JVM has it. */
        void explain(String seam, String at, Throwable why);
    }

    /** Sockets and channels of the JDK that only pass on to others. */
    private static final Set<String> DELEGATES = Set.of(
            "java.net.DelegatingSocketImpl",
            "java.net.SocksSocketImpl",
            "java.net.HttpConnectSocketImpl",
            "java.net.PlainSocketImpl", // to its streams
            "sun.nio.ch.DummySocketImpl",
            "sun.nio.ch.InheritedChannel$InheritedSocketChannelImpl"); // to SocketChannelImpl

    private final Map<String, Seam> seams = Seams.byType();
    private final Set<String> lastParts = new HashSet<>();
    private final Instrumentation instrumentation;
    private final Log log;
    private final InUse inUse;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> woven = ConcurrentHashMap.newKeySet();
    private volatile boolean files;

    /** Those of classes that turned up with an object of theirs; null until one does. */
    private volatile @Nullable Map<String, Seam> found;

    private SeamTransformer(Instrumentation instrumentation, Log log) {
        this.instrumentation = instrumentation;
        this.log = log;
        this.inUse = new InUse(log);
        for (Seam seam : seams.values()) {
            lastParts.add(Seam.lastPart(seam.type()));
        }
        lastParts.add(Seam.lastPart(Seams.FILE_TRANSFERS.type()));
    }

    /** Listens at every place from now on, at those already loaded too; but not at files. */
    public static SeamTransformer install(Instrumentation instrumentation, Log log) {
        SeamTransformer transformer = new SeamTransformer(instrumentation, log);
        instrumentation.addTransformer(transformer, true);
        transformer.weaveLoaded();
        return transformer;
    }

    /** Until a look finds nothing new: what another thread was loading meanwhile was neither shown nor there yet. */
    private void weaveLoaded() {
        Set<Class<?>> done = new HashSet<>();
        int before;
        do {
            before = done.size();
            for (Class<?> type : instrumentation.getAllLoadedClasses()) {
                if (mayBeWanted(type)) {
                    String name = type.getName().replace('.', '/');
                    boolean shown = type.getClassLoader() == null && seen.contains(name); // of others there may be two
                    if (!shown && seamOf(name) != null && done.add(type)) {
                        weaveAgain(type);
                    }
                }
            }
        } while (done.size() > before);
    }

    /** Listens at files from now on, too: something goes out in clear text that a file may be sent after. */
    public void listenToFiles() {
        files = true;
        try {
            weaveAgain(Class.forName(Seams.FILE_TRANSFERS.type().replace('/', '.'), false, null));
        } catch (ClassNotFoundException renamed) {
            Seam place = Seams.FILE_TRANSFERS;
            inUse.silent(place, place.type(), dotted(place.type()), "no such class");
        }
    }

    /** Listens from now on where native code pulls content from objects of this class, whoever wrote it. */
    public void listenToContentOf(Class<?> type) {
        try {
            Class<?> declaring =
                    type.getMethod("sendRequestBody", ByteBuffer.class).getDeclaringClass();
            String name = declaring.getName().replace('.', '/');
            if (!declaring.isInterface() && found().putIfAbsent(name, CrtSeams.content(name)) == null) {
                weaveAgain(declaring);
            }
        } catch (NoSuchMethodException otherwise) {
            Seam place = CrtSeams.content(type.getName().replace('.', '/'));
            inUse.silent(place, place.type(), type.getName(), "no such method");
        }
    }

    private synchronized Map<String, Seam> found() {
        Map<String, Seam> known = found;
        if (known == null) {
            known = new ConcurrentHashMap<>();
            found = known;
        }
        return known;
    }

    /**
     * Tells of every class that was to be listened at, was loaded, and was never shown to us, and of sockets and
     * channels of the JDK that we do not know; when the JVM ends.
     */
    public void prove() {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (mayBeWanted(type)) {
                String name = type.getName().replace('.', '/');
                String place = type.getClassLoader() == null ? place(type) : null;
                if (seamOf(name) != null) {
                    tellIfUnseen(name);
                } else if (place != null && seen.add(name)) {
                    Seam unknown = new Seam(place, name);
                    inUse.silent(unknown, name, type.getName(), "a class that the agent does not know");
                }
            }
        }
    }

    /**
     * Listens nowhere any more: every class gets the code that it was loaded with, as other agents leave it.
     *
     * @return of which classes that could not be done, and why not; their code does nothing either
     */
    public List<String> takeBack() {
        List<String> left = new ArrayList<>();
        instrumentation.removeTransformer(this);
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (woven.contains(type.getName())) {
                try {
                    Retransformation.of(type, instrumentation);
                } catch (UnmodifiableClassException | LinkageError why) {
                    left.add(type.getName() + " (" + why.getClass().getName() + ")");
                    log.explain("detach", type.getName(), why);
                }
            }
        }
        return left;
    }

    /** What this class of the JDK would have to be listened at as, or null if it carries nothing by itself. */
    static @Nullable String place(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers()) || DELEGATES.contains(type.getName())) {
            return null;
        }
        return SocketImpl.class.isAssignableFrom(type)
                ? "sockets"
                : SocketChannel.class.isAssignableFrom(type)
                        ? "channels"
                        : AsynchronousSocketChannel.class.isAssignableFrom(type) ? "asynchronous channels" : null;
    }

    /**
     * Says no to nearly every class that is loaded, at the price of a few characters: at the start and at the end of a JVM
     * nothing is compiled, and hundreds of names are asked about.
     */
    private boolean mayBeWanted(Class<?> type) {
        String name = type.getName();
        return type.getClassLoader() == null
                ? mayBeWanted(name, false)
                : lastParts.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** The same of a class of the bootstrap loader, by its name with dots or slashes. */
    private static boolean mayBeWanted(String name, boolean ofOthers) {
        if (name.startsWith("java")) {
            return name.startsWith("net", 5)
                    || name.startsWith("Proc", 10)
                    || name.startsWith("x500", 20); // javax.security.auth.x500
        } else if (name.startsWith("sun")) {
            return name.startsWith("n", 4)
                    || name.startsWith("ssl", 13) // sun.security.ssl
                    || name.startsWith("x509", 13) // sun.security.x509
                    || name.startsWith("certpath", 22); // sun.security.provider.certpath
        } else if (name.startsWith("jdk")) {
            return name.startsWith("f", 13) // jdk.internal.foreign
                    || name.startsWith("PlatformRecording", 17); // jdk.jfr.internal
        } else if (name.startsWith("com")) {
            return name.startsWith("jndi", 8); // com.sun.jndi
        }
        return ofOthers;
    }

    private void weaveAgain(Class<?> type) {
        String name = type.getName().replace('.', '/');
        Seam seam = seamOf(name);
        if (seam != null && seam.isSign()) {
            tellIfUnseen(name);
            return;
        }
        try {
            Retransformation.of(type, instrumentation);
            tellIfUnseen(name);
        } catch (UnmodifiableClassException | LinkageError why) {
            seen.add(name);
            failed(seam == null ? new Seam(name, name) : seam, name, why);
        }
    }

    private void tellIfUnseen(String className) {
        Seam seam = seamOf(className);
        if (seam != null && seen.add(className)) {
            if (seam.isSign()) {
                inUse.seen(seam, className);
            } else {
                inUse.silent(seam, className, dotted(className), "loaded behind the agent's back");
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
        if (className == null
                || (loader == null && !mayBeWanted(className, true))
                || className.startsWith("dev/waxseal/agent/")) {
            return null;
        }
        Seam seam = seamOf(className);
        if (seam == null) {
            return null;
        }
        seen.add(className);
        if (seam.isSign()) {
            inUse.seen(seam, className);
            return null;
        }
        try {
            Weaver.Woven<Weave> woven = Weaver.weave(classFile, loader, seam.name(), seam.weaves());
            for (Weave unmet : woven.unmet()) {
                if (unmet.needed()) {
                    inUse.silent(seam, className, dotted(className) + '.' + unmet.method(), "no such method");
                }
            }
            this.woven.add(dotted(className));
            log.woven(seam.name(), dotted(className));
            return woven.classFile();
        } catch (Throwable why) { // whatever it is, the class must load as it is
            failed(seam, className, why);
            return null;
        }
    }

    private void failed(Seam seam, String className, Throwable why) {
        inUse.silent(seam, className, dotted(className), why.getClass().getName());
        log.explain(seam.name(), dotted(className), why);
    }

    private static String dotted(String className) {
        return className.replace('/', '.');
    }

    private @Nullable Seam seamOf(String className) {
        if (files && className.equals(Seams.FILE_TRANSFERS.type())) {
            return Seams.FILE_TRANSFERS;
        }
        Map<String, Seam> others = found;
        Seam other = others == null ? null : others.get(className);
        return other == null ? Seams.of(seams, className) : other;
    }
}
