package dev.waxseal.detect.glance;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Decides about an escape: takes what it stands in, free of escapes, and has that looked at as if it stood there plainly.
 * The first escape decides for all that stand in the same value, so that each value is decoded once.
 */
abstract class EncodedClue extends Clue {

    /** What was encoded so often deserves a second look whatever it is. */
    private static final int DEEPEST = 3;

    /** Room for longer ones is not kept. */
    private static final int KEPT = 8 << 10;

    final Glance glance;
    final int depth;

    /** What the last one decoded, so that the next one needs no memory. */
    private final AtomicReference<@Nullable Decoding> spare = new AtomicReference<>();

    EncodedClue(Glance glance, int depth) {
        this.glance = glance;
        this.depth = depth;
    }

    /** Whether what these bytes stand for deserves a second look. */
    final boolean plain(byte[] b, int from, int to) {
        if (depth >= DEEPEST) {
            return true;
        }
        Decoding decoding = spare.getAndSet(null);
        if (decoding == null) {
            decoding = new Decoding();
        }
        decode(decoding, b, from, to);
        boolean found = glance.within(decoding.bytes(), decoding.length(), depth + 1);
        if (decoding.bytes().length <= KEPT) {
            spare.setRelease(decoding);
        }
        return found;
    }

    abstract void decode(Decoding decoding, byte[] b, int from, int to);
}
