package dev.waxseal.agent.cli;

import dev.waxseal.config.OneLine;
import dev.waxseal.evidence.Leaked;
import dev.waxseal.evidence.Unsealed;
import dev.waxseal.keys.KeyFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code open DIR --key=FILE}: what leaked, for the holder of a key for whom it was sealed. */
@Command(
        name = "open",
        description = "Tells what leaked, to the holder of a key for whom it was sealed.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all that was sealed is there",
            "1:some of it was changed, or is missing",
            "2:not understood, not readable, nothing was sealed there, or not for this key"
        },
        mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {

    /** The environment variable with the key's password. */
    private static final String PASSWORD = "WAXSEAL_OPEN_PASSWORD";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "DIR", description = "The output directory of the agent.")
    private Path directory = Path.of("");

    @Option(
            names = "--key",
            required = true,
            paramLabel = "KEY",
            description =
                    "A PKCS #12 or PEM file with the private key, or env:NAME for such PEM in an environment variable."
                            + " Its password stands in the variable " + PASSWORD + ".")
    private String key = "";

    @Option(names = "--password-file", paramLabel = "FILE", description = "Where the key's password stands instead.")
    private @Nullable Path passwordFile;

    @Override
    public Integer call() throws IOException, Main.Failure {
        Unsealed unsealed = Unsealed.of(directory, key().key());
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (unsealed.records() == 0) {
            throw new Main.Failure(nothing(unsealed));
        }
        unsealed.leaks().values().forEach(leaks -> tell(leaks, out));
        out.flush();
        unsealed.faults().forEach(fault -> err.println("waxseal: " + fault));
        unsealed.notes().forEach(note -> err.println("waxseal: " + note));
        err.flush();
        return unsealed.faults().isEmpty() ? Main.PASS : Main.FAIL;
    }

    private KeyFile key() throws IOException, Main.Failure {
        String password =
                passwordFile == null ? null : Files.readString(passwordFile).strip();
        try {
            return KeyFile.read(
                    key, PASSWORD, name -> name.equals(PASSWORD) && password != null ? password : System.getenv(name));
        } catch (IOException e) {
            throw new Main.Failure("cannot open with the key in " + OneLine.quoted(key) + ": " + e.getMessage(), e);
        }
    }

    private String nothing(Unsealed unsealed) {
        String where = OneLine.quoted(directory.toString());
        if (unsealed.strange() > 0) {
            return "nothing that was sealed in " + where + " is for this key; it is for "
                    + OneLine.complaint(String.join("; ", unsealed.recipients()));
        }
        return unsealed.faults().isEmpty()
                ? "nothing was sealed in " + where + ": run a JVM with -javaagent:waxseal-agent.jar=output=" + directory
                        + ",evidence=CERTIFICATE.pem"
                : "nothing can be opened in " + where + ": " + OneLine.complaint(String.join("; ", unsealed.faults()));
    }

    /** A finding, as reports name it, and each value that leaked by it. */
    private static void tell(List<Leaked> leaks, PrintWriter out) {
        Leaked first = leaks.get(0);
        out.println(OneLine.of(first.id() + "  " + first.kind() + " at " + first.location()));
        out.println(OneLine.of("  " + (first.method() + " " + first.url()).strip()));
        if (first.origin() != null) {
            out.println(OneLine.of("  from " + first.origin()));
        }
        if (first.test() != null) {
            out.println(OneLine.of("  in " + first.test()));
        }
        for (Leaked leaked : leaks) {
            boolean cut = leaked.value().length() < leaked.length();
            String rest = cut ? " ... (" + leaked.length() + " characters)" : "";
            out.println("    " + OneLine.of(leaked.value()) + rest);
        }
    }
}
