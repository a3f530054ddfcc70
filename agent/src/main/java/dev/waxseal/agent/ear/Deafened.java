package dev.waxseal.agent.ear;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Some of the connections that have nothing more to say, found with less work than among all: TLS reads each record in two
 * pieces, and asks each time. The newest takes the place of one whose hash is alike. Safe for use by many threads at once,
 * of which one may not find what another has just put here.
 */
final class Deafened {

    /** A power of two. */
    private static final int SLOTS = 256;

    private final @Nullable WeakReference<Object>[] slots = slots();

    void add(Object key) {
        slots[slot(key)] = new WeakReference<>(key);
    }

    /** Whether it is here; if not, it may be one of them nonetheless. */
    boolean has(Object key) {
        WeakReference<Object> one = slots[slot(key)];
        return one != null && one.refersTo(key);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of what has type arguments
    private static WeakReference<Object>[] slots() {
        return new WeakReference[SLOTS];
    }

    private static int slot(Object key) {
        return System.identityHashCode(key) & (SLOTS - 1);
    }
}
