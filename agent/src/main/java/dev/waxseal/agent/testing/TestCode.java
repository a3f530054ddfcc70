package dev.waxseal.agent.testing;

import dev.waxseal.agent.testing.RunningTests.RunningTest;
import dev.waxseal.journal.DeclaredName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which test's code a stack runs, whatever runs meanwhile: a task that a test gave to a pool or a timer often outlives it,
 * and the lambda that the test wrote is still on the stack then.
 */
public final class TestCode {

    /** Of so many classes tests are known; all are forgotten once there are more. */
    private static final int MOST = 4_096;

    /** The last test of each method, by the class it is in. */
    private static final Map<String, Map<String, RunningTest>> KNOWN = new ConcurrentHashMap<>();

    private TestCode() {}

    static void note(RunningTest test) {
        if (!test.isClass()) {
            if (KNOWN.size() >= MOST) {
                KNOWN.clear();
            }
            KNOWN.computeIfAbsent(test.className(), none -> new ConcurrentHashMap<>())
                    .put(test.method(), test);
        }
    }

    static void forget() {
        KNOWN.clear();
    }

    /** Whether anything is known of tests in this JVM. */
    public static boolean isKnown() {
        return !KNOWN.isEmpty();
    }

    /**
     * The test whose method, or what was written in it, stands outermost on a stack.
     *
     * @param frames innermost first
     * @param otherwise where there is none
     */
    public static @Nullable RunningTest on(StackTraceElement[] frames, @Nullable RunningTest otherwise) {
        for (int i = frames.length - 1; i >= 0 && !KNOWN.isEmpty(); i--) {
            String name = frames[i].getClassName();
            Map<String, RunningTest> tests = KNOWN.get(name);
            RunningTest test = tests != null
                    ? tests.get(DeclaredName.ofMethod(frames[i].getMethodName()))
                    : name.indexOf('$') > 0 ? within(name) : null;
            if (test != null) {
                return test;
            }
        }
        return otherwise;
    }

    /** Of {@code ShopTest$pays$1}, which Kotlin makes of what is written in {@code pays}. */
    private static @Nullable RunningTest within(String name) {
        int method = name.indexOf('$') + 1;
        int end = name.indexOf('$', method);
        Map<String, RunningTest> tests = end < 0 ? null : KNOWN.get(name.substring(0, method - 1));
        return tests == null ? null : tests.get(name.substring(method, end));
    }
}
