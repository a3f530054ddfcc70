package dev.waxseal.report;

import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Entry;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.FindingBuilder;
import dev.waxseal.journal.Journal;
import dev.waxseal.journal.Sealed;
import dev.waxseal.journal.SealedFrom;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the JVMs of a run wrote, said in a few words. */
final class Run {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final List<Journal> journals = new ArrayList<>();
    private List<Sealed> sealed = List.of();
    private List<SealedFrom> sealedFrom = List.of();

    static Run of(FindingBuilder... findings) {
        return new Run().jvm(findings);
    }

    Run jvm(FindingBuilder... findings) {
        List<Journal.Counted> counted = new ArrayList<>();
        for (FindingBuilder finding : findings) {
            counted.add(new Journal.Counted(finding.build(), 1));
        }
        return jvm(counted, List.of(), List.of(), List.of());
    }

    Run listening(Entry.Seam... seams) {
        List<String> problems = new ArrayList<>();
        for (Entry.Seam seam : seams) {
            if (seam.failure() != null) {
                problems.add("the agent could not listen at " + seam.name() + " (" + seam.at() + ": " + seam.failure()
                        + ")");
            }
        }
        return jvm(List.of(seams), List.of(), List.of(), problems, List.of());
    }

    Run counted(FindingBuilder finding, long count) {
        return jvm(List.of(new Journal.Counted(finding.build(), count)), List.of(), List.of(), List.of());
    }

    Run talking(Counting.Destination... destinations) {
        return jvm(List.of(), List.of(destinations), List.of(), List.of());
    }

    Run sealed(Counting.Destination destination, Sealed... ways) {
        sealed = List.of(ways);
        return jvm(List.of(), List.of(destination), List.of(), List.of());
    }

    Run sealed(Counting.Destination destination, SealedFrom from, Sealed... ways) {
        sealedFrom = List.of(from);
        return sealed(destination, ways);
    }

    Run problem(String problem) {
        return jvm(List.of(), List.of(), List.of(problem), List.of());
    }

    Run warning(String warning) {
        return jvm(List.of(), List.of(), List.of(), List.of(warning));
    }

    Report judged() {
        return judged(Policy.DEFAULT);
    }

    Report judged(Policy policy) {
        return judged(policy, Circumstances.judgedBy(List.of("waxseal.yml")));
    }

    Report judged(Policy policy, Circumstances circumstances) {
        return Report.of(journals, policy, TODAY, circumstances);
    }

    /** The verdict on the one finding there is. */
    static Verdict verdict(Policy policy, FindingBuilder finding) {
        return only(of(finding).judged(policy)).verdict();
    }

    static Judgement only(Report report) {
        if (report.findings().size() != 1) {
            throw new AssertionError("not one: " + report.findings());
        }
        return report.findings().get(0);
    }

    static Finding.Test test(String name) {
        int dot = name.lastIndexOf('.');
        return new Finding.Test(name.substring(0, dot), name.substring(dot + 1));
    }

    private Run jvm(
            List<Journal.Counted> findings,
            List<Counting.Destination> destinations,
            List<String> problems,
            List<String> warnings) {
        return jvm(List.of(), findings, destinations, problems, warnings);
    }

    private Run jvm(
            List<Entry.Seam> seams,
            List<Journal.Counted> findings,
            List<Counting.Destination> destinations,
            List<String> problems,
            List<String> warnings) {
        int pid = 100 + journals.size();
        Entry.Started started =
                new Entry.Started(Entry.SCHEMA, pid, "u", "17.0.15", "Debian", "com.acme.Main", "1.0.0", "output=x", 0);
        journals.add(new Journal(
                Path.of(pid + "-u.jsonl"),
                started,
                seams,
                findings,
                destinations,
                sealed,
                sealedFrom,
                null,
                problems,
                warnings));
        return this;
    }
}
