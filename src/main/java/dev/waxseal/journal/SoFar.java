package dev.waxseal.journal;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one who reads a journal would know of it while it is being written, all of its parts together; guarded by the
 * monitor of the {@link JournalWriter}.
 */
final class SoFar {

    /** The most lines that are written once and known here. */
    static final int MOST = 1_000;

    /** The most that is counted over several parts; of what is more, the last part's count is known. */
    private static final int MOST_COUNTS = 5 * JournalWriter.MOST_DESTINATIONS;

    private final List<Entry> said = new ArrayList<>();
    private final Map<Counting, Long> counts = new HashMap<>();
    private @Nullable Passed passed; // null where nobody is spared

    /** This was written. */
    void said(Entry entry) {
        if (said.size() < MOST && !(entry instanceof Entry.Seam seam && seam.failure() == null)) {
            said.add(entry);
        }
    }

    /** A part is full, and the next one counts from the beginning. */
    void turnOver(Map<Counting, Tally> part, @Nullable Passed passedInPart) {
        for (Map.Entry<Counting, Tally> count : part.entrySet()) {
            if (counts.size() < MOST_COUNTS || counts.containsKey(count.getKey())) {
                counts.merge(count.getKey(), count.getValue().count, Long::sum);
            }
        }
        passed = passed(passedInPart);
    }

    private @Nullable Passed passed(@Nullable Passed inPart) {
        Passed before = passed;
        return before == null ? inPart : inPart == null ? before : before.and(inPart);
    }

    /** With what this part has counted. */
    Journal with(
            Map<Counting, Tally> part,
            @Nullable Passed passedInPart,
            Entry.@Nullable Failure failure,
            @Nullable File file) {
        JournalBuilder reading = new JournalBuilder(new Alike());
        for (Entry entry : said) {
            entry.tell(reading);
        }
        for (Map.Entry<Counting, Tally> count : part.entrySet()) {
            long before = counts.getOrDefault(count.getKey(), 0L);
            count.getKey().counting(before + count.getValue().count).tell(reading);
        }
        for (Map.Entry<Counting, Long> count : counts.entrySet()) {
            if (!part.containsKey(count.getKey())) {
                count.getKey().counting(count.getValue()).tell(reading);
            }
        }
        Passed all = passed(passedInPart);
        if (all != null) {
            all.tell(reading);
        }
        if (failure != null) {
            failure.tell(reading);
        }
        reading.ended(); // or would be, by then
        return reading.finish(Path.of(file == null ? "" : file.getPath()));
    }
}
