package dev.waxseal.report;

import dev.waxseal.config.OneLine;
import dev.waxseal.signing.Outcome;
import dev.waxseal.signing.Signatures;
import dev.waxseal.signing.Signer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one list of all formats. */
public final class ReportFormats {

    public static final List<ReportFormat> ALL = List.of(
            new JsonFormat(),
            new HtmlFormat(),
            new MarkdownFormat(),
            new TextFormat(),
            new SarifFormat(),
            new JUnitFormat(),
            new GitLabQualityFormat(),
            new GitLabSecurityFormat(),
            new SonarFormat(),
            new CycloneDxFormat(),
            new EvidenceFormat(),
            new EvidenceTableFormat());

    private ReportFormats() {}

    /**
     * The formats of a list of names such as {@code json,markdown}, each once.
     *
     * @throws IllegalArgumentException with a message for the person who wrote it
     */
    public static List<ReportFormat> named(String names) {
        List<ReportFormat> formats = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            for (ReportFormat format : called(name.strip())) {
                if (!formats.contains(format)) {
                    formats.add(format);
                }
            }
        }
        return List.copyOf(formats);
    }

    /** What the formats are called, in the order of their list. */
    public static List<String> names() {
        return ALL.stream().map(ReportFormat::name).distinct().toList();
    }

    /** What their files are called. */
    public static List<String> files() {
        return ALL.stream().map(ReportFormat::fileName).toList();
    }

    /** The report as text for people. */
    public static String text(Report report) {
        return TextFormat.text(report);
    }

    /** As {@link #write(Report, List, Path, List)}, signed by nobody. */
    public static void write(Report report, List<ReportFormat> formats, Path directory) throws IOException {
        write(report, formats, directory, List.of());
    }

    /**
     * Writes the report in these formats into a directory, which is made where it is not there, and has them signed.
     *
     * @param signers who sign; nobody where it is empty
     */
    public static void write(Report report, List<ReportFormat> formats, Path directory, List<Signer> signers)
            throws IOException {
        Files.createDirectories(directory);
        Signatures.forget(directory);
        for (ReportFormat format : formats) {
            // not Files.newBufferedWriter, which refuses half a surrogate pair: whoever sends one would have no report
            try (Writer file = new BufferedWriter(new OutputStreamWriter(
                    Files.newOutputStream(directory.resolve(format.fileName())), StandardCharsets.UTF_8))) {
                format.write(report, file);
            }
        }
        if (!signers.isEmpty()) {
            List<String> files = formats.stream().map(ReportFormat::fileName).toList();
            Signatures.write(directory, files, signers, outcome(report));
        }
    }

    /** Takes away what was written into that directory earlier, which would be taken for what is about to be. */
    public static void forget(Path directory) throws IOException {
        for (ReportFormat format : ALL) {
            Files.deleteIfExists(directory.resolve(format.fileName()));
        }
        Signatures.forget(directory);
    }

    private static Outcome outcome(Report report) {
        List<String> warned = ids(report, Verdict.REPORT);
        Outcome.Result passed = warned.isEmpty() && report.isComplete() ? Outcome.Result.PASSED : Outcome.Result.WARNED;
        return new Outcome(
                report.fails() ? Outcome.Result.FAILED : passed, ids(report, Verdict.FAIL), warned, report.policies());
    }

    private static List<String> ids(Report report, Verdict verdict) {
        return report.findings().stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(finding -> finding.rule() + " " + finding.id())
                .toList();
    }

    /** Those of that name; it may be more than one file. */
    private static List<ReportFormat> called(String name) {
        List<ReportFormat> called = ALL.stream()
                .filter(format -> format.name().equals(name.toLowerCase(Locale.ROOT)))
                .toList();
        if (!called.isEmpty()) {
            return called;
        }
        throw new IllegalArgumentException(
                "unknown format " + OneLine.quoted(name) + "; the formats are " + String.join(", ", names()));
    }
}
