package dev.waxseal.agent.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tests that are running in this JVM, and which of them a thread works for.
 *
 * <p>A thread works for the test that began on it, or on the thread that started it. Any other thread, and one of a pool
 * whoever started it, works for the only test that is running, and for none that we could name if several are.
 */
public final class RunningTests {

    private static final InheritableThreadLocal<@Nullable RunningTest> MINE = new InheritableThreadLocal<>();

    /** The thread-local's other half: set on the thread on which a test began, and not inherited. */
    private static final ThreadLocal<@Nullable RunningTest> BEGUN_HERE = new ThreadLocal<>();

    private static final ConcurrentHashMap<Object, RunningTest> RUNNING = new ConcurrentHashMap<>();

    private static volatile @Nullable Consumer<RunningTest> ear;

    private static final Set<String> POOLS =
            Set.of("java.util.concurrent.ThreadPoolExecutor$Worker", "java.util.concurrent.ForkJoinWorkerThread");

    private RunningTests() {}

    /** Tells this one of every test that ends, on the thread on which it ended. */
    public static void onEnd(Consumer<RunningTest> listener) {
        ear = listener;
    }

    /**
     * A test begins on this thread.
     *
     * @param key what the framework knows it by; the same is given to {@link #ended}
     */
    static void began(Object key, String className, String method) {
        RunningTest test = new RunningTest(className, method, MINE.get());
        RUNNING.put(key, test);
        MINE.set(test);
        BEGUN_HERE.set(test);
    }

    /** A test ends; it may not have begun. */
    static void ended(Object key) {
        RunningTest test = RUNNING.remove(key);
        if (test != null) {
            test.over = true;
            if (MINE.get() == test) {
                MINE.set(test.around);
                BEGUN_HERE.set(test.around);
            }
            Consumer<RunningTest> listener = ear;
            if (listener != null) {
                listener.accept(test);
            }
        }
    }

    /** The test that the current thread works for, or null if none is running or it cannot be told which. */
    public static @Nullable RunningTest current() {
        for (RunningTest mine = MINE.get(); mine != null; mine = mine.around) {
            if (!mine.over) {
                return BEGUN_HERE.get() != null || areAllLike(mine) || !isPooled() ? mine : null;
            }
        }
        if (RUNNING.isEmpty()) {
            return null;
        }
        List<RunningTest> running = new ArrayList<>(RUNNING.values());
        for (RunningTest test : running) {
            if (!test.isSameAs(running.get(0))) {
                return null;
            }
        }
        return running.isEmpty() ? null : running.get(0);
    }

    private static boolean areAllLike(RunningTest mine) {
        for (RunningTest test : RUNNING.values()) {
            if (!test.isSameAs(mine)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this is a thread that works for others than the one who started it. */
    private static boolean isPooled() {
        return StackWalker.getInstance().walk(frames -> frames.anyMatch(frame -> POOLS.contains(frame.getClassName())));
    }

    /** A test from its beginning to its end. Two frameworks, one driving the other, may both tell of it. */
    public static final class RunningTest {
        private final String className;
        private final String method;
        private final @Nullable RunningTest around;
        private volatile boolean over;

        private RunningTest(String className, String method, @Nullable RunningTest around) {
            this.className = className;
            this.method = method;
            this.around = around == null || around.over ? null : around;
        }

        /** The name of the class it was declared in or inherited by. */
        public String className() {
            return className;
        }

        /** The name of its method. */
        public String method() {
            return method;
        }

        private boolean isSameAs(RunningTest other) {
            return className.equals(other.className) && method.equals(other.method);
        }
    }
}
