package dev.waxseal.wire.brotli;

import dev.waxseal.wire.brotli.BitInput.More;

/** The last four distances of a stream, the latest first, by which its codes tell the next one (RFC 7932 section 4). */
final class Distances {

    /** As the stream begins. */
    private final int[] last = {4, 11, 15, 16};

    /** What a distance code stands for, with its extra bits (section 4). */
    int of(int code, MetaBlock codes, BitInput in) throws More {
        if (code < 4) {
            return last[code];
        }
        if (code < 16) {
            int step = ((code - 4) % 6 >> 1) + 1;
            return last[code < 10 ? 0 : 1] + ((code & 1) == 0 ? -step : step);
        }
        int beyond = code - 16 - codes.direct;
        if (beyond < 0) {
            return code - 15;
        }
        int bits = 1 + (beyond >> (codes.postfix + 1));
        int offset = ((2 + (beyond >> codes.postfix & 1)) << bits) - 4;
        int low = beyond & ((1 << codes.postfix) - 1);
        return ((offset + in.read(bits)) << codes.postfix) + low + codes.direct + 1;
    }

    /** Another one was used. */
    void add(int distance) {
        System.arraycopy(last, 0, last, 1, last.length - 1);
        last[0] = distance;
    }
}
