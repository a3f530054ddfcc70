package dev.waxseal.agent.testing;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Tells which test is running under the JUnit Platform, whatever the engine.
 *
 * <p>The platform finds it as a service, because an agent's jar is on the system class path.
 */
public final class JUnitPlatformListener implements TestExecutionListener {

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            TestSource source = test.getSource().orElse(null);
            if (source instanceof MethodSource method) {
                RunningTests.began(test.getUniqueId(), method.getClassName(), method.getMethodName());
            } else if (source instanceof ClassSource type) {
                RunningTests.began(test.getUniqueId(), type.getClassName(), test.getDisplayName());
            } else {
                RunningTests.began(test.getUniqueId(), "", test.getDisplayName());
            }
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        RunningTests.ended(test.getUniqueId());
    }
}
