package dev.waxseal.report;

import dev.waxseal.catalogue.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a job of GitHub Actions is told of a report: annotations at the lines of the repository, and the Markdown report in
 * the job's summary. The limits are GitHub's: what goes beyond them it drops without a word.
 */
public final class GitHubActions {

    /** Of a kind in a step. */
    private static final int MOST = 10;

    /** A step's summary, in bytes. */
    private static final int LONGEST_SUMMARY = 1 << 20;

    private static final List<String> KINDS = List.of("error", "warning", "notice");

    private final Map<String, String> environment;
    private final Map<String, Integer> told;

    /**
     * In a step.
     *
     * @param environment its environment variables
     * @param told what it has been told already, which several reports of it share; added to
     */
    public GitHubActions(Map<String, String> environment, Map<String, Integer> told) {
        this.environment = environment;
        this.told = told;
    }

    /**
     * Tells it, unless this is no job of GitHub Actions.
     *
     * @param out takes the workflow commands, each a line that must stand alone
     * @param warnings takes what GitHub has no room for
     * @throws IOException when the summary cannot be written
     */
    public void tell(Report report, Consumer<String> out, Consumer<String> warnings) throws IOException {
        if (!"true".equals(environment.get("GITHUB_ACTIONS")) || report.isEmpty()) {
            return;
        }
        synchronized (told) { // modules may be judged at once
            annotations(report).forEach(out);
            String summary = environment.get("GITHUB_STEP_SUMMARY");
            if (summary != null && !summary.isEmpty() && !summarized(report, Path.of(summary))) {
                warnings.accept(
                        "the summary of this step on GitHub has no room for the report, which is longer than 1 MiB"
                                + " with what is there; waxseal.md has it");
            }
        }
    }

    /** The worst of each kind, of which the last one says how many more there are. */
    private List<String> annotations(Report report) {
        Map<String, List<Judgement>> byKind = new LinkedHashMap<>();
        for (Judgement judgement : report.open()) {
            if (told.putIfAbsent(judgement.id() + ' ' + judgement.source(), 1) == null) {
                byKind.computeIfAbsent(kind(judgement), kind -> new ArrayList<>())
                        .add(judgement);
            }
        }
        List<String> lines = new ArrayList<>();
        for (String kind : KINDS) {
            List<Judgement> all = byKind.getOrDefault(kind, List.of());
            int room = MOST - told.getOrDefault(kind, 0);
            int shown = all.size() <= room ? all.size() : Math.max(0, room - 1);
            all.subList(0, shown).forEach(judgement -> lines.add(annotation(kind, judgement)));
            if (shown < room && shown < all.size()) {
                lines.add("::" + kind + " title=Waxseal::" + Words.count(all.size() - (long) shown, "more finding")
                        + ", none of them worse; the summary of the job has the worst, waxseal.html all");
            }
            told.merge(kind, Math.min(room, all.size()), Integer::sum);
        }
        return lines;
    }

    private static String kind(Judgement judgement) {
        if (judgement.verdict() == Verdict.FAIL) {
            return "error";
        }
        return judgement.told() == Severity.MEDIUM ? "warning" : "notice";
    }

    private static String annotation(String kind, Judgement judgement) {
        SourceLine source = judgement.source();
        List<String> message = new ArrayList<>(Facts.lines(judgement));
        message.add("Fix: " + Facts.cut(judgement.fix()));
        return "::" + kind + " file=" + property(source.path())
                + (source.line() == 0 ? "" : ",line=" + source.line())
                + ",title=" + property(Facts.title(judgement))
                + "::" + data(String.join("\n", message));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static boolean summarized(Report report, Path file) throws IOException {
        StringWriter text = new StringWriter();
        new MarkdownFormat().write(report, text);
        byte[] bytes = text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        long there = Files.exists(file) ? Files.size(file) : 0;
        if (there + bytes.length > LONGEST_SUMMARY) {
            return false;
        }
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return true;
    }
}
