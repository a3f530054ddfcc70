package dev.waxseal.agent.call;

import dev.waxseal.agent.testing.RunningTests;
import dev.waxseal.agent.testing.RunningTests.RunningTest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place that a request was asked for at. Its stack is taken at once and read only if something is found: to take it
 * is some microseconds' work for the JVM alone, to read it ten times that.
 */
final class CallSite {

    private final List<String> application;
    private final @Nullable RunningTest test;

    /** About 20 bytes a frame, of 1,024 frames at most (the JVM's {@code MaxJavaStackTraceDepth}); null once read. */
    private @Nullable Stack stack;

    private @Nullable Caller caller;

    private CallSite(List<String> application, @Nullable RunningTest test, @Nullable Stack stack) {
        this.application = application;
        this.test = test;
        this.stack = stack;
    }

    /** Where the current thread stands. */
    static CallSite here(List<String> application) {
        return new CallSite(application, RunningTests.current(), new Stack());
    }

    /** One whose caller is known already. */
    static CallSite known(Caller caller) {
        CallSite site = new CallSite(List.of(), null, null);
        site.caller = caller;
        return site;
    }

    /** The test that was running, or null. */
    @Nullable RunningTest test() {
        return test;
    }

    /** Who stood there. */
    synchronized Caller caller() {
        Caller known = caller;
        if (known == null) {
            known = Caller.of(stack == null ? new StackTraceElement[0] : stack.getStackTrace(), application, test);
            caller = known;
            stack = null;
        }
        return known;
    }

    /** A stack and nothing else. */
    private static final class Stack extends Throwable {
        private static final long serialVersionUID = 1;

        Stack() {
            super(null, null, false, true);
        }
    }
}
