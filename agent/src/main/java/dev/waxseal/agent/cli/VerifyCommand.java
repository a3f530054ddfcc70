package dev.waxseal.agent.cli;

import dev.waxseal.config.OneLine;
import dev.waxseal.report.ReportFormats;
import dev.waxseal.signing.Signatures;
import dev.waxseal.signing.Trust;
import dev.waxseal.signing.Verification;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify DIR}: who signed the reports there, when, and whether a byte has changed since. */
@Command(
        name = "verify",
        description = "Tells who signed the reports and whether a byte of them has changed since.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is as it was signed, by someone who is trusted",
            "1:something has changed, or whoever signed is not trusted",
            "2:not understood, not readable, or nothing is signed there"
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "DIR", description = "Where the reports lie.")
    private Path directory = Path.of("");

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Certificates, PEM or DER, of authorities that vouch for signers, or of signers themselves.")
    private List<Path> trust = List.of();

    @Option(names = "--crl", paramLabel = "FILE", description = "A list of what an authority has revoked.")
    private List<Path> revocations = List.of();

    @Option(
            names = "--at",
            paramLabel = "DATE",
            description = "The day on which certificates must be valid, such as 2026-11-28; now unless said.")
    private @Nullable LocalDate date;

    @Override
    public Integer call() throws IOException, Main.Failure {
        Instant at =
                date == null ? Instant.now() : date.atStartOfDay(ZoneOffset.UTC).toInstant();
        Verification verified = verified(Trust.read(trust, revocations), at);
        verified.lines().forEach(spec.commandLine().getOut()::println);
        if (trust.isEmpty()) {
            spec.commandLine().getOut().println("who is trusted says --trust=FILE");
        }
        spec.commandLine().getOut().flush();
        return verified.holds() ? Main.PASS : Main.FAIL;
    }

    private Verification verified(Trust trusted, Instant at) throws IOException, Main.Failure {
        try {
            return Verification.of(directory, trusted, at, ReportFormats.files());
        } catch (NoSuchFileException nothing) {
            throw new Main.Failure(
                    "nothing is signed in " + OneLine.quoted(directory.toString()) + ": there is no "
                            + Signatures.MANIFEST + " with its " + Signatures.SIGNATURE
                            + "; \"report " + directory + " --sign=KEY\" writes them",
                    nothing);
        }
    }
}
