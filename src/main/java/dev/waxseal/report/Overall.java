package dev.waxseal.report;

import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Entry;
import dev.waxseal.journal.Evidence;
import dev.waxseal.journal.Journal;
import dev.waxseal.journal.Sealed;
import dev.waxseal.journal.SealedFrom;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the journals of a run say together, besides their findings. */
final class Overall {

    /** Of ten requests one more or less is chance. */
    private static final double ABOUT_AS_MANY = 0.9;

    private static final Comparator<Counting.Destination> BY_HOST = Comparator.comparing(Counting.Destination::host)
            .thenComparing(Counting.Destination::port)
            .thenComparing(Counting.Destination::scheme)
            .thenComparing(Counting.Destination::encrypted);

    private Overall() {}

    /** That clearly fewer requests were heard than before, where all tests ran: then something was switched off. */
    static List<String> fewer(Report.Requests now, Circumstances circumstances) {
        return Stream.of(circumstances.baseline(), circumstances.compared())
                .filter(Objects::nonNull)
                .filter(earlier -> circumstances.isAllTests() && now.total() < earlier.requests() * ABOUT_AS_MANY)
                .map(earlier -> "fewer requests were heard than last time: " + now.total() + ", and "
                        + earlier.requests() + " in " + earlier.name())
                .distinct()
                .toList();
    }

    /** For whom what leaked was sealed, and how many values. */
    static List<String> evidence(List<Journal> journals) {
        Map<String, Long> values = journals.stream()
                .map(Journal::evidence)
                .filter(Objects::nonNull)
                .filter(evidence -> !evidence.recipients().isEmpty())
                .collect(Collectors.groupingBy(
                        Evidence::recipients, TreeMap::new, Collectors.summingLong(Evidence::values)));
        return values.entrySet().stream()
                .map(one -> Words.count(one.getValue(), "value") + " for " + one.getKey())
                .toList();
    }

    static Instant began(List<Journal> journals) {
        return Instant.ofEpochMilli(journals.stream()
                .map(Journal::started)
                .filter(Objects::nonNull)
                .mapToLong(Entry.Started::time)
                .min()
                .orElse(0));
    }

    static List<String> warnings(List<Journal> journals) {
        Map<String, Long> warnings = journals.stream()
                .flatMap(journal -> journal.warnings().stream())
                .collect(Collectors.groupingBy(warning -> warning, TreeMap::new, Collectors.counting()));
        return warnings.entrySet().stream()
                .map(warning ->
                        warning.getKey() + (warning.getValue() == 1 ? "" : " (" + warning.getValue() + " times)"))
                .toList();
    }

    static List<Report.Unheard> unheard(List<Journal> journals) {
        return seams(journals)
                .filter(seam -> seam.failure() != null && seam.loss() != null)
                .map(seam -> new Report.Unheard(seam.name(), seam.at(), Objects.requireNonNull(seam.failure())))
                .distinct()
                .sorted(Comparator.comparing(Report.Unheard::toString))
                .toList();
    }

    /** Those where it never failed: what is heard in part is not heard. */
    static List<String> heard(List<Journal> journals, List<Report.Unheard> unheard) {
        Set<String> failed = unheard.stream().map(Report.Unheard::place).collect(Collectors.toSet());
        return seams(journals)
                .filter(seam -> seam.failure() == null)
                .map(Entry.Seam::name)
                .filter(name -> !failed.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Entry.Seam> seams(List<Journal> journals) {
        return journals.stream().flatMap(journal -> journal.seams().stream());
    }

    static List<Sealed> sealed(List<Journal> journals) {
        Map<Sealed, Long> merged = journals.stream()
                .flatMap(journal -> journal.sealed().stream())
                .collect(Collectors.groupingBy(
                        one -> one.counting(0), LinkedHashMap::new, Collectors.summingLong(Sealed::count)));
        return merged.entrySet().stream()
                .map(entry -> entry.getKey().counting(entry.getValue()))
                .toList();
    }

    static List<SealedFrom> sealedFrom(List<Journal> journals) {
        Map<SealedFrom, SealedFrom> merged = journals.stream()
                .flatMap(journal -> journal.sealedFrom().stream())
                .collect(Collectors.toMap(one -> one.counting(0), one -> one, SealedFrom::and, LinkedHashMap::new));
        return List.copyOf(merged.values());
    }

    static List<Counting.Destination> destinations(List<Journal> journals) {
        Stream<Counting.Destination> all = journals.stream().flatMap(journal -> journal.destinations().stream());
        Map<Counting.Destination, Long> merged = all.collect(Collectors.groupingBy(
                destination -> destination.counting(0), Collectors.summingLong(Counting.Destination::requests)));
        return merged.entrySet().stream()
                .map(entry -> entry.getKey().counting(entry.getValue()))
                .sorted(BY_HOST)
                .toList();
    }
}
