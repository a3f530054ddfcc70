package dev.waxseal.report;

import dev.waxseal.config.OneLine;
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
        to.write(Words.totals(summary) + "\n");
        if (!report.findings().isEmpty()) {
            to.write("\n| verdict | severity | finding | where | request | code | test | id |\n");
            to.write("|---|---|---|---|---|---|---|---|\n");
        }
        for (Judgement judgement : report.findings()) {
            to.write(row(judgement));
        }
        if (!report.local().isEmpty()) {
            to.write("\n" + escaped(Words.local(report)) + "\n");
        }
        if (!report.heard().isEmpty()) {
            to.write("\n" + escaped(Words.heard(report)) + "\n");
        }
        to.write("\nJudged by " + escaped(Words.judges(report)) + ".\n");
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
                : code(Words.asked(judgement.methods(), finding.request().url()))
                        + more(judgement.places().size() - 1);
        String frame = finding == null || finding.origin() == null ? "" : code(Words.frame(finding.origin()));
        String tests = judgement.tests().isEmpty() ? "" : code(Words.tests(judgement.tests()));
        return "| " + judgement.verdict() + " | " + judgement.severity() + " | "
                + escaped(Words.title(judgement)) + " | " + where + " | " + request + " | " + frame + " | "
                + tests + " | " + code(judgement.id()) + " |\n";
    }

    private static String more(int places) {
        return places < 1 ? "" : " and " + Words.count(places, "more place");
    }

    /** As a code span, in which only backticks and the table's own bars mean something; otherwise as text. */
    private static String code(String text) {
        String line = OneLine.of(text);
        boolean spans = !line.isBlank() && line.indexOf('`') < 0 && line.indexOf('<') < 0 && line.indexOf('>') < 0;
        return spans ? "`" + line.replace("|", "\\|") + "`" : escaped(line);
    }

    /** Text in which nothing means anything: not every reader of Markdown lets a backslash disarm a tag. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : OneLine.of(text).toCharArray()) {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '\\', '`', '*', '_', '[', ']', '#', '|', '~', '!' ->
                    escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
