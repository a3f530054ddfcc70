package dev.waxseal.report;

import static dev.waxseal.report.Markdown.code;
import static dev.waxseal.report.Markdown.escaped;

import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Sealed;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;

/**
 * {@code waxseal.md} for pull requests, the summary page of a build and coding agents: what was found, at which line, and how
 * to mend it. It has at most 200 lines, and says what it leaves out: a comment on GitHub holds 65,536 characters.
 */
final class MarkdownFormat implements ReportFormat {

    private static final int MOST_FINDINGS = 100;
    private static final int MOST_REMARKS = 12;

    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public String fileName() {
        return "waxseal.md";
    }

    @Override
    public void write(Report report, Writer to) throws IOException {
        Report.Summary summary = report.summary();
        to.write("## Waxseal: " + summary.failing() + " failing, " + summary.reported() + " reported\n\n");
        to.write(Words.totals(summary) + "\n");
        Comparison comparison = report.comparison();
        if (comparison != null) {
            to.write("\nCompared with " + escaped(Facts.cut(comparison.with())) + ": " + comparison.counts() + ".\n");
        }
        List<Judgement> shown = report.findings()
                .subList(0, Math.min(MOST_FINDINGS, report.findings().size()));
        if (!shown.isEmpty()) {
            to.write("\n| verdict | severity | finding | source | where | request | test | id |\n");
            to.write("|---|---|---|---|---|---|---|---|\n");
            for (Judgement judgement : shown) {
                to.write(row(judgement));
            }
            int left = report.findings().size() - shown.size();
            if (left > 0) {
                to.write("\n... and " + left + " more, none of them worse; waxseal.json has all of them.\n");
            }
            fixes(shown, to);
        }
        List<Seal> all = Seals.elsewhere(report);
        List<Seal> sealed = all.subList(0, Math.min(MOST_REMARKS, all.size()));
        if (!sealed.isEmpty()) {
            to.write("\n| sealed to | how | who it was, by what secret, sealed with what | seen on the way |\n");
            to.write("|---|---|---|---|\n");
        }
        for (Seal seal : sealed) {
            Sealed way = seal.ways().get(0);
            to.write("| " + escaped(seal.destination().host()) + ":"
                    + seal.destination().port() + " | "
                    + escaped(Seal.summary(way)) + " | " + escaped(String.join(" ", seal.told())) + " | "
                    + escaped(String.join("; ", seal.visible())) + " |\n");
        }
        if (!report.local().isEmpty()) {
            to.write("\n" + escaped(Words.local(report)) + "\n");
        }
        if (!report.evidence().isEmpty()) {
            to.write("\n" + escaped(Facts.cut(Words.evidence(report))) + "\n");
        }
        if (!report.heard().isEmpty()) {
            to.write("\n" + escaped(Words.heard(report)) + "\n");
        }
        to.write("\nJudged by " + escaped(Words.judges(report)) + ".\n");
        remarks("Not heard", report.unheard(), Report.Unheard::toString, to);
        remarks("Warning", report.warnings(), Function.identity(), to);
    }

    private static String row(Judgement judgement) {
        Finding finding = judgement.finding();
        String where = finding == null || finding.location() == null
                ? ""
                : code(Facts.cut(finding.location())) + " " + escaped(Facts.cut(judgement.evidence()));
        String request = finding == null
                ? ""
                : code(Facts.cut(Words.asked(
                                judgement.methods(), finding.request().url())))
                        + (judgement.standsFor() == null
                                ? ""
                                : " stands for " + escaped(judgement.standsFor().url()) + " in "
                                        + code(judgement.standsFor().source().toString()))
                        + more(judgement.places().size() - 1);
        String tests = judgement.tests().isEmpty() ? "" : code(Facts.cut(Words.tests(judgement.tests())));
        return "| " + judgement.verdict() + " | " + judgement.severity() + " | "
                + escaped(Facts.title(judgement)) + " | "
                + code(judgement.source().toString()) + " | " + where + " | "
                + request + " | " + tests + " | " + code(judgement.id()) + " |\n";
    }

    private static String more(int places) {
        return places < 1 ? "" : " and " + Words.count(places, "more place");
    }

    /** Once for each rule, however many findings it has. */
    private static void fixes(List<Judgement> shown, Writer to) throws IOException {
        to.write("\n### How to mend it\n\n");
        List<String> rules = shown.stream()
                .map(Judgement::rule)
                .distinct()
                .limit(MOST_REMARKS)
                .toList();
        for (String rule : rules) {
            Judgement first = shown.stream()
                    .filter(judgement -> judgement.rule().equals(rule))
                    .findFirst()
                    .orElseThrow();
            to.write("- " + code(Facts.cut(rule)) + ": " + first.why() + " **" + first.fix() + "**\n");
        }
    }

    private static <T> void remarks(String what, List<T> remarks, Function<T, String> text, Writer to)
            throws IOException {
        for (T remark : remarks.subList(0, Math.min(MOST_REMARKS, remarks.size()))) {
            to.write("\n> **" + what + ":** " + escaped(Facts.cut(text.apply(remark))) + "\n");
        }
        if (remarks.size() > MOST_REMARKS) {
            to.write("\n> **" + what + ":** " + (remarks.size() - MOST_REMARKS) + " more; waxseal.json has all of"
                    + " them.\n");
        }
    }
}
