package dev.waxseal.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bars, and the numbers that they stand for: who sees no bars reads a table.
 *
 * @param title what they compare
 * @param noun what is counted, in the plural
 * @param parts what each bar is made of, from left to right
 * @param rows the longest first
 * @param left how many rows are left out for want of room
 * @param section where all of them are
 */
record PageChart(String title, String noun, List<Part> parts, List<Row> rows, int left, String section) {

    /** Rows that are taken in at a glance. */
    private static final int MOST_ROWS = 8;

    /** How wide the longest bar is. */
    private static final double WHOLE = 100;

    /**
     * What a part of a bar stands for.
     *
     * @param name for people
     * @param color what it is filled with where there are no styles; and the name of its style
     */
    record Part(String name, String color) {
        static final Part CLEAR = new Part("in clear text", "firebrick");
        static final Part SEALED = new Part("sealed", "seagreen");
        static final Part LOCAL = new Part("on this machine", "slategray");
        static final Part FAILS = new Part("fail", "firebrick");
        static final Part REPORTED = new Part("reported", "goldenrod");
        static final Part TOLERATED = new Part("allowed or known", "slategray");
    }

    /**
     * A bar.
     *
     * @param filter what shows the findings that it counts; null where it counts no findings
     * @param counts for each part
     */
    record Row(String label, @Nullable String filter, List<Long> counts) {
        long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** A stretch of a bar, in hundredths of the longest one. */
    record Stretch(String color, String from, String width) {}

    /** What is drawn for a row. */
    List<Stretch> stretches(Row row) {
        double longest = Math.max(1, rows.stream().mapToLong(Row::total).max().orElse(1));
        List<Stretch> stretches = new ArrayList<>();
        double from = 0;
        for (int i = 0; i < parts.size(); i++) {
            double width = WHOLE * row.counts.get(i) / longest;
            if (width > 0) {
                stretches.add(new Stretch(parts.get(i).color(), decimal(from), decimal(width)));
            }
            from += width;
        }
        return stretches;
    }

    /** {@code 3 fail, 1 reported}. */
    String told(Row row) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (row.counts.get(i) > 0) {
                told.add(row.counts.get(i) + " " + parts.get(i).name());
            }
        }
        return told.isEmpty() ? "none" : String.join(", ", told);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    /** Counts findings by something that each of them has one of, or several. */
    static PageChart ofFindings(
            String title,
            Collection<Judgement> findings,
            Function<Judgement, List<String>> labels,
            String field,
            String section) {
        Tally tally = new Tally();
        for (Judgement judgement : findings) {
            labels.apply(judgement).forEach(label -> tally.add(label, part(judgement.verdict()), 1));
        }
        return of(title, "findings", List.of(Part.FAILS, Part.REPORTED, Part.TOLERATED), tally, field, section);
    }

    static PageChart of(
            String title, String noun, List<Part> parts, Tally tally, @Nullable String field, String section) {
        List<Row> sorted = tally.counts.entrySet().stream()
                .map(row -> new Row(
                        row.getKey(),
                        field == null ? null : Page.filter(field, row.getKey()),
                        Arrays.stream(row.getValue()).boxed().toList()))
                .sorted(Comparator.comparing((Row row) -> -row.counts.get(0))
                        .thenComparing(row -> -row.total())
                        .thenComparing(Row::label))
                .toList();
        int shown = Math.min(MOST_ROWS, sorted.size());
        return new PageChart(title, noun, parts, sorted.subList(0, shown), sorted.size() - shown, section);
    }

    private static int part(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> 0;
            case REPORT -> 1;
            case SUPPRESSED, BASELINE -> 2;
        };
    }

    /** What is counted, of three parts, by the label of its row. */
    static final class Tally {
        private final Map<String, long[]> counts = new HashMap<>();

        void add(String label, int part, long count) {
            counts.computeIfAbsent(label, first -> new long[3])[part] += count;
        }
    }
}
