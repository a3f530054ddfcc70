package dev.waxseal.wire.brotli;

import dev.waxseal.wire.brotli.BitInput.More;
import java.util.Arrays;

/** A prefix code (RFC 7932 section 3): codes of up to 8 bits are looked up, longer ones counted through. */
final class PrefixCode {

    private static final int LENGTH_MOST = 15;
    private static final int ROOT = 8;
    private static final int SPACE = 1 << LENGTH_MOST;

    /** The order in which the lengths of the code of lengths stand (section 3.5). */
    private static final int[] ORDER = {1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    /** The fixed code of those lengths, by its next four bits: value, and its length in the upper half. */
    private static final int[] FIXED = {
        0x20000, 0x20004, 0x20003, 0x30002, 0x20000, 0x20004, 0x20003, 0x40001,
        0x20000, 0x20004, 0x20003, 0x30002, 0x20000, 0x20004, 0x20003, 0x40005
    };

    private static final int SIMPLE = 1;
    private static final int REPEAT = 16;

    /** By the next eight bits: symbol and, in the lower four bits, length; -1 where the code is longer. */
    private final int[] root = new int[1 << ROOT];

    private final int[] counts = new int[LENGTH_MOST + 1];
    private final short[] symbols;

    /** From the length of each symbol's code, 0 for those that have none. */
    private PrefixCode(int[] lengths) throws BrotliException {
        int used = 0;
        for (int length : lengths) {
            counts[length]++;
            used += length == 0 ? 0 : 1;
        }
        counts[0] = 0;
        int[] next = new int[LENGTH_MOST + 2];
        int[] first = new int[LENGTH_MOST + 2];
        for (int length = 1; length <= LENGTH_MOST; length++) {
            next[length + 1] = next[length] + counts[length];
            first[length + 1] = (first[length] + counts[length]) << 1;
        }
        if (first[LENGTH_MOST + 1] != 2 << LENGTH_MOST) {
            throw new BrotliException("a prefix code that is not complete");
        }
        symbols = new short[used];
        Arrays.fill(root, -1);
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length > 0) {
                symbols[next[length]++] = (short) symbol;
                int code = first[length]++;
                int reversed = Integer.reverse(code) >>> (32 - length);
                for (int i = reversed; length <= ROOT && i < root.length; i += 1 << length) {
                    root[i] = symbol << 4 | length;
                }
            }
        }
    }

    /** The code of one symbol, which takes no bits. */
    private PrefixCode(int symbol) {
        symbols = new short[0];
        Arrays.fill(root, symbol << 4);
    }

    /** Reads one symbol. */
    int read(BitInput in) throws More {
        int bits = in.peek();
        int known = root[bits & 0xff];
        if (known >= 0) {
            in.skip(known & 15);
            return known >>> 4;
        }
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LENGTH_MOST; length++) {
            code |= bits & 1;
            bits >>>= 1;
            int count = counts[length];
            if (code - first < count) {
                in.skip(length);
                return symbols[index + code - first];
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        throw new AssertionError("codes are complete");
    }

    /** Reads the code itself, for symbols up to a number. */
    static PrefixCode of(BitInput in, int alphabet) throws More, BrotliException {
        int kind = in.read(2);
        return kind == SIMPLE ? simple(in, alphabet) : complex(in, alphabet, kind);
    }

    private static PrefixCode simple(BitInput in, int alphabet) throws More, BrotliException {
        int bits = 32 - Integer.numberOfLeadingZeros(alphabet - 1);
        int[] symbols = new int[in.read(2) + 1];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = in.read(bits);
            if (symbols[i] >= alphabet) {
                throw new BrotliException("a symbol beyond its alphabet");
            }
            for (int j = 0; j < i; j++) {
                if (symbols[j] == symbols[i]) {
                    throw new BrotliException("a symbol that is there twice");
                }
            }
        }
        int[] lengths = new int[alphabet];
        switch (symbols.length) {
            case 1 -> {
                return new PrefixCode(symbols[0]);
            }
            case 2 -> assign(lengths, symbols, 1, 1);
            case 3 -> assign(lengths, symbols, 1, 2, 2);
            default -> {
                if (in.flag()) {
                    assign(lengths, symbols, 1, 2, 3, 3);
                } else {
                    assign(lengths, symbols, 2, 2, 2, 2);
                }
            }
        }
        return new PrefixCode(lengths);
    }

    private static void assign(int[] lengths, int[] symbols, int... to) {
        for (int i = 0; i < to.length; i++) {
            lengths[symbols[i]] = to[i];
        }
    }

    private static PrefixCode complex(BitInput in, int alphabet, int skipped) throws More, BrotliException {
        PrefixCode code = codeOfLengths(in, skipped);
        int[] lengths = new int[alphabet];
        int previous = 8;
        int repeat = 0;
        int repeated = 0;
        int space = SPACE;
        int symbol = 0;
        while (symbol < alphabet && space > 0) {
            int length = code.read(in);
            if (length < REPEAT) {
                repeat = 0;
                lengths[symbol++] = length;
                if (length != 0) {
                    previous = length;
                    space -= SPACE >> length;
                }
            } else {
                int extra = length - 14;
                int value = length == REPEAT ? previous : 0;
                repeat = value == repeated ? repeat : 0;
                repeated = value;
                int before = repeat;
                repeat = (repeat > 0 ? (repeat - 2) << extra : 0) + in.read(extra) + 3;
                int times = repeat - before;
                if (symbol + times > alphabet) {
                    throw new BrotliException("more lengths than symbols");
                }
                Arrays.fill(lengths, symbol, symbol + times, value);
                symbol += times;
                space -= value == 0 ? 0 : times << (LENGTH_MOST - value);
            }
        }
        return new PrefixCode(lengths);
    }

    private static PrefixCode codeOfLengths(BitInput in, int skipped) throws More, BrotliException {
        int[] lengths = new int[ORDER.length];
        int space = 32;
        int used = 0;
        int last = 0;
        for (int i = skipped; i < ORDER.length && space > 0; i++) {
            int known = FIXED[in.peek() & 15];
            in.skip(known >> 16);
            int length = known & 0xffff;
            if (length != 0) {
                lengths[ORDER[i]] = length;
                space -= 32 >> length;
                used++;
                last = ORDER[i];
            }
        }
        return used == 1 ? new PrefixCode(last) : new PrefixCode(lengths);
    }
}
