package dev.waxseal.agent.call;

import dev.waxseal.agent.client.Asked;
import dev.waxseal.agent.origin.Origins;
import dev.waxseal.agent.testing.RunningTests;
import dev.waxseal.agent.testing.RunningTests.RunningTest;
import org.jspecify.annotations.Nullable;

/**
 * The place that a request was asked for at. Its stack is taken at once and read only if something is found: to take it
 * is some microseconds' work for the JVM alone, to read it ten times that.
 */
final class CallSite {

    private final @Nullable Origins origins;
    private final @Nullable RunningTest test;

    /** About 20 bytes a frame, of 1,024 frames at most (the JVM's {@code MaxJavaStackTraceDepth}); null once read. */
    private @Nullable Stack stack;

    private @Nullable Caller caller;

    /** Where the task was given that ran there, or null. */
    private final @Nullable CallSite giver;

    /** The thread that stood there; null where another may have given it the task. */
    private final @Nullable ThreadToken thread;

    /** Where the request was put together that was sent from there, or null if there as well. */
    private final @Nullable CallSite made;

    private CallSite(
            @Nullable Origins origins,
            @Nullable RunningTest test,
            @Nullable Stack stack,
            @Nullable CallSite giver,
            @Nullable CallSite made) {
        this.origins = origins;
        this.test = test;
        this.stack = stack;
        this.giver = giver;
        this.made = made;
        this.thread = stack == null || giver != null ? null : ThreadToken.mine();
    }

    /** Where the current thread stands. */
    static CallSite here(Origins origins) {
        return new CallSite(origins, RunningTests.current(), new Stack(), null, null);
    }

    /** Where the current thread stands, or if it runs none of the application's code who gave it the task to send this. */
    static CallSite of(Asked.Key request, Origins origins) {
        return of(request, origins, null, true);
    }

    /**
     * Where a request was put together; else where the current thread stands, or if it runs none of the application's code
     * who gave it the task to send this.
     *
     * @param made where it was put together, if that is known
     * @param asItStands whether it will be asked where the current thread stands
     */
    static CallSite of(Asked.Key request, Origins origins, @Nullable CallSite made, boolean asItStands) {
        RunningTest test = RunningTests.current();
        CallSite giver = Tasks.siteOf(request);
        return made != null && giver == null && !asItStands && made.test == test && made.thread == ThreadToken.mine()
                ? made
                : new CallSite(origins, test, new Stack(), giver, made);
    }

    /** One whose caller is known already, in the test that is running. */
    static CallSite known(Caller caller) {
        CallSite site = new CallSite(null, RunningTests.current(), null, null, null);
        site.caller = caller;
        return site;
    }

    /** The test that was running, or null. */
    @Nullable RunningTest test() {
        RunningTest own = test == null && giver != null ? giver.test : test;
        return own == null && made != null ? made.test : own;
    }

    /** The thread that stood there, or null where it may have been another's task. */
    @Nullable ThreadToken thread() {
        return thread;
    }

    /** What reads stacks like this one's, or null. */
    @Nullable Origins origins() {
        return origins;
    }

    /** Who put the request together, as far as that is known, or who sent it from here. */
    Caller caller() {
        Caller madeBy = made == null ? null : made.caller();
        return madeBy == null || madeBy.origin() == null ? sender() : madeBy.inTestOf(sender());
    }

    /** Who stood there. */
    synchronized Caller sender() {
        Caller known = caller;
        if (known == null) {
            known = stack == null || origins == null
                    ? new Caller(null, null, null)
                    : Caller.of(stack.getStackTrace(), origins, test);
            if (known.origin() == null && giver != null) {
                known = giver.caller();
            }
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
