package dev.waxseal.agent.cli;

import dev.waxseal.journal.Journal;
import dev.waxseal.journal.JournalReader;
import dev.waxseal.journal.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attach PID}: makes a JVM that runs already load this very jar as its agent. */
@Command(
        name = "attach",
        description = "Listens to a JVM that runs already. Needs a JDK and the user of that JVM.",
        footer = {
            "",
            "From Java 21 on that JVM warns on its standard error that an agent was loaded, unless it was started with"
                    + " -XX:+EnableDynamicAgentLoading."
        },
        mixinStandardHelpOptions = true)
final class AttachCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final ProcessId pid = new ProcessId();

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            description = "The agent's options, such as output=DIR; each as in its -javaagent argument.")
    private List<String> options = List.of();

    @Override
    public Integer call() throws Exception {
        Settings settings = Settings.ofThisJvm(String.join(",", options)).elsewhere(AttachCommand::absolute);
        Path output = Path.of(settings.output());
        Set<Path> before =
                JournalReader.readAll(output).stream().map(Journal::file).collect(Collectors.toSet());
        try {
            OtherJvm.load(pid.toString(), OtherAgent.jar(), settings.argument());
        } catch (NoClassDefFoundError e) {
            throw OtherAgent.cannotAttach(e);
        }
        List<Journal> written = JournalReader.readAll(output).stream()
                .filter(journal -> !before.contains(journal.file()))
                .toList();
        if (written.isEmpty()) {
            throw new Main.Failure(whyNone(output));
        }
        for (Journal journal : written) {
            if (!journal.isComplete()) {
                throw new Main.Failure(String.join("; ", journal.problems()));
            }
        }
        spec.commandLine().getOut().println("Listening to " + pid + ". Then: report " + output);
        return Main.PASS;
    }

    private String whyNone(Path output) throws Exception {
        try {
            OtherAgent earlier = OtherAgent.tell(pid.toString(), "status");
            return "an agent listens to " + pid + " already, and writes to " + earlier.file()
                    + "; to begin anew: detach " + pid;
        } catch (Main.Failure nobody) {
            return "the agent was loaded into " + pid + " but wrote no journal below " + output
                    + "; that JVM's standard error says why";
        }
    }

    private static String absolute(String file) {
        return Path.of(file).toAbsolutePath().normalize().toString();
    }
}
