package dev.waxseal.agent.cli;

import dev.waxseal.config.OneLine;
import dev.waxseal.report.Version;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the agent's jar. Exit codes: 0 nothing fails, 1 something fails, 2 it could not be told. */
@Command(
        name = "waxseal",
        description = "Tells what a JVM sent out unencrypted that should have been sealed.",
        subcommands = {
            ReportCommand.class,
            ScanCommand.class,
            ExplainCommand.class,
            VerifyCommand.class,
            OpenCommand.class,
            AttachCommand.class,
            StatusCommand.class,
            DetachCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionLine.class)
public final class Main implements Callable<Integer> {

    /** Nothing fails. */
    static final int PASS = 0;

    /** Something fails. */
    static final int FAIL = 1;

    /** It was not understood, could not be read, or there was nothing to tell of. */
    static final int UNKNOWN = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public static void main(String... arguments) {
        PrintWriter out = Printable.writer(System.out);
        PrintWriter err = Printable.writer(System.err);
        int code = commandLine().setOut(out).setErr(err).execute(arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, arguments) -> {
                    PrintWriter err = wrong.getCommandLine().getErr();
                    err.println("waxseal: " + OneLine.complaint(String.valueOf(wrong.getMessage())));
                    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
                        wrong.getCommandLine().usage(err);
                    }
                    return UNKNOWN;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("waxseal: " + OneLine.complaint(message(failure)));
                    return UNKNOWN;
                });
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    /** Failures that are explained already speak for themselves; others, such as "a/b", need their class to make sense. */
    private static String message(Exception failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        return failure instanceof Failure || failure instanceof IllegalArgumentException
                ? String.valueOf(failure.getMessage())
                : failure.toString();
    }

    /** What went wrong, in words for the person who asked. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1;

        Failure(String message) {
            super(message);
        }

        Failure(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static final class VersionLine implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"waxseal " + Version.CURRENT};
        }
    }
}
