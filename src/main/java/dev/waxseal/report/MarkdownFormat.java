package dev.waxseal.report;

import dev.waxseal.journal.Finding;
import java.io.IOException;
import java.io.Writer;

/** {@code waxseal.md}, a table for the summary page of a build or a pull request. */
final class MarkdownFormat implements ReportFormat {

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
        to.write(TextFormat.totals(summary, summary.requests()) + "\n");
        if (!report.findings().isEmpty()) {
            to.write("\n| verdict | severity | finding | where | request | code | test | id |\n");
            to.write("|---|---|---|---|---|---|---|---|\n");
        }
        for (Judgement judgement : report.findings()) {
            to.write(row(judgement));
        }
        if (!report.heard().isEmpty()) {
            to.write("\n" + escaped(TextFormat.heard(report)) + "\n");
        }
        to.write("\nJudged by " + escaped(TextFormat.judges(report)) + ".\n");
        for (Report.Unheard place : report.unheard()) {
            to.write("\n> **Not heard:** " + escaped(place.toString()) + "\n");
        }
        for (String warning : report.warnings()) {
            to.write("\n> **Warning:** " + escaped(warning) + "\n");
        }
    }

    private static String row(Judgement judgement) {
        Finding finding = judgement.finding();
        String where = finding == null || finding.location() == null
                ? ""
                : code(finding.location()) + " " + escaped(judgement.evidence());
        String request = finding == null
                ? ""
                : code(finding.request().method() + " " + finding.request().url());
        String frame = finding == null || finding.origin() == null ? "" : code(TextFormat.frame(finding.origin()));
        String tests = judgement.tests().isEmpty() ? "" : code(TextFormat.tests(judgement.tests()));
        return "| " + judgement.verdict() + " | " + judgement.severity() + " | "
                + escaped(TextFormat.title(judgement)) + " | " + where + " | " + request + " | " + frame + " | "
                + tests + " | " + code(judgement.id()) + " |\n";
    }

    /** As a code span, in which only backticks and the table's own bars mean something. */
    private static String code(String text) {
        return "`" + TextFormat.printable(text).replace('`', '\'').replace("|", "\\|") + "`";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : TextFormat.printable(text).toCharArray()) {
            escaped.append("\\`*_[]<>#|&".indexOf(c) < 0 ? "" : "\\").append(c);
        }
        return escaped.toString();
    }
}
