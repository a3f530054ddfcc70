package dev.waxseal.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code waxseal-evidence.csv}: the lines of {@link EvidenceFormat} for spreadsheets (RFC 4180, with line feeds alone). What a spreadsheet would take
 * for a formula (CWE-1236) gets an apostrophe in front, which makes it text.
 */
final class EvidenceTableFormat implements ReportFormat {

    /** How formulas begin, in one spreadsheet or another. */
    private static final String FORMULA = "=+-@\t\r";

    @Override
    public String name() {
        return EvidenceFormat.NAME;
    }

    @Override
    public String fileName() {
        return "waxseal-evidence.csv";
    }

    @Override
    public void write(Report report, Writer to) throws IOException {
        to.write(row(AuditLine.COLUMNS));
        for (AuditTables.Table table : AuditTables.of(report)) {
            for (AuditLine line : table.lines()) {
                to.write(row(line.cells()));
            }
        }
    }

    private static String row(List<String> cells) {
        return cells.stream().map(EvidenceTableFormat::cell).collect(Collectors.joining(",", "", "\n"));
    }

    /** In quotation marks whatever it is, and no formula wherever it is pasted. */
    static String cell(String text) {
        String plain = text.stripLeading();
        boolean isFormula = !plain.isEmpty() && FORMULA.indexOf(plain.charAt(0)) >= 0;
        return '"' + (isFormula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
