package dev.waxseal.agent.door;

import org.testng.IInvokedMethod;
import org.testng.IInvokedMethodListener;
import org.testng.ITestResult;

/** Passes on what TestNG tells, which finds it as a service, and nothing on an older JVM. */
public final class TestNgDoor implements IInvokedMethodListener {

    private final IInvokedMethodListener listener;

    public TestNgDoor() {
        listener = (IInvokedMethodListener) Services.behindTheDoor("TestNgListener");
    }

    @Override
    public void beforeInvocation(IInvokedMethod method, ITestResult result) {
        if (listener != null) {
            listener.beforeInvocation(method, result);
        }
    }

    @Override
    public void afterInvocation(IInvokedMethod method, ITestResult result) {
        if (listener != null) {
            listener.afterInvocation(method, result);
        }
    }
}
