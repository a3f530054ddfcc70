package dev.waxseal.agent.origin;

import dev.waxseal.journal.DeclaredName;
import dev.waxseal.journal.Settings;
import java.lang.instrument.Instrumentation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads stacks: which frame is the application's own, and which client library it called. */
public final class Origins {

    /** How many classes are remembered, at some 100 bytes each; all are asked about anew once there are more. */
    private static final int MOST = 20_000;

    /** What a class is. */
    record Standing(boolean own, @Nullable String client) {}

    /**
     * What a stack says.
     *
     * @param own the innermost frame of the application's own code, or null if there is none
     * @param client the short name of the client library that it called, or null where none is known
     * @param library the class of a library that it called, known or not; null where there is none
     */
    public record Trace(
            @Nullable StackTraceElement own,
            @Nullable String client,
            @Nullable String library) {}

    static final Standing NOBODY = new Standing(false, null);

    private final List<String> prefixes;
    private final Whereabouts whereabouts;
    private final @Nullable String projectFile;
    private final ConcurrentHashMap<String, Standing> known = new ConcurrentHashMap<>();
    private @Nullable Home home;
    private volatile @Nullable InlinedLines inlined;

    /** Of this JVM. */
    public Origins(Settings settings, Instrumentation instrumentation) {
        this(settings.application(), settings.project(), new LoadedClasses(instrumentation));
    }

    Origins(List<String> prefixes, @Nullable String projectFile, Whereabouts whereabouts) {
        this.prefixes = prefixes;
        this.projectFile = projectFile;
        this.whereabouts = whereabouts;
    }

    /**
     * What the stack of this thread says. It is walked no further than to the first frame of the application's own, which
     * takes a fifth of the time, once something was found before and classes are known.
     */
    public Trace ofThisThread() {
        Trace walked = known.isEmpty() ? null : Walk.WALKER.walk(new Walk(known));
        return walked == null ? read(new Throwable().getStackTrace()) : written(walked);
    }

    /** Reads a stack, innermost frame first. */
    public Trace read(StackTraceElement[] frames) {
        Passed passed = new Passed();
        for (int i = 0; i < frames.length; i++) {
            Standing standing = standing(frames, i);
            if (standing.own) {
                return written(passed.by(frames[i]));
            }
            passed.frame(frames[i].getClassName(), standing);
        }
        return passed.by(null);
    }

    /** The same with the line that people wrote, where Kotlin's compiler gave its copy of it another. */
    private Trace written(Trace trace) {
        StackTraceElement own = trace.own;
        String file = own == null ? null : own.getFileName();
        if (own == null || file == null || !file.endsWith(".kt")) {
            return trace;
        }
        InlinedLines lines = inlined;
        if (lines == null) {
            lines = new InlinedLines(whereabouts); // not before it is needed; made twice it is as good
            inlined = lines;
        }
        return new Trace(lines.written(own), trace.client, trace.library);
    }

    /** Whether this class is the application's own. */
    public boolean isOwn(String className) {
        StackTraceElement frame = new StackTraceElement(className, "", null, 0);
        return standing(new StackTraceElement[] {frame}, 0).own;
    }

    /** The short name of the client library that this class belongs to, or null. */
    public static @Nullable String clientOf(String className) {
        return Libraries.client(className);
    }

    private Standing standing(StackTraceElement[] frames, int from) {
        Standing standing = known.get(frames[from].getClassName());
        if (standing == null) {
            learn(frames, from);
            standing = known.get(frames[from].getClassName());
        }
        return standing == null ? NOBODY : standing;
    }

    /** All that this stack has, at once: to look for a class takes as long as to look for many. */
    private void learn(StackTraceElement[] frames, int from) {
        if (known.size() > MOST) {
            known.clear();
        }
        Set<String> strangers = new HashSet<>();
        for (int i = from; i < frames.length; i++) {
            String name = frames[i].getClassName();
            if (!known.containsKey(name)) {
                if (!prefixes.isEmpty() || Libraries.isOfTheJdk(name) || DeclaredName.isGenerated(name)) {
                    known.put(name, new Standing(startsLikeOwn(name), Libraries.client(name)));
                } else {
                    strangers.add(name);
                }
            }
        }
        if (!strangers.isEmpty()) {
            Map<String, CodeLocation> locations = whereabouts.of(strangers);
            Home own = home();
            for (String name : strangers) {
                known.put(name, new Standing(own.owns(name, locations.get(name)), Libraries.client(name)));
            }
        }
    }

    private boolean startsLikeOwn(String className) {
        for (String prefix : prefixes) {
            if (className.startsWith(prefix) && !DeclaredName.isGenerated(className)) {
                return true;
            }
        }
        return false;
    }

    private synchronized Home home() {
        Home made = home;
        if (made == null) {
            made = new Home(Project.of(projectFile), MainClass.ofThisJvm(), whereabouts);
            home = made;
        }
        return made;
    }
}
