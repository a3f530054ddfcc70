package dev.waxseal.report;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How a run differs from an earlier one.
 *
 * @param with the name of the file that the earlier one left
 * @param fresh the ids of findings that it did not have
 * @param unchanged how many it had as well
 * @param fixed what it had and this one has not, each as {@code password to payments.example (id)}
 */
public record Comparison(String with, Set<String> fresh, long unchanged, List<String> fixed) {

    public Comparison {
        fresh = Set.copyOf(fresh);
        fixed = List.copyOf(fixed);
    }

    static Comparison of(List<Judgement> findings, Earlier earlier) {
        Set<String> now = findings.stream().map(Judgement::id).collect(Collectors.toSet());
        Set<String> fresh = new TreeSet<>(now);
        fresh.removeAll(earlier.findings().keySet());
        List<String> fixed = earlier.findings().entrySet().stream()
                .filter(known -> !now.contains(known.getKey()))
                .map(known -> known.getValue() + " (" + known.getKey() + ")")
                .sorted()
                .toList();
        return new Comparison(earlier.name(), fresh, now.size() - (long) fresh.size(), fixed);
    }

    /** SARIF's word: {@code new} or {@code unchanged}. */
    String state(Judgement judgement) {
        return fresh.contains(judgement.id()) ? "new" : "unchanged";
    }

    /** {@code 2 new, 3 unchanged, 1 fixed}. */
    String counts() {
        return fresh.size() + " new, " + unchanged + " unchanged, " + fixed.size() + " fixed";
    }
}
