package dev.waxseal.journal;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one who reads a journal would know of it while it is being written. */
final class SoFar {

    /** The most lines that are written once and known here. */
    static final int MOST = 1_000;

    private SoFar() {}

    /** Of these lines and counts. */
    static Journal of(
            List<Entry> said, Map<Counting, Tally> counts, Entry.@Nullable Failure failure, @Nullable File file) {
        JournalBuilder reading = new JournalBuilder(new Alike());
        for (Entry entry : said) {
            entry.tell(reading);
        }
        for (Map.Entry<Counting, Tally> count : counts.entrySet()) {
            count.getKey().counting(count.getValue().count).tell(reading);
        }
        if (failure != null) {
            failure.tell(reading);
        }
        reading.ended(); // or would be, by then
        return reading.finish(Path.of(file == null ? "" : file.getPath()));
    }
}
