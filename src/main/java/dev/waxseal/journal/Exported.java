package dev.waxseal.journal;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What became of that which was to be told to a collector outside of this JVM; the last of these lines holds. What did not
 * arrive there is in the journal all the same.
 *
 * @param to where to, a URL
 * @param offered how many records there were for it
 * @param sent how many of them it took
 * @param dropped how many it did not get, and will not
 * @param trouble what went wrong last, in a few words; null where nothing did
 */
public record Exported(
        String to,
        long offered,
        long sent,
        long dropped,
        @Nullable String trouble) implements Entry {
    public Exported {
        requireNonNull(to);
    }

    @Override
    public String type() {
        return "exported";
    }

    @Override
    public void writeTo(JsonLine line) {
        line.put("to", to);
        line.put("offered", offered);
        line.put("sent", sent);
        line.put("dropped", dropped);
        line.put("trouble", trouble);
    }

    @Override
    public void tell(JournalBuilder reading) {
        reading.exported(this);
    }

    /** What people should know of it, or null if all is well. */
    @Nullable String warning() {
        String why = trouble == null ? "" : " (" + trouble + ")";
        if (dropped > 0) {
            return dropped + " of " + offered + " records did not reach the collector " + to + why
                    + "; they are all here";
        }
        return trouble == null ? null : "the collector " + to + " could not be told at times" + why;
    }
}
