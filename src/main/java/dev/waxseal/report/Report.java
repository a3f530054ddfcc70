package dev.waxseal.report;

import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Journal;
import dev.waxseal.journal.Sealed;
import dev.waxseal.journal.SealedFrom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a run says, judged and in an order that depends on nothing else.
 *
 * @param isComplete whether everything that should have been heard was
 * @param warnings what is worth knowing besides
 * @param summary the numbers
 * @param heard the places that were listened at, in the order of their names
 * @param unheard those where that failed somewhere, and why
 * @param findings worst first
 * @param destinations where requests went, by host
 * @param sealed how what went there was sealed
 * @param sealedFrom which lines that came from
 * @param local the hosts among them that only {@code waxseal.yml} calls local
 * @param policies the names of the policy files that it was judged by
 * @param unused the exceptions with a date that no finding needed
 * @param exemptions all exceptions, and what became of them
 * @param module the directory of the module that was judged, from the root of the repository; empty for all of it
 * @param began when the first of its JVMs started; 1970 where no journal says it
 * @param evidence for whom what leaked is sealed beside the journals, and how many values
 * @param comparison with an earlier run; null where none was asked for
 */
public record Report(
        boolean isComplete,
        List<String> warnings,
        Summary summary,
        List<String> heard,
        List<Unheard> unheard,
        List<Judgement> findings,
        List<Counting.Destination> destinations,
        List<Sealed> sealed,
        List<SealedFrom> sealedFrom,
        List<String> local,
        List<String> policies,
        List<String> unused,
        List<Exemption> exemptions,
        String module,
        Instant began,
        List<String> evidence,
        @Nullable Comparison comparison) {

    private static final Comparator<Judgement> WORST_FIRST = Comparator.comparing(Judgement::verdict)
            .thenComparing(Judgement::severity)
            .thenComparing(Judgement::rule)
            .thenComparing(judgement -> judgement.finding() == null
                    ? ""
                    : judgement.finding().destination().host())
            .thenComparing(judgement ->
                    judgement.finding() == null || judgement.finding().location() == null
                            ? ""
                            : judgement.finding().location())
            .thenComparing(Judgement::id);

    public Report {
        warnings = List.copyOf(warnings);
        heard = List.copyOf(heard);
        unheard = List.copyOf(unheard);
        findings = List.copyOf(findings);
        destinations = List.copyOf(destinations);
        sealed = List.copyOf(sealed);
        sealedFrom = List.copyOf(sealedFrom);
        local = List.copyOf(local);
        policies = List.copyOf(policies);
        unused = List.copyOf(unused);
        exemptions = List.copyOf(exemptions);
        evidence = List.copyOf(evidence);
    }

    /**
     * A place where nothing was heard, though it was there to be heard.
     *
     * @param place its name
     * @param at the class or method at which to listen, or null
     * @param because why it could not be
     */
    public record Unheard(String place, @Nullable String at, String because) {

        @Override
        public String toString() {
            return place + ", because " + (at == null ? "" : at + ": ") + because;
        }
    }

    /**
     * The numbers.
     *
     * @param failing findings that fail
     * @param reported findings that do not
     * @param suppressed findings that an exception allows
     * @param baseline findings that the baseline knows
     * @param requests what was sent
     * @param jvms how many JVMs wrote a journal
     */
    public record Summary(long failing, long reported, long suppressed, long baseline, Requests requests, int jvms) {}

    /**
     * How many requests were sent, each counted in one of these. What was only asked of a proxy is none of them: a tunnel
     * counts by what goes through it.
     *
     * @param plaintext in clear to other hosts
     * @param loopback in clear to this machine, Unix domain sockets included
     * @param encrypted inside TLS; connections where requests cannot be told apart
     */
    public record Requests(long plaintext, long loopback, long encrypted) {

        private static final Set<String> REQUESTS = Set.of("http", "unix");

        static Requests of(List<Counting.Destination> destinations, LocalHosts local) {
            long plaintext = 0;
            long loopback = 0;
            long encrypted = 0;
            for (Counting.Destination destination : destinations) {
                if (destination.encrypted()) {
                    encrypted += destination.requests();
                } else if (REQUESTS.contains(destination.scheme())) {
                    if (local.has(destination)) {
                        loopback += destination.requests();
                    } else {
                        plaintext += destination.requests();
                    }
                }
            }
            return new Requests(plaintext, loopback, encrypted);
        }

        public long total() {
            return plaintext + loopback + encrypted;
        }
    }

    /**
     * Judges a run.
     *
     * @param journals of all its JVMs; with none nothing is known, and unless that is as it must be the report says so and fails
     * @param policy what fails
     * @param today decides which exceptions have expired
     * @param circumstances what else is known of it
     * @throws IllegalArgumentException where what a test double stands for cannot be told, with the way out
     */
    public static Report of(List<Journal> journals, Policy policy, LocalDate today, Circumstances circumstances) {
        Judge judge = new Judge(policy, today, circumstances);
        List<Judgement> findings =
                judge.judge(journals).stream().sorted(WORST_FIRST).toList();
        List<Counting.Destination> destinations = Overall.destinations(journals);
        List<String> warnings = new ArrayList<>(Overall.warnings(journals));
        if (circumstances.isWhole()) {
            judge.unused().forEach(what -> warnings.add(notNeeded(what)));
            warnings.addAll(judge.unusedStandIns());
        }
        circumstances
                .endpoints()
                .unread()
                .forEach(file -> warnings.add(circumstances.sources().line(file, 0)
                        + " is larger than 1 MiB: what addresses it names was not read"));
        Earlier earlier = circumstances.compared();
        boolean complete = (!journals.isEmpty() || circumstances.isSilent())
                && circumstances.problems().isEmpty()
                && journals.stream().allMatch(Journal::isComplete);
        Requests requests = Requests.of(destinations, policy.local());
        warnings.addAll(Overall.fewer(requests, circumstances));
        Summary summary = new Summary(
                count(findings, Verdict.FAIL),
                count(findings, Verdict.REPORT),
                count(findings, Verdict.SUPPRESSED),
                count(findings, Verdict.BASELINE),
                requests,
                journals.size());
        List<Unheard> unheard = Overall.unheard(journals);
        List<String> local = destinations.stream()
                .filter(policy.local()::adds)
                .map(Counting.Destination::host)
                .distinct()
                .toList();
        return new Report(
                complete,
                warnings,
                summary,
                Overall.heard(journals, unheard),
                unheard,
                findings,
                destinations,
                Overall.sealed(journals),
                Overall.sealedFrom(journals),
                local,
                circumstances.policies(),
                judge.unused(),
                judge.exemptions(),
                circumstances.sources().module(),
                Overall.began(journals),
                Overall.evidence(journals),
                earlier == null ? null : Comparison.of(findings, earlier));
    }

    /** In words that an exception has done its duty. */
    public static String notNeeded(String exception) {
        return "the exception for " + exception + " is not needed any more";
    }

    /** Whether there is nothing in it: no request was heard, and nothing is to be said of that. */
    public boolean isEmpty() {
        return isComplete
                && summary.requests().total() == 0
                && findings.isEmpty()
                && warnings.isEmpty()
                && unheard.isEmpty();
    }

    /** What fails or is reported, without what is allowed or known: for formats that have no word for that. */
    List<Judgement> open() {
        return findings.stream()
                .filter(judgement -> judgement.verdict() == Verdict.FAIL || judgement.verdict() == Verdict.REPORT)
                .toList();
    }

    /** Whether the build must not pass. */
    public boolean fails() {
        return summary.failing > 0;
    }

    private static long count(List<Judgement> findings, Verdict verdict) {
        return findings.stream()
                .filter(judgement -> judgement.verdict() == verdict)
                .count();
    }
}
