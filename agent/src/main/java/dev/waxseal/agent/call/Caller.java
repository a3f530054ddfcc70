package dev.waxseal.agent.call;

import dev.waxseal.agent.testing.RunningTests.RunningTest;
import dev.waxseal.journal.Finding;
import java.util.List;
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

    /** The caller as the current thread's stack shows it. Takes some ten microseconds: for findings only. */
    public static Caller ofThisThread(List<String> application) {
        return CallSite.here(application).caller();
    }

    /** What two callers have in common, each part by itself. */
    Caller inCommonWith(Caller other) {
        return new Caller(
                Objects.equals(origin, other.origin) ? origin : null,
                Objects.equals(client, other.client) ? client : null,
                Objects.equals(test, other.test) ? test : null);
    }

    /** Whether both stand on the same line of the application, in the same test. */
    boolean isSameAs(Caller other) {
        return Objects.equals(origin, other.origin) && Objects.equals(test, other.test);
    }

    /** This, with what is not known of it taken from another. */
    public Caller or(Caller other) {
        return new Caller(
                origin == null ? other.origin : origin,
                client == null ? other.client : client,
                test == null ? other.test : test);
    }

    /** The caller as this stack shows it, innermost frame first. */
    static Caller of(StackTraceElement[] frames, List<String> application, @Nullable RunningTest test) {
        String client = null;
        StackTraceElement nearest = null;
        for (StackTraceElement frame : frames) {
            String name = frame.getClassName();
            if (isApplication(name, application)) {
                if (nearest == null) {
                    nearest = frame;
                    if (!Homes.isArchived(name)) {
                        break;
                    }
                } else if (!Homes.isArchived(name)) {
                    // a jar nobody knows was called by code that was just compiled: a library, unless they are kin
                    nearest = areKin(nearest.getClassName(), name) ? nearest : frame;
                    break;
                }
            } else if (nearest == null) {
                String known = Libraries.client(name);
                boolean carrier = "netty".equals(known) && client != null; // its event loop is below all that uses it
                client = known == null || carrier ? client : known;
            }
        }
        return new Caller(
                nearest == null ? null : origin(nearest),
                client,
                test == null ? null : new Finding.Test(test.className(), test.method()));
    }

    private static boolean isApplication(String className, List<String> application) {
        if (className.contains("$$") || className.contains("$Proxy")) {
            return false; // made at run time, its lines lead nowhere
        }
        if (application.isEmpty()) {
            return !Libraries.isLibrary(className);
        }
        for (String prefix : application) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two classes share the first two parts of their names, as those of one organisation do. */
    private static boolean areKin(String one, String other) {
        int first = one.indexOf('.');
        int second = one.indexOf('.', first + 1);
        return second > 0 && other.startsWith(one.substring(0, second + 1));
    }

    private static Finding.Origin origin(StackTraceElement frame) {
        return new Finding.Origin(
                frame.getClassName(),
                written(frame.getMethodName()),
                frame.getFileName(),
                Math.max(0, frame.getLineNumber()));
    }

    /** The method as its author wrote it: the compiler names a lambda in {@code pay} {@code lambda$pay$0}. */
    private static String written(String method) {
        int from = "lambda$".length();
        int to = method.lastIndexOf('$');
        return method.startsWith("lambda$") && to > from ? method.substring(from, to) : method;
    }
}
