package dev.waxseal.agent.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code status PID}: what the agent in a JVM listens to, since when, and what came of it so far. */
@Command(
        name = "status",
        description = "Tells what the agent in a JVM listens to, since when, and what it met so far. Ends with 0 where"
                + " nothing is amiss, 1 where something goes unheard, 2 where no agent listens.",
        footer = {
            "",
            "For a look now and then: whoever attaches to a JVM leaves some KB in it. What watches all the time reads the"
                    + " journal."
        },
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final ProcessId pid = new ProcessId();

    @Override
    public Integer call() throws Exception {
        OtherAgent agent = OtherAgent.tell(pid.toString(), "status");
        PrintWriter out = spec.commandLine().getOut();
        out.println("Listening to " + pid);
        return agent.print(out) ? Main.PASS : Main.FAIL;
    }
}
