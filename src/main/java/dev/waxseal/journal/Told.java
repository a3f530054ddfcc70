package dev.waxseal.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which findings were told to somebody, so that what is frequent does not drown what is new: each is told when it is met
 * first, and again when it has been met twice as often as it was told; what is between is told when somebody asks.
 */
public final class Told {

    /** The most findings it remembers; of more than these each meeting is told. */
    static final int MOST = 10_000;

    private static final class Known {
        private final Finding finding;
        private long before; // in earlier parts of the journal
        private long seen;
        private long count;
        private long told;

        private Known(Finding finding) {
            this.finding = finding;
        }
    }

    private final Map<String, Known> known = new HashMap<>();

    /**
     * It was met.
     *
     * @param count how often so far
     * @param now whether it can be told now, or only when somebody asks
     * @return what is to be told now, or null
     */
    public synchronized News.@Nullable Met met(Finding finding, String sameness, long count, boolean now) {
        Known it = known.get(sameness);
        if (it == null) {
            it = new Known(finding);
            if (known.size() < MOST) {
                known.put(sameness, it);
            }
        }
        if (count < it.seen / 2) { // a journal that has turned over begins anew
            it.before += it.seen;
            it.seen = 0;
        }
        it.seen = Math.max(count, it.seen); // threads may come in another order than they counted
        it.count = it.before + it.seen;
        return now && it.count >= 2 * it.told ? told(it) : null;
    }

    /** All that was met since it was told last. */
    public synchronized List<News.Met> rest() {
        List<News.Met> rest = new ArrayList<>();
        for (Known it : known.values()) {
            if (it.told < it.count) {
                rest.add(told(it));
            }
        }
        return rest;
    }

    /** Begins anew: what is met next is told whatever was told before. */
    public synchronized void forget() {
        known.clear();
    }

    private static News.Met told(Known it) {
        it.told = it.count;
        return new News.Met(System.currentTimeMillis(), it.finding, it.count);
    }
}
