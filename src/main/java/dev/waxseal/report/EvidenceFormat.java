package dev.waxseal.report;

import static dev.waxseal.report.Markdown.escaped;

import java.io.IOException;
import java.io.Writer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** {@code waxseal-evidence.md} for auditors: what the run is evidence for, in tables that need no other file. */
final class EvidenceFormat implements ReportFormat {

    /** What it and the same as a table for programs are asked for with. */
    static final String NAME = "evidence";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String fileName() {
        return "waxseal-evidence.md";
    }

    @Override
    public void write(Report report, Writer to) throws IOException {
        to.write("# Evidence of encryption on the way\n\n");
        String began = report.began().toEpochMilli() == 0
                ? ""
                : " that began at " + report.began().truncatedTo(ChronoUnit.SECONDS);
        to.write("Heard by Waxseal " + Version.CURRENT + " in tests" + began
                + (report.module().isEmpty() ? "" : " in " + escaped(report.module())) + ". "
                + escaped(Words.totals(report.summary())) + "\n");
        to.write("The audit is " + (report.isComplete() ? "complete" : "incomplete, which is a finding of its own")
                + ". Judged by " + escaped(Words.judges(report)) + ".\n");
        for (AuditTables.Table table : AuditTables.of(report)) {
            to.write("\n## " + table.title() + "\n\n" + escaped(table.remark()) + "\n");
            if (table.lines().isEmpty()) {
                to.write("\nNone was seen.\n");
            } else {
                to.write("\n" + row(AuditLine.COLUMNS)
                        + row(AuditLine.COLUMNS.stream().map(column -> "---").toList()));
            }
            for (AuditLine line : table.lines()) {
                to.write(row(line.cells().stream().map(Markdown::escaped).toList()));
            }
        }
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
