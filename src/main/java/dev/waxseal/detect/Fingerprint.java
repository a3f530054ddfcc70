package dev.waxseal.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Of something that was heard 128 bits by which it is known again, and from which nothing of it can be learned: two sums of
 * products over eight bytes at a time, begun at random. Different things have the same by a chance of one in 10^38.
 */
final class Fingerprint {

    /** Made when content is told: whoever only tells heads does without, and so without method handles. */
    private static final class Eight {
        static final VarHandle BYTES = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    }

    private static final long FIRST = 0x9e3779b97f4a7c15L;
    private static final long SECOND = 0xc2b2ae3d27d4eb4fL;

    private long one;
    private long other;

    Fingerprint(long seed) {
        one = seed * SECOND;
        other = (seed ^ FIRST) * FIRST;
    }

    void add(long eight) {
        one = (one ^ eight) * FIRST;
        one ^= one >>> 29;
        other = Long.rotateLeft(other + eight, 31) * SECOND;
    }

    /** A text, and that it ends here. */
    void add(String text) {
        int length = text.length();
        add(length);
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            add(text.charAt(i)
                    | (long) text.charAt(i + 1) << 16
                    | (long) text.charAt(i + 2) << 32
                    | (long) text.charAt(i + 3) << 48);
        }
        for (; i < length; i++) {
            add(text.charAt(i));
        }
    }

    void add(byte[] b, int from, int to) {
        add(to - from);
        int i = from;
        for (; i + 8 <= to; i += 8) {
            add((long) Eight.BYTES.get(b, i));
        }
        for (; i < to; i++) {
            add(b[i]);
        }
    }

    boolean isSame(Fingerprint that) {
        return one == that.one && other == that.other;
    }

    /** A number below this power of two. */
    int slot(int slots) {
        return (int) (one ^ (one >>> 32)) & (slots - 1);
    }
}
