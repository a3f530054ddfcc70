package dev.waxseal.maven;

import dev.waxseal.report.Digest;
import java.util.List;
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
            row(true, "verdict", "severity", "finding", "at", "in test", "fix");
            for (Digest.Row finding : digest.findings()) {
                row(
                        false,
                        finding.verdict(),
                        finding.severity(),
                        finding.title(),
                        finding.source(),
                        finding.tests(),
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
        sink.text(title + ": what the tests sent, and who could read it");
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

    private void row(boolean isHeader, String... cells) {
        sink.tableRow();
        for (String cell : List.of(cells)) {
            if (isHeader) {
                sink.tableHeaderCell();
            } else {
                sink.tableCell();
            }
            sink.text(cell);
            if (isHeader) {
                sink.tableHeaderCell_();
            } else {
                sink.tableCell_();
            }
        }
        sink.tableRow_();
    }

    private void paragraph(String text) {
        sink.paragraph();
        sink.text(text);
        sink.paragraph_();
    }
}
