package dev.waxseal.report;

import dev.waxseal.catalogue.Rule;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.config.OneLine;
import dev.waxseal.journal.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the summary for people says of the findings that may pass: a line for each sort, however many there are. */
final class Tolerated {

    /** Hosts that get a line of their own. */
    private static final int MOST_HOSTS = 10;

    private final Report report;
    private final List<Judgement> reported;
    private final List<String> lines = new ArrayList<>();

    private Tolerated(Report report) {
        this.report = report;
        this.reported = report.findings().stream()
                .filter(judgement -> judgement.verdict() == Verdict.REPORT && !isSealed(judgement))
                .toList();
    }

    static List<String> lines(Report report) {
        Tolerated tolerated = new Tolerated(report);
        tolerated.sealed();
        tolerated.local();
        tolerated.others();
        tolerated.nothingSeen();
        tolerated.configured();
        tolerated.protocols();
        tolerated.metadata();
        tolerated.allowed();
        return tolerated.lines;
    }

    private static boolean isSealed(Judgement judgement) {
        StandsFor standsFor = judgement.standsFor();
        return standsFor != null && standsFor.isSealed();
    }

    private void sealed() {
        List<Judgement> sealed =
                report.findings().stream().filter(Tolerated::isSealed).toList();
        if (!sealed.isEmpty()) {
            List<String> places = sealed.stream()
                    .map(judgement -> String.valueOf(judgement.standsFor()))
                    .distinct()
                    .sorted()
                    .toList();
            lines.add(Words.count(sealed.size(), "finding") + " in clear text to stand-ins "
                    + (sealed.size() == 1 ? "passes" : "pass") + ", sealed in production: " + OneLine.of(cut(places))
                    + ".");
        }
    }

    private void local() {
        long local = reported.stream().filter(Judgement::isLocal).count();
        if (local > 0) {
            lines.add(Words.count(local, "finding") + " on loopback " + (local == 1 ? "is" : "are")
                    + " reported and may pass: nothing left this machine. loopback=fail changes that.");
        }
    }

    private void others() {
        long others =
                reported.stream().filter(judgement -> !judgement.isLocal()).count();
        if (others > 0) {
            lines.add(Words.count(others, "other finding") + " " + (others == 1 ? "is" : "are")
                    + " reported and may pass" + severities() + ".");
        }
    }

    /** {@code (2 medium, 1 low)}. */
    private String severities() {
        List<String> severities = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = reported.stream()
                    .filter(judgement -> !judgement.isLocal() && judgement.severity() == severity)
                    .count();
            if (count > 0) {
                severities.add(count + " " + severity);
            }
        }
        return " (" + String.join(", ", severities) + ")";
    }

    private void nothingSeen() {
        Map<String, List<Judgement>> byHost = of(Rule.PLAINTEXT_REQUEST).stream()
                .collect(Collectors.groupingBy(
                        judgement -> destination(judgement).host(), TreeMap::new, Collectors.toList()));
        int shown = 0;
        for (Map.Entry<String, List<Judgement>> host : byHost.entrySet()) {
            if (shown++ == MOST_HOSTS) {
                lines.add("... and in requests in clear text to " + Words.count(byHost.size() - MOST_HOSTS, "more host")
                        + ".");
                return;
            }
            List<Judgement> routes = host.getValue();
            long requests = routes.stream().mapToLong(Judgement::count).sum();
            lines.add("Nothing sensitive was seen in " + Words.count(requests, "request") + " in clear text to "
                    + OneLine.of(host.getKey()) + " (" + Words.count(routes.size(), "route") + ").");
        }
    }

    private void protocols() {
        List<Judgement> spoken = of(Rule.PLAINTEXT_PROTOCOL);
        if (!spoken.isEmpty()) {
            long connections = spoken.stream().mapToLong(Judgement::count).sum();
            List<String> each = spoken.stream()
                    .sorted(Comparator.comparing(Judgement::evidence))
                    .map(judgement -> judgement.evidence() + " to "
                            + destination(judgement).host() + ":"
                            + destination(judgement).port()
                            + (judgement.count() == 1 ? "" : " (" + judgement.count() + ")"))
                    .toList();
            lines.add(Words.count(connections, "connection") + " in clear text that "
                    + (connections == 1 ? "is" : "are") + " not HTTP: " + OneLine.of(cut(each)) + ".");
        }
    }

    private void configured() {
        List<Judgement> configured = of(Rule.PLAINTEXT_ENDPOINT);
        if (!configured.isEmpty()) {
            List<String> each = configured.stream()
                    .map(judgement -> judgement.evidence() + " (" + judgement.source() + ")")
                    .sorted()
                    .toList();
            lines.add("In clear text, as the configuration has it: " + OneLine.of(cut(each)) + ".");
        }
    }

    private static String cut(List<String> parts) {
        return parts.size() <= MOST_HOSTS
                ? String.join(", ", parts)
                : String.join(", ", parts.subList(0, MOST_HOSTS)) + " and " + (parts.size() - MOST_HOSTS) + " more";
    }

    private void metadata() {
        of(Rule.CLOUD_METADATA).stream()
                .map(judgement -> destination(judgement).host())
                .distinct()
                .forEach(host -> lines.add("A cloud's metadata service was asked, " + OneLine.of(host) + ": "
                        + Rule.CLOUD_METADATA.fix()));
    }

    private void allowed() {
        if (report.summary().suppressed() > 0) {
            lines.add(Words.count(report.summary().suppressed(), "finding") + " allowed by waxseal.yml.");
        }
        if (report.summary().baseline() > 0) {
            lines.add(Words.count(report.summary().baseline(), "finding") + " known to the baseline.");
        }
    }

    private List<Judgement> of(Rule rule) {
        return reported.stream()
                .filter(judgement -> judgement.rule().equals(rule.id()) && judgement.finding() != null)
                .toList();
    }

    private static Finding.Destination destination(Judgement judgement) {
        return Objects.requireNonNull(judgement.finding()).destination();
    }
}
