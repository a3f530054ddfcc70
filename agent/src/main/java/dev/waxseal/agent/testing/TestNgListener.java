package dev.waxseal.agent.testing;

import org.testng.IInvokedMethod;
import org.testng.IInvokedMethodListener;
import org.testng.ITestResult;

/** Tells which test is running under TestNG, which finds it as a service. */
public final class TestNgListener implements IInvokedMethodListener {

    @Override
    public void beforeInvocation(IInvokedMethod method, ITestResult result) {
        if (method.isTestMethod()) {
            RunningTests.began(
                    result,
                    result.getTestClass().getName(),
                    method.getTestMethod().getMethodName());
        }
    }

    @Override
    public void afterInvocation(IInvokedMethod method, ITestResult result) {
        RunningTests.ended(result);
    }
}
