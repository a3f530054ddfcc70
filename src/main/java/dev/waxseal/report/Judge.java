package dev.waxseal.report;

import dev.waxseal.catalogue.Rule;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Journal;
import dev.waxseal.journal.LocalName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds a policy against what was found, on a given day. */
final class Judge {

    private static final String NOTHING_FAILS = "nothing fails by this policy (fail-on: never)";

    private final Policy policy;
    private final LocalDate today;
    private final Sources sources;
    private final Set<Allowance> used = new LinkedHashSet<>();

    Judge(Policy policy, LocalDate today, Sources sources) {
        this.policy = policy;
        this.today = today;
        this.sources = sources;
    }

    /** All findings of these journals, each once, without what the policy leaves out. */
    List<Judgement> judge(List<Journal> journals, List<String> knownProblems) {
        Map<String, Merged> findings = Merged.byId(Sifted.of(journals, policy), policy.local(), sources);
        Map<String, List<String>> problems = new TreeMap<>();
        knownProblems.forEach(problem -> problems.put(problem, List.of()));
        for (Journal journal : journals) {
            for (String problem : journal.problems()) {
                problems.computeIfAbsent(problem, text -> new ArrayList<>())
                        .add(journal.file().getFileName().toString());
            }
        }
        if (journals.isEmpty()) {
            problems.put("nothing was recorded: no JVM ran with the agent", List.of());
        }
        return Stream.concat(
                        problems.entrySet().stream().map(problem -> incomplete(problem.getKey(), problem.getValue())),
                        findings.entrySet().stream().map(same -> judge(same.getKey(), same.getValue())))
                .toList();
    }

    /** The exceptions that no finding needed, without those that hold for ever, needed or not. */
    List<String> unused() {
        return policy.exceptions().stream()
                .filter(allowance -> allowance.until() != null && !used.contains(allowance))
                .map(Allowance::what)
                .toList();
    }

    private Judgement judge(String id, Merged merged) {
        Finding finding = merged.shown();
        boolean local = policy.local().has(finding.destination());
        Ruling ruling =
                rule(finding, local).unless(allowance(candidate -> candidate.covers(finding, merged.tests())), today);
        return new Judgement(
                id,
                finding.rule(),
                finding.severity(),
                ruling.verdict,
                ruling.reason,
                finding.evidence(),
                finding,
                sources.line(
                        finding.origin(),
                        merged.tests().isEmpty() ? null : merged.tests().get(0)),
                local,
                merged.places(),
                merged.tests(),
                merged.count());
    }

    /** What could not be heard fails whatever its severity: a clean report would claim too much. */
    private Judgement incomplete(String problem, List<String> journals) {
        String rule = Rule.AUDIT_INCOMPLETE.id();
        String id = Finding.id(rule, problem.replaceAll("[0-9]+", "#"));
        String see = journals.isEmpty() ? "" : "; see " + journals.get(0);
        see += journals.size() < 2 ? "" : " and " + (journals.size() - 1) + " more";
        Ruling ruling = policy.failOn() == null
                ? new Ruling(Verdict.REPORT, NOTHING_FAILS + see)
                : new Ruling(Verdict.FAIL, "an incomplete audit does not pass" + see);
        ruling = ruling.unless(allowance(candidate -> candidate.covers(id, rule)), today);
        return new Judgement(
                id,
                rule,
                Rule.AUDIT_INCOMPLETE.severity(),
                ruling.verdict,
                ruling.reason,
                problem,
                null,
                sources.project(),
                false,
                List.of(),
                List.of(),
                Math.max(1, journals.size()));
    }

    private Ruling rule(Finding finding, boolean local) {
        Severity failOn = policy.failOn();
        String host = finding.destination().host();
        if (local && policy.loopback() == Policy.Loopback.REPORT) {
            String what = LocalName.is(host) ? " is loopback" : " is this machine";
            return new Ruling(Verdict.REPORT, host + what + ", which is reported only (loopback: report)");
        }
        if (failOn == null) {
            return new Ruling(Verdict.REPORT, NOTHING_FAILS);
        }
        return finding.severity().compareTo(failOn) <= 0
                ? new Ruling(Verdict.FAIL, finding.severity() + " findings fail (fail-on: " + failOn + ")")
                : new Ruling(Verdict.REPORT, finding.severity() + " is below what fails (fail-on: " + failOn + ")");
    }

    /** The exception that covers it, one that still holds before one that has expired. */
    private @Nullable Allowance allowance(Predicate<Allowance> covers) {
        Allowance found = policy.exceptions().stream()
                .filter(covers)
                .min(Comparator.comparing(allowance -> allowance.isExpired(today)))
                .orElse(null);
        if (found != null) {
            used.add(found);
        }
        return found;
    }

    private record Ruling(Verdict verdict, String reason) {
        Ruling unless(@Nullable Allowance allowance, LocalDate today) {
            if (allowance == null) {
                return this;
            }
            if (allowance.isExpired(today)) {
                return new Ruling(
                        verdict, reason + "; its exception expired on " + allowance.until() + ": " + allowance.why());
            }
            String until = allowance.until() == null ? "" : " until " + allowance.until();
            return new Ruling(Verdict.SUPPRESSED, "allowed" + until + ": " + allowance.why());
        }
    }
}
