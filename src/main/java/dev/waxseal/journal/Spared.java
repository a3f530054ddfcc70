package dev.waxseal.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** What a journal says was not inspected because its JVM was to be spared: such an audit is never complete. */
final class Spared {

    private Passed before = Passed.NONE;
    private Passed passed = Passed.NONE;
    private final TreeMap<Long, Long> periods = new TreeMap<>();

    void passed(Passed one) {
        passed = one;
    }

    void steppedBack(SteppedBack period) {
        periods.put(period.from(), period.to());
    }

    /** What follows counts from the beginning. */
    void fold() {
        before = before.and(passed);
        passed = Passed.NONE;
    }

    /** Says so. */
    void tell(JournalBuilder reading) {
        fold();
        long sampled = before.sampled();
        if (sampled > 0) {
            long all = before.contents();
            long read = all - sampled;
            reading.problem("inspected " + (read == 0 ? "none" : "1 of " + Math.round((double) all / read))
                    + " messages: the content of " + read + " of " + all
                    + ", and of the others the URL and the header fields alone (option sample)");
        }
        long cut = before.cut();
        if (cut > 0) {
            reading.problem("inspected " + messages(cut) + " in part: no more than the beginning of the content (option"
                    + " content)");
        }
        long stepped = before.steppedBack();
        long letGo = before.letGo();
        if (!periods.isEmpty()) {
            String what = "the agent stepped back " + when() + " to keep to its share of the CPU: "
                    + (stepped == 1 ? "1 request was" : stepped + " requests were") + " not inspected, nor the answers"
                    + (letGo == 0 ? "" : ", and " + letGo + (letGo == 1 ? " write" : " writes") + " not even followed")
                    + " (option cpu)";
            if (stepped + letGo > 0) {
                reading.problem(what);
            } else {
                reading.warning(what);
            }
        }
    }

    private String when() {
        Map.Entry<Long, Long> first = periods.firstEntry();
        Map.Entry<Long, Long> last = periods.lastEntry();
        long more = periods.size() - 1L;
        return "from " + time(first.getKey()) + end(first.getValue())
                + (more == 0 ? "" : ", " + more + (more == 1 ? " time more" : " times more") + end(last.getValue()));
    }

    private static String end(long to) {
        return to == 0 ? " until the end" : " to " + time(to);
    }

    private static Instant time(long time) {
        return Instant.ofEpochMilli(time).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String messages(long count) {
        return count == 1 ? "1 message" : count + " messages";
    }
}
