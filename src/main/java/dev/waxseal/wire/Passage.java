package dev.waxseal.wire;

import org.jspecify.annotations.Nullable;

/**
 * One content that is longer than a stretch, from its first stretch to its last. A listener may keep its place here; that
 * goes when the content is over, or when its connection is forgotten.
 */
public final class Passage {

    private @Nullable Object place;

    /** What was kept, or null. */
    public @Nullable Object place() {
        return place;
    }

    /** Keeps this until the next stretch. */
    public void keep(@Nullable Object kept) {
        place = kept;
    }
}
