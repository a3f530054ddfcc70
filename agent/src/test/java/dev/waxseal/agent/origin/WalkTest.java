package dev.waxseal.agent.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stack that is walked says what it says where it is read from end to end. */
class WalkTest {

    private static final String APPLICATION = "org.junit.";

    @Test
    void it_ends_at_the_innermost_frame_of_the_application() {
        StackTraceElement[] stack = new Throwable().getStackTrace();
        StackTraceElement innermost = List.of(stack).stream()
                .filter(frame -> frame.getClassName().startsWith(APPLICATION))
                .findFirst()
                .orElseThrow();

        Origins.Trace trace = Walk.WALKER.walk(new Walk(standings(stack)));

        assertThat(trace).isNotNull();
        assertThat(trace.own()).isEqualTo(innermost);
        assertThat(trace.client()).isNull();
        assertThat(trace.library()).isNull();
    }

    @Test
    void the_library_is_the_one_that_the_application_called() {
        Map<String, Origins.Standing> known = standings(new Throwable().getStackTrace());
        known.replaceAll((name, standing) ->
                name.startsWith("org.junit.platform.commons.") ? new Origins.Standing(false, "okhttp") : standing);

        Origins.Trace trace = Walk.WALKER.walk(new Walk(known));

        assertThat(trace).isNotNull();
        assertThat(trace.client()).isEqualTo("okhttp");
        assertThat(trace.library()).startsWith("org.junit.platform.commons.");
        assertThat(String.valueOf(trace.own())).contains("org.junit.jupiter.");
    }

    @Test
    void a_class_that_nobody_knows_yet_has_the_stack_read_from_end_to_end() {
        StackTraceElement[] stack = new Throwable().getStackTrace();
        Map<String, Origins.Standing> known = standings(stack);
        known.keySet().removeIf(name -> name.startsWith(APPLICATION));

        assertThat(Walk.WALKER.walk(new Walk(known))).isNull();
    }

    private static Map<String, Origins.Standing> standings(StackTraceElement[] stack) {
        Map<String, Origins.Standing> known = new HashMap<>();
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            known.put(name, new Origins.Standing(name.startsWith(APPLICATION), null));
        }
        return known;
    }
}
