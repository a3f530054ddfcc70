package dev.waxseal.agent.cli;

import dev.waxseal.journal.Alike;
import dev.waxseal.journal.Journal;
import dev.waxseal.journal.JournalReader;
import dev.waxseal.production.ClearEndpoints;
import dev.waxseal.production.Production;
import dev.waxseal.report.Circumstances;
import dev.waxseal.report.Earlier;
import dev.waxseal.report.GitHubActions;
import dev.waxseal.report.Policy;
import dev.waxseal.report.PolicyFile;
import dev.waxseal.report.Report;
import dev.waxseal.report.ReportFormat;
import dev.waxseal.report.ReportFormats;
import dev.waxseal.report.Sources;
import dev.waxseal.signing.Signer;
import dev.waxseal.signing.Signers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report DIR}: merges the journals, judges, writes the reports and prints a summary. */
@Command(
        name = "report",
        description = "Judges what was recorded, writes the reports and prints a summary.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing fails",
            "1:something fails",
            "2:not understood, not readable, or nothing was recorded"
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path USUAL_POLICY = Path.of("waxseal.yml");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "The output directories of the agent.")
    private List<Path> directories = List.of();

    @Option(
            names = "--loopback",
            paramLabel = "ignore|report|fail",
            description = "What to do about findings that never left the machine; report unless the policy says more.")
    private @Nullable String loopback;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "The least severity that fails: critical, high, medium, low, info, never; usually high.")
    private @Nullable String failOn;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "The policy with its exceptions; waxseal.yml where there is one.")
    private @Nullable Path policy;

    @Option(
            names = "--format",
            paramLabel = "FORMAT,...",
            defaultValue = "json",
            completionCandidates = Formats.class,
            description = "What to write: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private String format = "json";

    @Option(
            names = "--sources",
            paramLabel = "DIR",
            description = "Where the sources lie and paths begin; the root of this repository, or this directory.")
    private @Nullable Path sources;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Findings that are known and do not fail: a baseline, or the waxseal.json of an earlier run.")
    private @Nullable Path baseline;

    @Option(
            names = "--compare",
            paramLabel = "OLD.json",
            description = "The waxseal.json of an earlier run: tells what is new, fixed and unchanged.")
    private @Nullable Path compare;

    @Option(
            names = "--resources",
            paramLabel = "DIR",
            description = "Where the application's configuration lies: addresses in clear text there are reported.")
    private List<Path> resources = List.of();

    @Option(
            names = "--sign",
            paramLabel = "KEY",
            description =
                    "Who signs the reports: a PKCS #12 or PEM file with key and certificates, or env:NAME for such PEM"
                            + " in an environment variable. A password stands in the variable " + Signers.PASSWORD
                            + ", that of a second key in " + Signers.PASSWORD + "_2.")
    private List<String> sign = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write it; the first DIR unless said.")
    private @Nullable Path out;

    /** What there is to choose from. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ReportFormats.names().iterator();
        }
    }

    @Override
    public Integer call() throws IOException, Main.Failure {
        boolean isTerminal = Ansi.AUTO.enabled();
        try (Progress progress = Progress.to(spec.commandLine().getErr(), isTerminal, Progress.PATIENCE)) {
            return call(progress, isTerminal);
        }
    }

    private Integer call(Progress progress, boolean isTerminal) throws IOException, Main.Failure {
        Policy judged = policy();
        List<ReportFormat> formats = ReportFormats.named(format);
        List<Signer> signers = Signers.read(sign, System::getenv); // before anything is judged in vain
        List<Journal> journals = journals(progress);
        progress.at("judging what " + journals.size() + " JVMs have sent");
        Circumstances circumstances = Circumstances.judgedBy(policies())
                .with(sources())
                .with(new Production(
                        Stream.concat(resources.stream(), Stream.of(HERE.resolve("src/main/resources"), HERE))
                                .toList(),
                        name -> null))
                .with(ClearEndpoints.in(resources, file -> true, name -> null))
                .after(earlier(baseline), earlier(compare), true);
        Report report = Report.of(journals, judged, LocalDate.now(ZoneOffset.UTC), circumstances);
        progress.at("writing " + report.findings().size() + " findings");
        ReportFormats.write(report, formats, out == null ? directories.get(0) : out, signers);
        tell(report, isTerminal);
        return report.fails() ? Main.FAIL : Main.PASS;
    }

    private List<Journal> journals(Progress progress) throws IOException, Main.Failure {
        List<Journal> journals = new ArrayList<>();
        Alike alike = new Alike();
        for (Path directory : directories) {
            journals.addAll(JournalReader.readAll(directory, file -> progress.at("reading " + file), alike));
        }
        if (journals.isEmpty()) {
            throw new Main.Failure("nothing was recorded in "
                    + String.join(", ", directories.stream().map(Path::toString).toList())
                    + ": run a JVM with -javaagent:waxseal-agent.jar=output=" + directories.get(0));
        }
        return journals;
    }

    private void tell(Report report, boolean isTerminal) throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        String text = ReportFormats.text(report);
        console.print(isTerminal ? Painted.text(text) : text);
        new GitHubActions(System.getenv(), new HashMap<>())
                .tell(
                        report,
                        console::println,
                        warning -> spec.commandLine().getErr().println("waxseal: " + warning));
        console.flush();
    }

    private Sources sources() throws Main.Failure {
        if (sources != null && !Files.isDirectory(sources)) {
            throw new Main.Failure("there is no directory " + sources);
        }
        return Sources.below(
                sources != null ? sources : Sources.repository(HERE).orElse(HERE));
    }

    private static @Nullable Earlier earlier(@Nullable Path file) throws IOException {
        return file == null ? null : Earlier.read(file, file.toString());
    }

    private List<Path> policyFiles() {
        if (policy != null) {
            return List.of(policy);
        }
        return Files.exists(USUAL_POLICY) ? List.of(USUAL_POLICY) : List.of();
    }

    private List<String> policies() {
        return policyFiles().stream().map(Path::toString).toList();
    }

    private Policy policy() throws IOException {
        Policy judged = PolicyFile.read(policyFiles());
        judged = loopback == null ? judged : judged.withLoopback(Policy.loopback(loopback));
        return failOn == null ? judged : judged.withFailOn(Policy.failOn(failOn));
    }
}
