package dev.waxseal.report;

import java.io.IOException;
import java.io.Writer;

/** A way to write a report down. */
public interface ReportFormat {

    /** What it is asked for with: {@code json}. */
    String name();

    /** What its file is called: {@code waxseal.json}. */
    String fileName();

    /** Writes the whole report; the same for the same report. */
    void write(Report report, Writer to) throws IOException;
}
