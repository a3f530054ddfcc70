package dev.waxseal.agent.testing;

import org.testng.IInvokedMethod;
import org.testng.IInvokedMethodListener;
import org.testng.ITestResult;

/** Tells which test is running under TestNG, which finds it as a service; the class while that prepares for its tests. */
public final class TestNgListener implements IInvokedMethodListener {

    /** What Cucumber's runner gives its only method: the scenario and its feature. */
    private static final String CUCUMBER = "io.cucumber.testng.";

    @Override
    public void beforeInvocation(IInvokedMethod method, ITestResult result) {
        RunningTests.began(result, null, name(method, result));
    }

    @Override
    public void afterInvocation(IInvokedMethod method, ITestResult result) {
        RunningTests.ended(result);
    }

    private static TestName name(IInvokedMethod method, ITestResult result) {
        String className = result.getTestClass().getName();
        if (!method.isTestMethod()) {
            return TestName.ofClass(className);
        }
        Object[] parameters = result.getParameters();
        if (parameters != null
                && parameters.length == 2
                && parameters[0] != null
                && parameters[0].getClass().getName().startsWith(CUCUMBER)) {
            return new TestName(unquoted(parameters[1]), unquoted(parameters[0]));
        }
        return new TestName(className, method.getTestMethod().getMethodName());
    }

    /** It shows them in quotation marks. */
    private static String unquoted(Object shown) {
        String text = String.valueOf(shown);
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
