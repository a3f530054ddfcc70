package dev.waxseal.maven;

import dev.waxseal.report.Digest;
import java.util.Optional;
import org.apache.maven.doxia.sink.Sink;

/** The page of a Maven site: what was found in short, drawn in the site's own style, and the way to the whole report. */
final class SitePage {

    /** The page's name within the site, without its ending. */
    static final String NAME = "waxseal";

    /** The directory beside the page that has the whole report. */
    static final String BESIDE = "waxseal";

    private final Sink sink;
    private final String title;

    SitePage(Sink sink, String title) {
        this.sink = sink;
        this.title = title;
    }

    /** Nothing was heard, and why. */
    void write(String why) {
        begin();
        why.lines().forEach(this::paragraph);
        end();
    }

    void write(Digest digest, Optional<String> unheard) {
        begin();
        unheard.ifPresent(said -> said.lines().forEach(this::paragraph));
        sink.paragraph();
        sink.bold();
        sink.text(digest.headline());
        sink.bold_();
        sink.text(". " + digest.totals() + " ");
        sink.link(BESIDE + "/waxseal.html");
        sink.text("The whole report");
        sink.link_();
        sink.text(" has each message, and what was found in it marked.");
        sink.paragraph_();
        if (!digest.findings().isEmpty()) {
            section("Findings");
            row(true, "verdict", "finding", "fix");
            for (Digest.Row finding : digest.findings()) {
                row(
                        false,
                        finding.verdict() + "\n" + finding.severity(),
                        finding.title() + "\nat " + finding.source()
                                + (finding.tests().isEmpty() ? "" : "\nin test " + finding.tests()),
                        finding.fix());
            }
            endSection();
        }
        if (digest.left() > 0) {
            paragraph("... and " + digest.left() + " more, none of them worse; the whole report has them.");
        }
        if (!digest.sealed().isEmpty()) {
            section("Sealed");
            row(true, "destination", "how", "seen on the way");
            for (Digest.Sealing sealing : digest.sealed()) {
                row(false, sealing.destination(), sealing.how(), sealing.seen());
            }
            endSection();
        }
        digest.remarks().forEach(this::paragraph);
        end();
    }

    private void begin() {
        sink.head();
        sink.title();
        sink.text(title);
        sink.title_();
        sink.head_();
        sink.body();
        sink.section1();
        sink.sectionTitle1();
        sink.text("What the tests sent, and who could read it");
        sink.sectionTitle1_();
    }

    private void end() {
        sink.section1_();
        sink.body_();
        sink.flush();
        sink.close();
    }

    /** A heading and the table below it. */
    private void section(String heading) {
        sink.section2();
        sink.sectionTitle2();
        sink.text(heading);
        sink.sectionTitle2_();
        sink.table();
        sink.tableRows(null, false); // not the one without arguments: sites of maven-site-plugin 3.12 do not know it
    }

    private void endSection() {
        sink.tableRows_();
        sink.table_();
        sink.section2_();
    }

    /** A row whose cells may have several lines: a table of many columns leaves the screen. */
    private void row(boolean isHeader, String... cells) {
        sink.tableRow();
        for (String cell : cells) {
            if (isHeader) {
                sink.tableHeaderCell();
                sink.text(cell);
                sink.tableHeaderCell_();
            } else {
                sink.tableCell();
                lines(cell);
                sink.tableCell_();
            }
        }
        sink.tableRow_();
    }

    private void lines(String text) {
        boolean isFirst = true;
        for (String line : text.split("\n", -1)) {
            if (!isFirst) {
                sink.lineBreak();
            }
            sink.text(line);
            isFirst = false;
        }
    }

    private void paragraph(String text) {
        sink.paragraph();
        sink.text(text);
        sink.paragraph_();
    }
}
