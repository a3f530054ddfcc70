package dev.waxseal.detect;

import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.RequestHead;
import org.jspecify.annotations.Nullable;

/**
 * The heads in which nothing was found lately, known by identity: heads that were the same bytes on the wire have the same
 * fields, and these cannot change. Safe for use by many threads at once without a lock: what one forgets in another's favour
 * is looked at again.
 */
final class ClearedHeads {

    /** A few clients at a time talk to a few servers. */
    private static final int KEPT = 8;

    /** With more fields, which may be long, a head is not kept: it is hardly sent twice. */
    private static final int MOST_FIELDS = 32;

    private record Cleared(@Nullable String target, Fields fields) {}

    private final @Nullable Cleared[] cleared = new @Nullable Cleared[KEPT];
    private int next;

    /** Whether nothing was found in a head of these very fields and this very target. */
    @SuppressWarnings("ReferenceEquality") // equal ones are as quickly looked at as compared
    boolean has(Head head) {
        String target = target(head);
        Fields fields = head.fields();
        for (Cleared one : cleared) {
            if (one != null && one.fields == fields && one.target == target) {
                return true;
            }
        }
        return false;
    }

    /** Nothing was found in this one. */
    void add(Head head) {
        if (head.fields().list().size() <= MOST_FIELDS) {
            int slot = next & (KEPT - 1);
            next = slot + 1;
            cleared[slot] = new Cleared(target(head), head.fields());
        }
    }

    private static @Nullable String target(Head head) {
        return head instanceof RequestHead request ? request.target() : null;
    }
}
