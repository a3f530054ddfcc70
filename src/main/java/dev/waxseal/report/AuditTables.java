package dev.waxseal.report;

import dev.waxseal.catalogue.Explained;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Sealed;
import dev.waxseal.journal.SealedFrom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the run is evidence for, as auditors ask for it: what is in use, what it rests on, and what is not as it should be. */
final class AuditTables {

    private static final String SUITES = "PCI DSS 4.0.1 12.3.3";
    private static final String CERTIFICATES = "PCI DSS 4.0.1 4.2.1.1; RTS (EU) 2024/1774 Art. 7(4)";
    private static final String PCI = "PCI DSS 4.0.1 4.2.1";
    private static final String ASVS = "OWASP ASVS 5.0 12.";

    private static final String NOTHING = "nothing was seen against it";

    /** Lines of code that are named where one reads in passing. */
    private static final int FEW = 3;

    /** What belongs together, under a heading and with what it does not say. */
    record Table(String title, String remark, List<AuditLine> lines) {}

    private final Report report;
    private final String began;

    /** Findings by where they went. */
    private final Map<String, List<Judgement>> found = new HashMap<>();

    private AuditTables(Report report) {
        this.report = report;
        this.began = time(report.began());
        for (Judgement judgement : report.findings()) {
            Finding finding = judgement.finding();
            if (finding != null) {
                Finding.Destination to = finding.destination();
                found.computeIfAbsent(key(to.host(), to.port(), finding.encrypted()), key -> new ArrayList<>())
                        .add(judgement);
            }
        }
    }

    private static String key(String host, int port, boolean encrypted) {
        return host + ' ' + port + ' ' + encrypted;
    }

    private List<Judgement> at(Counting.Destination to) {
        return found.getOrDefault(key(to.host(), to.port(), to.encrypted()), List.of());
    }

    static List<Table> of(Report report) {
        AuditTables tables = new AuditTables(report);
        return List.of(tables.suites(), tables.certificates(), tables.pci(), tables.asvs());
    }

    private static String time(Instant at) {
        return at.toEpochMilli() == 0 ? "" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Table suites() {
        List<AuditLine> lines = new ArrayList<>();
        for (Counting.Destination to : report.destinations()) {
            if (to.encrypted()) {
                sealed(to, lines);
            } else {
                lines.add(line(SUITES, "no encryption: " + to.scheme(), clear(to), to, to.requests(), Stream.empty()));
            }
        }
        return new Table(
                "Cryptographic protocols and cipher suites in use",
                "Requirement 12.3.3 asks for an inventory of those in use, with their purpose and where they are used."
                        + " What was not agreed on in this run is not listed.",
                lines);
    }

    private void sealed(Counting.Destination to, List<AuditLine> lines) {
        List<Sealed> ways = Seal.of(to, report).ways();
        for (Sealed way : ways) {
            String state = state(to, "tls-");
            lines.add(line(SUITES, Seal.summary(way), state, to, way.count(), from(to)));
        }
        if (ways.isEmpty()) {
            lines.add(line(SUITES, "TLS; how was not heard", "not known", to, to.requests(), from(to)));
        }
    }

    private String clear(Counting.Destination to) {
        if (LocalHosts.DEFAULT.has(to) || report.local().contains(to.host())) {
            return "stays on this machine";
        }
        return state(to, "");
    }

    private Table certificates() {
        Map<String, AuditLine> lines = new LinkedHashMap<>();
        for (Counting.Destination to : report.destinations()) {
            Seal seal = Seal.of(to, report);
            Stream.concat(seal.ways().stream(), seal.certificates().stream())
                    .filter(way -> way.subject() != null)
                    .forEach(way -> lines.putIfAbsent(
                            way.fingerprint() + " " + to.host() + ":" + to.port(), certificate(way, to)));
        }
        return new Table(
                "Register of certificates",
                "The certificates that servers showed; where TLS 1.3 hides them from the network, those that the client's session"
                        + " told of, as the JDK's does. Nobody was asked whether one was revoked.",
                List.copyOf(lines.values()));
    }

    private AuditLine certificate(Sealed way, Counting.Destination to) {
        String what = way.subject() + ", by " + way.issuer() + ", serial " + way.serial() + ", " + way.key()
                + ", signed by " + way.signature() + ", valid " + way.validity() + ", SHA-256 " + way.fingerprint();
        String faults = state(to, "certificate-");
        String state = validity(way) + (faults.equals(NOTHING) ? "" : "; " + faults);
        return line(CERTIFICATES, what, state, to, way.count(), from(to));
    }

    /** As it was when the tests ran. */
    private String validity(Sealed way) {
        String[] times = way.validity() == null ? new String[0] : way.validity().split("/", -1);
        try {
            return times.length != 2
                    ? "not known"
                    : report.began().isBefore(Instant.parse(times[0]))
                            ? "not yet valid"
                            : report.began().isAfter(Instant.parse(times[1])) ? "expired" : "valid";
        } catch (DateTimeParseException e) {
            return "not known"; // a journal of other hands than ours
        }
    }

    private Table pci() {
        return new Table(
                "Strong cryptography over open, public networks",
                "Requirement 4.2.1. What is said inside TLS is not read, so this tells what was exposed on the way,"
                        + " not where account data went sealed.",
                against(PCI, rule -> rule.references().contains(PCI)));
    }

    private Table asvs() {
        TreeSet<String> requirements = new TreeSet<>();
        for (Explained rule : KnownRules.ALL) {
            rule.references().stream().filter(one -> one.startsWith(ASVS)).forEach(requirements::add);
        }
        List<AuditLine> lines = new ArrayList<>();
        for (String requirement : requirements) {
            lines.addAll(against(requirement, rule -> rule.references().contains(requirement)));
        }
        return new Table(
                "ASVS 5.0, chapter 12: secure communication",
                "The requirements that a run of tests can speak against. None of them is met because nothing was seen.",
                lines);
    }

    /** What was found against it; one line that nothing was, where that is so. */
    private List<AuditLine> against(String requirement, Predicate<Explained> rules) {
        List<AuditLine> lines = new ArrayList<>();
        for (Judgement judgement : report.findings()) {
            Explained rule = KnownRules.of(judgement.rule());
            if (rule != null && rules.test(rule) && judgement.finding() != null) {
                lines.add(line(requirement, judgement, judgement.finding()));
            }
        }
        if (lines.isEmpty()) {
            String looked = "all of " + Words.count(report.summary().requests().total(), "request") + " from "
                    + Words.count(report.summary().jvms(), "JVM");
            String whole = report.isComplete() ? "" : "; the audit is incomplete";
            lines.add(new AuditLine(requirement, looked + whole, NOTHING, "", "", "", began));
        }
        return lines;
    }

    private AuditLine line(String requirement, Judgement judgement, Finding finding) {
        return new AuditLine(
                requirement,
                Words.title(judgement) + (judgement.evidence().isEmpty() ? "" : ": " + judgement.evidence()),
                state(judgement),
                Words.asked(judgement.methods(), finding.request().url()) + ", " + times(judgement.count()),
                finding.origin() == null ? "" : Words.frame(finding.origin()),
                Words.tests(judgement.tests()),
                began);
    }

    private AuditLine line(
            String requirement,
            String what,
            String state,
            Counting.Destination to,
            long count,
            Stream<SealedFrom> from) {
        List<SealedFrom> all = from.toList();
        List<Judgement> found = at(to);
        Stream<String> frames = all.isEmpty()
                ? found.stream()
                        .flatMap(one -> one.places().stream())
                        .filter(place -> place.origin() != null)
                        .map(place -> Words.frame(place.origin()))
                : all.stream().map(one -> Words.frame(one.origin()));
        Stream<Finding.Test> tests = Stream.concat(
                all.stream().map(SealedFrom::test).filter(test -> test != null),
                found.stream().flatMap(one -> one.tests().stream()));
        long first = all.stream()
                .mapToLong(SealedFrom::time)
                .filter(time -> time > 0)
                .min()
                .orElse(report.began().toEpochMilli());
        return new AuditLine(
                requirement,
                what,
                state,
                CycloneDxFormat.endpoint(to) + ", " + times(count),
                few(frames.distinct().toList()),
                Words.tests(tests.distinct().toList()),
                time(Instant.ofEpochMilli(first)));
    }

    private static String few(List<String> all) {
        return all.size() <= FEW
                ? Words.all(all)
                : String.join(", ", all.subList(0, FEW)) + " and " + Words.count(all.size() - (long) FEW, "other");
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    private Stream<SealedFrom> from(Counting.Destination to) {
        return report.sealedFrom().stream().filter(one -> one.isTo(to));
    }

    /** All that was found there by such rules, or that nothing was. */
    private String state(Counting.Destination to, String rules) {
        String states = at(to).stream()
                .filter(judgement -> judgement.rule().startsWith(rules))
                .map(AuditTables::state)
                .distinct()
                .collect(Collectors.joining("; "));
        return states.isEmpty() ? NOTHING : states;
    }

    /** {@code fail: tls-old-protocol (9f2c…)}; what is allowed says why. */
    private static String state(Judgement judgement) {
        boolean allowed = judgement.verdict() == Verdict.SUPPRESSED;
        return judgement.verdict() + ": " + judgement.rule() + " (" + judgement.id() + ")"
                + (allowed ? ", because " + judgement.reason() : "");
    }
}
