package dev.waxseal.wire.brotli;

import java.util.Arrays;

/** Coded bytes, read bit by bit from the least significant on (RFC 7932 section 1.5.1), as far as they have come. */
final class BitInput {

    /** There is not enough input for this step yet. Thrown often, so it carries no stack. */
    static final class More extends Exception {

        private static final long serialVersionUID = 1;

        @SuppressWarnings("StaticAssignmentOfThrowable") // it carries nothing that could be shared wrongly
        private static final More MORE = new More();

        private More() {
            super(null, null, false, false);
        }
    }

    /** Read at once at most. */
    static final int BITS_MOST = 24;

    private static final int FIRST_CAPACITY = 256;

    private byte[] bytes = new byte[0];
    private int end;
    private long bit;
    private long marked;

    /** Adds what came; what lies before the mark is let go of. */
    void add(byte[] from, int begin, int to) {
        int done = (int) (marked >> 3);
        int length = to - begin;
        int rest = end - done;
        boolean fits = rest + length <= bytes.length;
        if (end + length > bytes.length) {
            byte[] target =
                    fits && done > rest ? bytes : new byte[Math.max(FIRST_CAPACITY, Math.max(length, rest) * 2)];
            System.arraycopy(bytes, done, target, 0, rest);
            bytes = target;
            end = rest;
            bit -= (long) done << 3;
            marked -= (long) done << 3;
        }
        System.arraycopy(from, begin, bytes, end, length);
        end += length;
    }

    /** All up to here is read for good. */
    void mark() {
        marked = bit;
    }

    /** Goes back to the mark. */
    void reset() {
        bit = marked;
    }

    /** How many whole bytes are there that were not read for good. */
    int held() {
        return end - (int) (marked >> 3);
    }

    /** The next bits, zeros where the input ends; as many as {@link #BITS_MOST} at least. */
    int peek() {
        int at = (int) (bit >> 3);
        int word = 0;
        if (at + 4 <= end) {
            word = (bytes[at] & 0xff)
                    | (bytes[at + 1] & 0xff) << 8
                    | (bytes[at + 2] & 0xff) << 16
                    | (bytes[at + 3] & 0xff) << 24;
        } else {
            for (int i = at; i < end; i++) {
                word |= (bytes[i] & 0xff) << (8 * (i - at));
            }
        }
        return word >>> (bit & 7);
    }

    void skip(int bits) throws More {
        if (bit + bits > (long) end << 3) {
            throw More.MORE;
        }
        bit += bits;
    }

    /** A number of that many bits, {@link #BITS_MOST} at most. */
    int read(int bits) throws More {
        int value = peek() & ((1 << bits) - 1);
        skip(bits);
        return value;
    }

    boolean flag() throws More {
        return read(1) != 0;
    }

    /** Goes on at the next whole byte; the bits before it must be zero (RFC 7932 section 9.2). */
    void align() throws More, BrotliException {
        int rest = (int) (-bit & 7);
        if (read(rest) != 0) {
            throw new BrotliException("padding that is not zero");
        }
    }

    /** Copies whole bytes that are there, from a position at which one begins; returns how many. */
    int copy(byte[] to, int at, int most) {
        int from = (int) (bit >> 3);
        int length = Math.min(most, end - from);
        System.arraycopy(bytes, from, to, at, length);
        bit += (long) length << 3;
        return length;
    }

    /** Skips whole bytes that are there; returns how many. */
    int skipBytes(int most) {
        int length = Math.min(most, end - (int) (bit >> 3));
        bit += (long) length << 3;
        return length;
    }

    /** Hands out the whole bytes that were not read, and lets go of everything. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, (int) ((bit + 7) >> 3), end);
        bytes = new byte[0];
        end = 0;
        bit = 0;
        marked = 0;
        return rest;
    }
}
