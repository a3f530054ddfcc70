package dev.waxseal.agent.testing;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells which test is running under the JUnit Platform, whatever the engine: a class while it prepares for its tests, a
 * method from the first thing that is done for it alone, such as a {@code @BeforeEach} around a factory of tests.
 *
 * <p>The platform finds it as a service, because an agent's jar is on the system class path.
 */
public final class JUnitPlatformListener implements TestExecutionListener {

    private volatile @Nullable TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        TestPlan running = plan;
        TestName name = running == null ? null : PlatformNames.of(running, test);
        if (running != null && name != null) {
            RunningTests.began(test.getUniqueId(), outer(running, test), name);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        RunningTests.ended(test.getUniqueId());
    }

    private static @Nullable Object outer(TestPlan plan, TestIdentifier test) {
        TestIdentifier outer = plan.getParent(test).orElse(null);
        while (outer != null && !RunningTests.isRunning(outer.getUniqueId())) {
            outer = plan.getParent(outer).orElse(null);
        }
        return outer == null ? null : outer.getUniqueId();
    }
}
