package dev.waxseal.agent.testing;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a thread does the work of the one who started it alone. Reads its stack: for when several tests run at once. */
public final class Threads {

    private static final Set<String> VIRTUAL =
            Set.of("java.lang.VirtualThread", "java.lang.ThreadBuilders$BoundVirtualThread");

    /** By which a thread that waits for one task does another's meanwhile. */
    private static final Set<String> HELP =
            Set.of("helpAsyncBlocker", "helpQuiesce", "helpQuiescePool", "awaitQuiescence");

    private static volatile @Nullable Predicate<String> own;

    private Threads() {}

    /** From now on this tells classes of the application from others; nobody if null. */
    public static void tellOwnBy(@Nullable Predicate<String> isOwn) {
        own = isOwn;
    }

    /**
     * Whether the current thread was made for one task of this class of tests: a virtual one, or one that runs its code
     * from the outset. A pool's, a dispatcher's and a timer's have a loop there, and work for whoever comes; so may the
     * application's own threads, which one test has started and another gives work to.
     */
    static boolean isOfOneTask(String testClass) {
        Predicate<String> isOwn = own;
        try {
            String outset = StackWalker.getInstance().walk(OUTSET);
            return outset != null
                    && (VIRTUAL.contains(outset)
                            || (isOwn != null
                                    && isOwn.test(outset)
                                    && (outset.equals(testClass) || outset.startsWith(testClass + '$'))));
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    /** Whether the current thread, on which a test began, may be at another's task: one of a pool that shares its work. */
    static boolean mayHelpOthers() {
        return StackWalker.getInstance().walk(HELPS);
    }

    private static final Function<Stream<StackWalker.StackFrame>, @Nullable String> OUTSET = new Function<>() {
        @Override
        public @Nullable String apply(Stream<StackWalker.StackFrame> frames) {
            String outset = null;
            for (var all = frames.iterator(); all.hasNext(); ) {
                String name = all.next().getClassName();
                outset = name.equals("java.lang.Thread") && outset != null ? outset : name;
            }
            return outset;
        }
    };

    private static final Function<Stream<StackWalker.StackFrame>, Boolean> HELPS = new Function<>() {
        @Override
        public Boolean apply(Stream<StackWalker.StackFrame> frames) {
            String outset = "";
            boolean blocking = false;
            for (var all = frames.iterator(); all.hasNext(); ) {
                StackWalker.StackFrame frame = all.next();
                String name = frame.getClassName();
                if (name.equals("java.util.concurrent.ForkJoinPool") && HELP.contains(frame.getMethodName())) {
                    return true;
                }
                blocking |= name.equals("kotlinx.coroutines.BlockingCoroutine"); // runs what it waits for itself
                outset = name;
            }
            return outset.startsWith("kotlinx.coroutines.scheduling.") && !blocking;
        }
    };
}
