package dev.waxseal.report;

import dev.waxseal.catalogue.Rule;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Journal;
import dev.waxseal.journal.LocalName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Holds a policy against what was found, on a given day. */
final class Judge {

    private static final String NOTHING_FAILS = "nothing fails by this policy (fail-on: never)";

    private final Policy policy;
    private final LocalDate today;
    private final Circumstances circumstances;
    private final Sources sources;
    private final StandIns standIns;
    private final Map<String, SortedSet<String>> modules = new HashMap<>();
    private final Map<Allowance, Long> used = new HashMap<>();

    /** @throws IllegalArgumentException where what a test double stands for cannot be told */
    Judge(Policy policy, LocalDate today, Circumstances circumstances) {
        this.policy = policy;
        this.today = today;
        this.circumstances = circumstances;
        this.sources = circumstances.sources();
        this.standIns = StandIns.of(policy.standIns(), circumstances.production(), sources);
    }

    /** All findings of these journals, each once, without what the policy leaves out. */
    List<Judgement> judge(List<Journal> journals) {
        Map<Finding, Long> counts = new LinkedHashMap<>(); // what a fleet says alike is judged once
        for (Journal journal : journals) {
            List<Journal.Counted> own = standIns.retold(journal.findings());
            own.forEach(one -> counts.merge(one.finding(), one.count(), Long::sum));
            remember(own, circumstances.module(journal.file()));
        }
        List<Journal.Counted> heard = counts.entrySet().stream()
                .map(one -> new Journal.Counted(one.getKey(), one.getValue()))
                .toList();
        Map<String, Merged> findings = Merged.byId(Sifted.of(heard, policy), policy.local(), sources);
        Map<String, Merged> undeclared = Merged.byId(Undeclared.of(journals, policy), policy.local(), sources);
        Map<String, Merged> sealed = Merged.byId(Sifted.ofSealed(standIns.sealed(), policy), policy.local(), sources);
        sealed.keySet().removeAll(findings.keySet());
        Map<String, List<String>> problems = new TreeMap<>();
        circumstances.problems().forEach(problem -> problems.put(problem, List.of()));
        for (Journal journal : journals) {
            for (String problem : journal.problems()) {
                problems.computeIfAbsent(problem, text -> new ArrayList<>())
                        .add((circumstances.module(journal.file())
                                        + ' '
                                        + journal.file().getFileName())
                                .strip());
            }
        }
        if (journals.isEmpty() && !circumstances.isSilent()) {
            problems.put("nothing was recorded: no JVM ran with the agent", List.of());
        }
        List<Judgement> all = new ArrayList<>();
        problems.forEach((problem, files) -> all.add(incomplete(problem, files)));
        findings.forEach((id, merged) -> all.add(judge(id, merged)));
        undeclared.forEach((id, merged) -> all.add(judge(id, merged)));
        sealed.forEach((id, merged) -> all.add(passed(id, merged)));
        Configured.byId(circumstances.endpoints().found(), policy.local(), sources)
                .forEach((id, configured) -> all.add(judge(id, configured)));
        return all;
    }

    private void remember(List<Journal.Counted> findings, String module) {
        if (!module.isEmpty()) {
            for (Journal.Counted one : findings) {
                String id = CloudMetadata.retold(one.finding()).id();
                modules.computeIfAbsent(id, first -> new TreeSet<>()).add(module);
            }
        }
    }

    private List<String> modules(String id) {
        return List.copyOf(modules.getOrDefault(id, new TreeSet<>()));
    }

    /** The exceptions that no finding needed, without those that hold for ever, needed or not. */
    List<String> unused() {
        return policy.exceptions().stream()
                .filter(allowance -> allowance.until() != null && !used.containsKey(allowance))
                .map(Allowance::what)
                .toList();
    }

    /** All exceptions, each once, with what became of them. */
    List<Exemption> exemptions() {
        return policy.exceptions().stream()
                .distinct()
                .map(allowance ->
                        new Exemption(allowance, used.getOrDefault(allowance, 0L), allowance.isExpired(today)))
                .toList();
    }

    /** The stand-ins that nothing was sent to, in words. */
    List<String> unusedStandIns() {
        return standIns.unused();
    }

    /** In production it is encrypted. */
    private Judgement passed(String id, Merged merged) {
        Finding.Destination to = merged.shown().destination();
        Ruling ruling = new Ruling(
                Verdict.REPORT,
                to.host() + ":" + to.port() + " stands for " + standIns.of(id) + ", sealed in production");
        return judgement(id, merged, ruling, policy.local().has(to));
    }

    private Judgement judge(String id, Merged merged) {
        Finding finding = merged.shown();
        boolean local = policy.local().has(finding.destination());
        StandsFor standsFor = standIns.of(id);
        Ruling ruling = rule(finding, local)
                .because(standsFor == null ? "" : "; it stands for " + standsFor)
                .unless(allowance(candidate -> candidate.covers(finding, merged.tests())), today)
                .unlessKnown(id, circumstances.baseline());
        return judgement(id, merged, ruling, local);
    }

    private Judgement judge(String id, Configured configured) {
        Finding finding = configured.finding();
        Ruling ruling = rule(finding, false)
                .unless(allowance(candidate -> candidate.covers(finding, List.of())), today)
                .unlessKnown(id, circumstances.baseline());
        return new Judgement(
                id,
                finding.rule(),
                finding.severity(),
                ruling.verdict,
                ruling.reason,
                finding.evidence(),
                finding,
                configured.sources().get(0),
                false,
                configured.sources().stream()
                        .map(source -> new Place(finding.request(), finding.stage(), null, source, 1))
                        .toList(),
                List.of(),
                configured.sources().size(),
                List.of(),
                null);
    }

    private Judgement judgement(String id, Merged merged, Ruling ruling, boolean local) {
        Finding finding = merged.shown();
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
                merged.count(),
                modules(id),
                standIns.of(id));
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
                Math.max(1, journals.size()),
                List.of(),
                null);
    }

    private Ruling rule(Finding finding, boolean local) {
        Severity failOn = policy.failOn();
        String host = finding.destination().host();
        if (local && policy.loopback() == Policy.Loopback.REPORT) {
            String what = LocalName.is(host) ? " is loopback" : " is this machine";
            return new Ruling(Verdict.REPORT, host + what + ", which is reported only (loopback: report)");
        }
        if (failOn == null) {
            return new Ruling(Verdict.REPORT, NOTHING_FAILS); // whatever thresholds say
        }
        Threshold threshold = policy.thresholds().stream()
                .filter(candidate -> candidate.covers(finding))
                .findFirst()
                .orElse(null);
        Severity least = threshold == null ? failOn : threshold.failOn();
        String why = " (fail-on: " + (least == null ? "never" : least) + (threshold == null ? "" : " for " + threshold)
                + ")";
        return least != null && finding.severity().compareTo(least) <= 0
                ? new Ruling(Verdict.FAIL, finding.severity() + " findings fail" + why)
                : new Ruling(Verdict.REPORT, finding.severity() + " is below what fails" + why);
    }

    /** The exception that covers it, one that still holds before one that has expired. */
    private @Nullable Allowance allowance(Predicate<Allowance> covers) {
        Allowance found = policy.exceptions().stream()
                .filter(covers)
                .min(Comparator.comparing(allowance -> allowance.isExpired(today)))
                .orElse(null);
        if (found != null) {
            used.merge(found, 1L, Long::sum);
        }
        return found;
    }

    private record Ruling(Verdict verdict, String reason) {
        Ruling because(String more) {
            return new Ruling(verdict, reason + more);
        }

        Ruling unlessKnown(String id, @Nullable Earlier baseline) {
            if (baseline == null
                    || verdict == Verdict.SUPPRESSED
                    || !baseline.findings().containsKey(id)) {
                return this;
            }
            return new Ruling(Verdict.BASELINE, "known to " + baseline.name() + "; else " + reason);
        }

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
