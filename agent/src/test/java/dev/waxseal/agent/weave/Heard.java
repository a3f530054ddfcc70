package dev.waxseal.agent.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What advice has told, in order; and advice to tell it. Public for those of other loaders, which call it. */
public final class Heard {

    static final List<String> ALL = new ArrayList<>();

    private Heard() {}

    public static Object begun(String seam, Object subject, Object[] arguments) {
        ALL.add("begun " + seam + (subject == null ? " static" : "") + ' ' + Arrays.deepToString(arguments));
        return "token";
    }

    public static void over(Object token, Object[] arguments, @Nullable Object result, @Nullable Throwable thrown) {
        ALL.add("over " + token + ' ' + Arrays.deepToString(arguments) + ' '
                + (result instanceof Object[] array ? Arrays.toString(array) : result) + ' ' + thrown);
    }

    public static void event(String event) {
        ALL.add(event);
    }

    public static int fail(String where) {
        ALL.add("fails " + where);
        throw new IllegalStateException(where);
    }

    public static void failGiven(int token) {
        fail("at the end, given " + token);
    }

    public static void made(Object made) {
        ALL.add("made " + made);
    }

    public static void changed(String text) {
        ALL.add("changed " + text);
    }

    public static void fields(CharSequence name, long calls, Object state) {
        ALL.add(name + ", " + calls + ", " + state);
    }

    public static String other(String text) {
        return text + '!';
    }

    /** Everything, on both ends, wherever it ends. */
    static final class Whole {
        private Whole() {}

        @Advice.OnMethodEnter
        static Object enter(
                @Advice.SeamName String seam,
                @Advice.This(optional = true) Object subject,
                @Advice.AllArguments Object[] arguments) {
            return begun(seam, subject, arguments);
        }

        @Advice.OnMethodExit(onThrowable = true)
        static void exit(
                @Advice.Enter Object token,
                @Advice.AllArguments Object[] arguments,
                @Advice.Return Object result,
                @Advice.Thrown Throwable thrown) {
            over(token, arguments, result, thrown);
        }
    }

    /** The end alone, and only where it returns. */
    static final class Returned {
        private Returned() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Origin("#m returned") String event) {
            event(event);
        }
    }

    /** The object, once it is one. */
    static final class Made {
        private Made() {}

        @Advice.OnMethodExit
        static void exit(@Advice.This Object made) {
            made(made);
        }
    }

    /** The beginning alone, before there is any object. */
    static final class Begun {
        private Begun() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(0) String text) {
            changed(text);
        }
    }

    /** More than one plain line at the end. */
    static final class Branching {
        private Branching() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Origin("#m") String event) {
            if (ALL.isEmpty()) {
                event(event);
            }
        }
    }

    /** Fails at both ends. */
    static final class Failing {
        private Failing() {}

        @Advice.OnMethodEnter
        static int enter() {
            return fail("at the beginning");
        }

        @Advice.OnMethodExit(onThrowable = true)
        static void exit(@Advice.Enter int token) {
            failGiven(token);
        }
    }

    /** Asks first, and gives an argument another value. */
    static final class Changing {
        private Changing() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) String text) {
            if (text != null) {
                text = other(text);
            }
        }

        @Advice.OnMethodExit
        static void exit(@Advice.Argument(0) String text) {
            changed(text);
        }
    }

    /** Wants a field. */
    static final class Fielded {
        private Fielded() {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.FieldValue("name") CharSequence name,
                @Advice.FieldValue("calls") long calls,
                @Advice.FieldValue("state") Object state) {
            fields(name, calls, state);
        }
    }
}
