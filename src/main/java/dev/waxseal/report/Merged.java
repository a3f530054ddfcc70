package dev.waxseal.report;

import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Journal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One finding as all JVMs and tests met it.
 *
 * @param shown the sighting that stands for all
 * @param places where it is done, each once
 * @param tests in which it was met, each once, in the order of their names
 * @param count how often it was met
 */
record Merged(Finding shown, List<Place> places, List<Finding.Test> tests, long count) {

    private static final Comparator<Finding.Test> BY_NAME =
            Comparator.comparing(Finding.Test::className).thenComparing(Finding.Test::method);

    /** All findings by their ids, each as one. */
    static Map<String, Merged> byId(Collection<Journal.Counted> counted, LocalHosts local, Sources sources) {
        Map<String, List<Journal.Counted>> same = counted.stream()
                .collect(Collectors.groupingBy(one -> one.finding().id(), TreeMap::new, Collectors.toList()));
        Map<String, Merged> merged = new TreeMap<>();
        same.forEach((id, sightings) -> merged.put(id, of(sightings, telling(local), sources)));
        return merged;
    }

    /** Which of several sightings is shown: one that reached the wire and another host, then the same in every run. */
    private static Comparator<Finding> telling(LocalHosts local) {
        return Comparator.comparing(Finding::stage)
                .thenComparing(Finding::encrypted)
                .thenComparing((Finding finding) -> local.has(finding.destination()))
                .thenComparing(Finding::severity)
                .thenComparing(finding -> finding.request().url())
                .thenComparing(Finding::toString);
    }

    private static Merged of(List<Journal.Counted> same, Comparator<Finding> telling, Sources sources) {
        Map<String, List<Journal.Counted>> byPlace = same.stream()
                .collect(Collectors.groupingBy(one -> one.finding().place(), TreeMap::new, Collectors.toList()));
        List<Place> places = byPlace.values().stream()
                .map(there -> Place.of(shown(there, telling), sources, count(there)))
                .toList();
        List<Finding.Test> tests = same.stream()
                .map(one -> one.finding().test())
                .filter(Objects::nonNull)
                .distinct()
                .sorted(BY_NAME)
                .toList();
        return new Merged(shown(same, telling), places, tests, count(same));
    }

    private static Finding shown(List<Journal.Counted> same, Comparator<Finding> telling) {
        return same.stream().map(Journal.Counted::finding).min(telling).orElseThrow();
    }

    private static long count(List<Journal.Counted> same) {
        return same.stream().mapToLong(Journal.Counted::count).sum();
    }
}
