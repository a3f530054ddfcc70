package dev.waxseal.agent.testing;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Tells which test is running under JUnit 4 alone, which has no services: its notifier is listened at. */
public final class JUnit4Tests {

    private JUnit4Tests() {}

    /** A test, or a class of tests, begins; {@code description} is an {@code org.junit.runner.Description}. */
    public static void started(Object description) throws ReflectiveOperationException {
        String className = (String) ask(description, "getClassName");
        String method = (String) ask(description, "getMethodName");
        if (method != null) {
            RunningTests.began(description, null, TestName.ofMethod(className == null ? "" : className, method));
        } else if (className != null && ask(description, "getTestClass") != null) {
            RunningTests.began(description, null, TestName.ofClass(className));
        }
    }

    /** It ends. */
    public static void finished(Object description) {
        RunningTests.ended(description);
    }

    // by reflection: JUnit may live in a loader that ours does not see
    private static @Nullable Object ask(Object description, String getter) throws ReflectiveOperationException {
        Method method = description.getClass().getMethod(getter);
        return method.invoke(description);
    }
}
