package dev.waxseal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A report in short, as lines of text for a page that somebody else draws, such as one of a Maven site.
 *
 * @param headline what it comes to
 * @param totals how many requests were sent, and how
 * @param findings the worst of them
 * @param left how many there are besides
 * @param sealed how the destinations elsewhere were sealed
 * @param remarks what else is to be known: what was not heard, warnings, which policy it was
 */
public record Digest(
        String headline, String totals, List<Row> findings, int left, List<Sealing> sealed, List<String> remarks) {

    private static final int MOST_FINDINGS = 100;
    private static final int MOST_REMARKS = 12;

    public Digest {
        findings = List.copyOf(findings);
        sealed = List.copyOf(sealed);
        remarks = List.copyOf(remarks);
    }

    /**
     * A finding.
     *
     * @param verdict {@code fails}, {@code reported}, {@code allowed} or {@code known}
     * @param severity how bad it is
     * @param title {@code password to payments.example in clear text}
     * @param source the file and the line
     * @param tests the tests it was met in
     * @param fix the way out
     */
    public record Row(String verdict, String severity, String title, String source, String tests, String fix) {}

    /**
     * A destination that was sealed.
     *
     * @param destination host and port
     * @param how the protocol, the group and the suite
     * @param seen what is still seen on the way
     */
    public record Sealing(String destination, String how, String seen) {}

    public static Digest of(Report report) {
        List<Judgement> shown = report.findings()
                .subList(0, Math.min(MOST_FINDINGS, report.findings().size()));
        return new Digest(
                Words.headline(report),
                Words.totals(report.summary()),
                shown.stream().map(Digest::row).toList(),
                report.findings().size() - shown.size(),
                Seals.elsewhere(report).stream()
                        .limit(MOST_FINDINGS)
                        .map(Digest::sealing)
                        .toList(),
                remarks(report));
    }

    private static Row row(Judgement judgement) {
        return new Row(
                PageFinding.told(judgement.verdict()),
                judgement.severity().toString(),
                Facts.title(judgement),
                Facts.cut(judgement.source().toString()),
                Facts.cut(Words.tests(judgement.tests())),
                Facts.cut(Remedy.told(judgement)));
    }

    private static Sealing sealing(Seal seal) {
        return new Sealing(
                Facts.cut(seal.destination().host()) + ":" + seal.destination().port(),
                Facts.cut(Seal.summary(seal.ways().get(0))),
                Facts.cut(String.join("; ", seal.visible())));
    }

    private static List<String> remarks(Report report) {
        List<String> remarks = new ArrayList<>();
        Stream.concat(
                        report.unheard().stream().map(unheard -> "Not heard: " + unheard),
                        report.warnings().stream().map(warning -> "Warning: " + warning))
                .map(Facts::cut)
                .forEach(remarks::add);
        int left = remarks.size() - MOST_REMARKS;
        if (left > 0) {
            remarks.subList(MOST_REMARKS, remarks.size()).clear();
            remarks.add(Words.count(left, "more remark") + "; waxseal.json has all of them.");
        }
        remarks.add("Judged by " + Facts.cut(Words.judges(report)) + ".");
        return remarks;
    }
}
