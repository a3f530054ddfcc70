package dev.waxseal.agent.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code detach PID}: takes the agent out of a JVM that goes on. */
@Command(
        name = "detach",
        description =
                "Takes the agent out of a JVM: no class, thread or hook of it is left at work, and its journal ends."
                        + " Ends with 0, 1 where the code of a class could not be taken back or something went unheard, 2 where"
                        + " no agent listens.",
        footer = {"", "It can be attached again; then it begins another journal."},
        mixinStandardHelpOptions = true)
final class DetachCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final ProcessId pid = new ProcessId();

    @Override
    public Integer call() throws Exception {
        OtherAgent agent = OtherAgent.tell(pid.toString(), "detach");
        PrintWriter out = spec.commandLine().getOut();
        out.println("Detached from " + pid);
        boolean sound = agent.print(out);
        out.println("Then: report " + agent.output());
        return sound ? Main.PASS : Main.FAIL;
    }
}
