package dev.waxseal.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The heads that were read lately on any connection. Most of what a client sends begins with the very bytes that something
 * else began with a moment ago, and most answers do; they say the same, and need not be read again.
 *
 * <p>Kept is what consists of a path and of fields that every client and server sends of itself: what stands in a query or in a field
 * of the application's own, as credentials do, stays in memory no longer for this. Safe for use by many threads at once without a lock:
 * of two that keep something, one does it in vain.
 */
final class RecentHeads {

    /** The longest that is kept, in bytes: 64 KB in all, and as text about three times that. */
    static final int LONGEST = 1 << 10;

    private static final int SLOTS = 64;

    /** By so many bytes, a method and a target mostly, a head finds its slot; shorter ones are read in no time. */
    private static final int BEGINNING = 32;

    /** RFC 9110 and 9112: framing, negotiation, dates, software. */
    private static final String[] ORDINARY = {
        "accept",
        "accept-charset",
        "accept-encoding",
        "accept-language",
        "accept-ranges",
        "cache-control",
        "connection",
        "content-encoding",
        "content-language",
        "content-length",
        "content-type",
        "date",
        "host",
        "http2-settings",
        "keep-alive",
        "server",
        "te",
        "transfer-encoding",
        "upgrade",
        "user-agent",
        "vary"
    };

    private final @Nullable ReadHead[] kept = new @Nullable ReadHead[SLOTS];

    /** The head that these bytes begin with, where it is kept; or null. */
    @Nullable ReadHead find(byte[] bytes, int from, int to) {
        if (to - from < BEGINNING) {
            return null;
        }
        ReadHead head = kept[slot(bytes, from)];
        int length = head == null ? 0 : head.bytes().length;
        return head != null && to - from >= length && Arrays.equals(head.bytes(), 0, length, bytes, from, from + length)
                ? head
                : null;
    }

    /** Keeps a head that is complete, in place of another. */
    void keep(ReadHead head) {
        int length = head.bytes().length;
        if (length >= BEGINNING && length <= LONGEST && isOrdinary(head.head())) {
            kept[slot(head.bytes(), 0)] = head;
        }
    }

    private static int slot(byte[] bytes, int from) {
        int hash = 0;
        for (int i = from; i < from + BEGINNING; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ hash >>> 16) & (SLOTS - 1);
    }

    private static boolean isOrdinary(Head head) {
        if (head instanceof RequestHead request && !isPath(request.target())) {
            return false;
        }
        for (Field field : head.fields()) {
            if (!isOrdinary(field)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPath(String target) {
        return target.startsWith("/") && target.indexOf('?') < 0;
    }

    private static boolean isOrdinary(Field field) {
        for (String name : ORDINARY) {
            if (field.is(name)) {
                return true;
            }
        }
        return false;
    }
}
