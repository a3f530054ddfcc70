package dev.waxseal.report;

import static java.util.Comparator.comparing;

import dev.waxseal.catalogue.Explained;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report as the templates of {@code waxseal.html} show it: put into the order in which people read.
 *
 * @param report all of it
 * @param findings those that are shown, worst first
 * @param destinations where it went, each with how it was sealed and what is seen of it
 * @param tests the tests that have findings, and which; the worst first
 */
record Page(Report report, List<PageFinding> findings, List<Seal> destinations, List<TestRow> tests) {

    static final String STYLE = resource("page.css");
    static final String SCRIPT = resource("page.js");

    /** Nothing is fetched, nothing is sent, and nothing runs but the script that this version brings along. */
    static final String POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src '"
            + hash(STYLE) + "'; script-src '" + hash(SCRIPT) + "'";

    /** As many as a browser opens at once; they are the worst, and the page says how many there are besides. */
    static final int MOST_FINDINGS = 5_000;

    /** Rows of a table that anyone will ever read. */
    static final int MOST_ROWS = 1_000;

    /** Lines of a table for auditors, who have it as a file of its own. */
    static final int MOST_LINES = 100;

    /** Failing findings that are opened for readers who cannot click. */
    private static final int MOST_OPEN = 25;

    /**
     * A test and what was found in it.
     *
     * @param failing how many of its findings fail
     */
    record TestRow(String name, List<Judgement> findings, long failing) {}

    static Page of(Report report) {
        List<Judgement> shown = report.findings()
                .subList(0, Math.min(MOST_FINDINGS, report.findings().size()));
        Map<Object, List<Judgement>> together = new HashMap<>();
        for (Judgement judgement : shown) {
            together.computeIfAbsent(TextFormat.message(judgement), key -> new ArrayList<>())
                    .add(judgement);
        }
        boolean isOpen = report.summary().failing() <= MOST_OPEN;
        List<PageFinding> findings = new ArrayList<>();
        for (Judgement judgement : shown) {
            List<Judgement> others = together.getOrDefault(TextFormat.message(judgement), List.of());
            findings.add(new PageFinding(
                    judgement,
                    report.comparison() == null ? null : report.comparison().state(judgement),
                    MaskedMessage.of(judgement, others),
                    isOpen && judgement.verdict() == Verdict.FAIL));
        }
        return new Page(
                report,
                findings,
                report.destinations().stream().map(to -> Seal.of(to, report)).toList(),
                tests(shown));
    }

    private static List<TestRow> tests(Collection<Judgement> findings) {
        Map<String, List<Judgement>> byTest = new TreeMap<>();
        for (Judgement judgement : findings) {
            for (Finding.Test test : judgement.tests()) {
                byTest.computeIfAbsent(test.toString(), name -> new ArrayList<>())
                        .add(judgement);
            }
        }
        return byTest.entrySet().stream()
                .map(test -> new TestRow(
                        test.getKey(),
                        test.getValue(),
                        test.getValue().stream()
                                .filter(judgement -> judgement.verdict() == Verdict.FAIL)
                                .count()))
                .sorted((a, b) -> Long.compare(b.failing(), a.failing()))
                .toList();
    }

    String headline() {
        return Words.headline(report);
    }

    /** When the first of its JVMs started, to the minute; empty where nobody knows. */
    String began() {
        return report.began().equals(Instant.EPOCH)
                ? ""
                : report.began()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString()
                        .replace("T", " ")
                        .replace(":00Z", " UTC");
    }

    int left() {
        return report.findings().size() - findings.size();
    }

    /** What findings can be chosen by. */
    List<PageField> fields() {
        List<PageField> fields = new ArrayList<>();
        fields.add(PageField.of(
                "Verdict",
                "verdict",
                findings,
                PageFinding::verdict,
                comparing(finding -> finding.judgement().verdict())));
        fields.add(PageField.of(
                "Severity",
                "severity",
                findings,
                finding -> finding.judgement().severity().toString(),
                comparing(finding -> finding.judgement().severity())));
        fields.add(PageField.of("What", "kind", findings, PageFinding::subject, comparing(PageFinding::subject)));
        fields.add(PageField.of(
                "Rule",
                "rule",
                findings,
                finding -> finding.judgement().rule(),
                comparing(finding -> finding.judgement().rule())));
        fields.add(PageField.of("Host", "host", findings, PageFinding::host, comparing(PageFinding::host)));
        if (report.comparison() != null) {
            fields.add(PageField.of("State", "state", findings, PageFinding::state, comparing(PageFinding::verdict)));
        }
        return fields;
    }

    List<PageChart> charts() {
        List<PageChart> charts = new ArrayList<>();
        charts.add(PageChart.ofFindings(
                "What was found",
                report.findings(),
                judgement -> List.of(Words.subject(judgement)),
                "kind",
                "findings"));
        PageChart.Tally hosts = new PageChart.Tally();
        for (Counting.Destination to : report.destinations()) {
            hosts.add(to.host(), to.encrypted() ? 1 : isLocal(to) ? 2 : 0, to.requests());
        }
        charts.add(requests("Where it went", hosts, "host"));
        charts.add(PageChart.ofFindings(
                "In which tests",
                report.findings(),
                judgement -> judgement.tests().stream().map(Page::shortly).toList(),
                "q",
                "tests"));
        return charts.stream().filter(chart -> !chart.rows().isEmpty()).toList();
    }

    /** All requests as one bar. */
    PageChart traffic() {
        Report.Requests requests = report.summary().requests();
        PageChart.Tally all = new PageChart.Tally();
        all.add("All requests", 0, requests.plaintext());
        all.add("All requests", 1, requests.encrypted());
        all.add("All requests", 2, requests.loopback());
        return requests("How it went", all, null);
    }

    private static PageChart requests(String title, PageChart.Tally tally, @Nullable String field) {
        List<PageChart.Part> parts = List.of(PageChart.Part.CLEAR, PageChart.Part.SEALED, PageChart.Part.LOCAL);
        return PageChart.of(title, "requests", parts, tally, field, "destinations");
    }

    /** Without the package: {@code PayTest.charges}. */
    private static String shortly(Finding.Test test) {
        String name = test.className();
        return new Finding.Test(name.substring(name.lastIndexOf('.') + 1), test.method()).toString();
    }

    boolean isLocal(Counting.Destination to) {
        return LocalHosts.DEFAULT.has(to) || report.local().contains(to.host());
    }

    /** As the page's address has it. */
    static String filter(String field, String value) {
        return field + "=" + URLEncoder.encode(Facts.cut(value, HtmlFormat.LONGEST), StandardCharsets.UTF_8);
    }

    /** The rules that were broken, in the order of the catalogue. */
    List<Explained> rules() {
        Set<String> broken = report.findings().stream().map(Judgement::rule).collect(Collectors.toSet());
        return KnownRules.ALL.stream()
                .filter(rule -> broken.contains(rule.id()))
                .toList();
    }

    /** How many findings there are of each verdict. */
    String count(Verdict verdict) {
        Report.Summary summary = report.summary();
        return String.valueOf(
                switch (verdict) {
                    case FAIL -> summary.failing();
                    case REPORT -> summary.reported();
                    case SUPPRESSED -> summary.suppressed();
                    case BASELINE -> summary.baseline();
                });
    }

    /** The findings that are new, of those that are shown. */
    List<PageFinding> fresh() {
        return findings.stream()
                .filter(finding -> "new".equals(finding.state()))
                .limit(MOST_ROWS)
                .toList();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream text = Page.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
