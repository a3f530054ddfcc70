package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;
import java.util.Map;

/** The application starts another program. */
final class ProgramStart {

    private ProgramStart() {}

    @Advice.OnMethodEnter
    static void enter(
            @Advice.Argument(value = 0, readOnly = false) String[] command,
            @Advice.Argument(1) Map<String, String> environment) {
        command = WaxsealTap.starting(command, environment);
    }

    @Advice.OnMethodExit // and not where there is no such program
    static void exit(@Advice.Argument(0) String[] command, @Advice.Argument(1) Map<String, String> environment) {
        WaxsealTap.told("program", command, environment);
    }
}
