package dev.waxseal.agent.door;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Passes on what the JUnit Platform tells, and nothing on an older JVM.
 *
 * <p>The platform finds it as a service on every JVM, because an agent's jar is on the system class path; a listener that
 * an older one cannot load would break the tests.
 */
public final class JUnitPlatformDoor implements TestExecutionListener {

    private final TestExecutionListener listener;

    public JUnitPlatformDoor() {
        listener = (TestExecutionListener) Services.behindTheDoor("JUnitPlatformListener");
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (listener != null) {
            listener.executionStarted(test);
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        if (listener != null) {
            listener.executionSkipped(test, reason);
        }
    }

    @Override
    public void dynamicTestRegistered(TestIdentifier test) {
        if (listener != null) {
            listener.dynamicTestRegistered(test);
        }
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (listener != null) {
            listener.testPlanExecutionStarted(plan);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (listener != null) {
            listener.testPlanExecutionFinished(plan);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (listener != null) {
            listener.executionFinished(test, result);
        }
    }
}
