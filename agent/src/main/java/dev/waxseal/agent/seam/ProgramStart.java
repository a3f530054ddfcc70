package dev.waxseal.agent.seam;

import java.util.Map;
import net.bytebuddy.asm.Advice;

/** The application starts another program. */
final class ProgramStart {

    private ProgramStart() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.Argument(value = 0, readOnly = false) String[] command,
            @Advice.Argument(1) Map<String, String> environment) {
        command = WaxsealTap.starting(command, environment);
    }

    @Advice.OnMethodExit(suppress = Throwable.class) // and not where there is no such program
    static void exit(@Advice.Argument(0) String[] command, @Advice.Argument(1) Map<String, String> environment) {
        WaxsealTap.told("program", command, environment);
    }
}
