package dev.waxseal.agent.testing;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tests that are running in this JVM, and which of them a thread works for.
 *
 * <p>If all that run are one and the same, every thread works for that. If several run, a thread works for the test that
 * began on it, or on the thread that started it to run the test's own code, as far as that is {@linkplain Threads certain}; any other works for none
 * that we could name. A thread that a test started for itself alone works for that test when it is over, too. While a class
 * prepares for its tests, and between them, it is the class that runs.
 */
public final class RunningTests {

    private static final InheritableThreadLocal<@Nullable RunningTest> MINE = new InheritableThreadLocal<>() {
        @Override
        protected @Nullable RunningTest childValue(@Nullable RunningTest parents) {
            return parents == null
                            || parents.over
                            || !(isBegunHere(parents) || Threads.isOfOneTask(parents.className()))
                    ? null
                    : parents;
        }
    };

    /** The thread-local's other half: set on the thread on which a test began, and not inherited. */
    private static final ThreadLocal<@Nullable RunningTest> BEGUN_HERE = new ThreadLocal<>();

    private static final ConcurrentHashMap<Object, RunningTest> RUNNING = new ConcurrentHashMap<>();

    private static volatile @Nullable Consumer<RunningTest> ear;

    private static volatile boolean isAsked = true;

    private RunningTests() {}

    /** Nobody wants to know: from now on no test begins. */
    public static void ignore() {
        isAsked = false;
    }

    /** As it was before anybody wanted to know. */
    public static void forget() {
        isAsked = true;
        ear = null;
        RUNNING.clear();
        TestCode.forget();
    }

    /** Tells this one of every test that ends, on the thread on which it ended. */
    public static void onEnd(Consumer<RunningTest> listener) {
        ear = listener;
    }

    /**
     * A test begins on this thread.
     *
     * @param key what the framework knows it by; the same is given to {@link #ended}
     * @param outer the key of what it is a part of; null for what began on this thread
     */
    static void began(Object key, @Nullable Object outer, TestName name) {
        if (!isAsked) {
            return;
        }
        RunningTest mine = MINE.get();
        RunningTest around = mine == null || mine.over ? null : mine;
        RunningTest whole = outer != null ? RUNNING.get(outer) : around != null && isBegunHere(around) ? around : null;
        RunningTest test = new RunningTest(name, around, whole);
        if (whole != null) {
            whole.parts(1);
        }
        RUNNING.put(key, test);
        TestCode.note(test);
        MINE.set(test);
        BEGUN_HERE.set(test);
    }

    /** A test ends; it may not have begun. */
    static void ended(Object key) {
        RunningTest test = RUNNING.remove(key);
        if (test != null) {
            test.over = true;
            if (test.whole != null) {
                test.whole.parts(-1);
            }
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

    /** Whether what is known by this key is running. */
    static boolean isRunning(Object key) {
        return RUNNING.containsKey(key);
    }

    /** The test that the current thread works for, or null if none is running or it cannot be told which. */
    public static @Nullable RunningTest current() {
        RunningTest first = null;
        boolean several = false;
        for (RunningTest test : RUNNING.values()) {
            if (isInnermost(test)) {
                first = first == null ? test : first;
                several |= !test.name.equals(first.name);
            }
        }
        if (first == null && !TestCode.isKnown()) {
            return null;
        }
        RunningTest left = outlived();
        return left != null ? left : several ? ofThisThread() : first;
    }

    /** The test that is over while the thread that it started for itself is not, or null. */
    private static @Nullable RunningTest outlived() {
        RunningTest mine = MINE.get();
        if (mine == null || !mine.over || isBegunHere(mine)) {
            return null;
        } else if (Threads.isOfOneTask(mine.className())) {
            return mine;
        }
        MINE.remove(); // a pool's, which works for others from now on
        return null;
    }

    private static @Nullable RunningTest ofThisThread() {
        for (RunningTest mine = MINE.get(); mine != null; mine = mine.around) {
            if (!mine.over) {
                boolean certain = isBegunHere(mine) ? !Threads.mayHelpOthers() : Threads.isOfOneTask(mine.className());
                return certain && isInnermost(mine) ? mine : null;
            }
        }
        return null;
    }

    /** Whether no part of it is running, as two frameworks may tell of a class and of its tests. */
    private static boolean isInnermost(RunningTest test) {
        if (test.parts > 0) {
            return false;
        }
        if (test.name.isClass()) {
            for (RunningTest other : RUNNING.values()) {
                if (!other.name.isClass() && other.name.className().equals(test.name.className())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether it began on this thread. */
    public static boolean isBegunHere(RunningTest test) {
        for (RunningTest begun = BEGUN_HERE.get(); begun != null; begun = begun.around) {
            if (begun == test) {
                return true;
            }
        }
        return false;
    }

    /** A test, or a class of tests, from its beginning to its end. Two frameworks, one driving the other, may both tell of it. */
    public static final class RunningTest {
        private final TestName name;
        private final @Nullable RunningTest around;
        private final @Nullable RunningTest whole;
        private volatile boolean over;
        private volatile int parts;

        private RunningTest(TestName name, @Nullable RunningTest around, @Nullable RunningTest whole) {
            this.name = name;
            this.around = around;
            this.whole = whole;
        }

        /** The name of the class it was declared in or inherited by; of a scenario, the name of its feature. */
        public String className() {
            return name.className();
        }

        /** The name of its method, or of its scenario; empty for the class itself. */
        public String method() {
            return name.method();
        }

        /** Whether it stands for the class, or the feature, as a whole. */
        public boolean isClass() {
            return name.isClass();
        }

        /** Whether it has ended. */
        public boolean isOver() {
            return over;
        }

        private synchronized void parts(int change) {
            parts += change;
        }
    }
}
