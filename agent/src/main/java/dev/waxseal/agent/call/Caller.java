package dev.waxseal.agent.call;

import dev.waxseal.agent.client.Asked;
import dev.waxseal.agent.origin.Origins;
import dev.waxseal.agent.testing.RunningTests;
import dev.waxseal.agent.testing.RunningTests.RunningTest;
import dev.waxseal.agent.testing.TestCode;
import dev.waxseal.journal.DeclaredName;
import dev.waxseal.journal.Finding;
import dev.waxseal.wire.RequestHead;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who caused what is being sent: the application's innermost frame, the client library it called, the running test.
 *
 * @param origin the frame, or null where this thread runs none of the application's code
 * @param client the short name of the library, or null where none is known
 * @param test the test, or null
 */
public record Caller(
        Finding.@Nullable Origin origin, @Nullable String client, Finding.@Nullable Test test) {

    /** The caller as the current thread's stack shows it. Takes microseconds: for findings only. */
    public static Caller ofThisThread(Origins origins) {
        Origins.Trace trace = origins.ofThisThread();
        RunningTest running = RunningTests.current();
        boolean others = TestCode.isKnown() && (running == null || !RunningTests.isBegunHere(running));
        return of(trace, others ? TestCode.on(new Throwable().getStackTrace(), running) : running);
    }

    /** As {@link #ofThisThread(Origins)}, or where nothing of the application is on it, who gave it the task to send this. */
    public static Caller ofThisThread(RequestHead request, Origins origins) {
        return CallSite.of(Asked.Key.of(request), origins).caller();
    }

    /** What two callers have in common, each part by itself. */
    Caller inCommonWith(Caller other) {
        return new Caller(
                Objects.equals(origin, other.origin) ? origin : null,
                Objects.equals(client, other.client) ? client : null,
                Objects.equals(test, other.test) ? test : null);
    }

    /** This, in the other's test if that is in one. */
    Caller inTestOf(Caller other) {
        return other.test == null ? this : new Caller(origin, client, other.test);
    }

    /** Whether both stand on the same line of the application, in the same test. */
    boolean isSameAs(Caller other) {
        return Objects.equals(origin, other.origin) && Objects.equals(test, other.test);
    }

    /** This, with line and library taken from the thread that writes if they are not known; the test is its own. */
    public Caller or(Caller writing) {
        return new Caller(origin == null ? writing.origin : origin, client == null ? writing.client : client, test);
    }

    /** The caller as this stack shows it, innermost frame first; {@code test} was running. */
    static Caller of(StackTraceElement[] frames, Origins origins, @Nullable RunningTest test) {
        return of(origins.read(frames), TestCode.on(frames, test));
    }

    private static Caller of(Origins.Trace trace, @Nullable RunningTest test) {
        StackTraceElement own = trace.own();
        return new Caller(
                own == null ? null : origin(own, test),
                trace.client(),
                test == null ? null : new Finding.Test(test.className(), test.method()));
    }

    private static Finding.Origin origin(StackTraceElement frame, @Nullable RunningTest test) {
        String method = DeclaredName.ofMethod(frame.getMethodName());
        boolean numbered = method.startsWith("$spock_feature"); // by the compiler; the author gave it the test's name
        return new Finding.Origin(
                frame.getClassName(),
                numbered && test != null && test.className().equals(frame.getClassName()) ? test.method() : method,
                frame.getFileName(),
                Math.max(0, frame.getLineNumber()));
    }
}
