package dev.waxseal.agent.testing;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Tells which test is running under JUnit 4 alone, which has no services: its notifier is listened at. */
public final class JUnit4Tests {

    private JUnit4Tests() {}

    /** A test begins; {@code description} is an {@code org.junit.runner.Description}. */
    public static void started(Object description) throws ReflectiveOperationException {
        String className = ask(description, "getClassName");
        String method = ask(description, "getMethodName");
        RunningTests.began(description, className == null ? "" : className, method == null ? "" : method);
    }

    /** A test ends. */
    public static void finished(Object description) {
        RunningTests.ended(description);
    }

    // by reflection: JUnit may live in a loader that ours does not see
    private static @Nullable String ask(Object description, String getter) throws ReflectiveOperationException {
        Method method = description.getClass().getMethod(getter);
        return (String) method.invoke(description);
    }
}
