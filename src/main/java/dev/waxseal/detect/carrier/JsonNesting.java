package dev.waxseal.detect.carrier;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Which objects and arrays of JSON are open where a window ends, and which of those that are over stood directly in them;
 * looks at eight bytes at a time and at nothing but brackets, quotes and escapes.
 */
final class JsonNesting {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long QUOTES = ONES * '"';
    private static final long SLASHES = ONES * '\\';
    private static final long LOWS = 0x7f7f7f7f7f7f7f7fL;
    private static final long HIGHS = 0x8080808080808080L;

    /** What is left of a bracket, square or curly, without the bits in which the four differ, and these bits. */
    private static final long BRACKET = ONES * 0x59;

    private static final long ALIKE = 0xd9d9d9d9d9d9d9d9L;

    /** So many brackets are noted before they are counted. */
    private static final int NOTES = 64;

    private final int[] notes = new int[NOTES + 16];

    /** Where what is open at each depth begins; what was open before this window begins before it. */
    private final int[] opens = new int[JsonOutline.MAX_DEPTH + 1];

    /** How many of {@link #ends} lie before what is open at each depth. */
    private final int[] firsts = new int[JsonOutline.MAX_DEPTH + 2];

    /** Of what is over and stood directly in an object that is open: where it began, and where it ended. */
    private int[] ends = new int[64];

    private int count;
    private int depth;
    private int deeper;
    private int deepest = -1;

    /** The depth of what was open before this window and still is, and where that goes on in it. */
    private int base;

    private int resumed;
    private int last;
    private int reached;
    private boolean string;
    private boolean escaped;

    /** For a window before which so many were open, and so many more that are only counted. */
    JsonNesting(int depth, int deeper) {
        this.depth = depth;
        this.deeper = deeper;
        base = depth;
    }

    int depth() {
        return depth;
    }

    int deeper() {
        return deeper;
    }

    int base() {
        return base;
    }

    /** Where the direct content goes on of what was open before this window and still is. */
    int resumed() {
        return resumed;
    }

    /** Where what is open at this depth begins, which is deeper than {@link #base}; of what is deeper than can be told, the first. */
    int open(int at) {
        return at <= JsonOutline.MAX_DEPTH ? opens[at] : deepest < 0 ? resumed : deepest;
    }

    /** The number of the first that stood directly in what is open at this depth. */
    int first(int at) {
        return firsts[at];
    }

    /** Where the one of that number, or the next one after it, begins; {@code most} where there is none. */
    int begin(int number, int most) {
        return number < count ? ends[2 * number] : most;
    }

    int end(int number) {
        return ends[2 * number + 1];
    }

    /** Follows these bytes, which begin outside of a string, and says where the last token begins that may not be finished. */
    int follow(byte[] b, int from, int to) {
        resumed = from;
        last = from;
        int i = from;
        while (i < to) {
            int n = escaped ? 0 : read(b, i, to);
            for (int note = 0; note < n; note++) {
                bracket(b, notes[note]);
            }
            i = escaped ? single(b, i, Math.min(to, i + 16)) : reached;
            if (n < NOTES && i == reached) {
                i = single(b, i, Math.min(to, i + 16));
            }
        }
        return token(b, to);
    }

    /** Notes brackets, until enough are noted or there is an escape, or less than eight bytes; returns how many there are. */
    private int read(byte[] b, int from, int to) {
        int[] places = notes;
        long inside = string ? HIGHS : 0;
        int n = 0;
        int i = from;
        for (; i <= to - 16 && n < NOTES; i += 16) {
            long one = (long) EIGHT.get(b, i);
            long two = (long) EIGHT.get(b, i + 8);
            long slash = one ^ SLASHES;
            long other = two ^ SLASHES;
            if (((((slash - ONES) & ~slash) | ((other - ONES) & ~other)) & HIGHS) != 0) {
                break;
            }
            long first = inside ^ within(one);
            long second = ((first >> 63) & HIGHS) ^ within(two);
            inside = (second >> 63) & HIGHS;
            long brackets = brackets(one) & ~first;
            while (brackets != 0) {
                places[n++] = i + (Long.numberOfTrailingZeros(brackets) >>> 3);
                brackets &= brackets - 1;
            }
            brackets = brackets(two) & ~second;
            while (brackets != 0) {
                places[n++] = i + 8 + (Long.numberOfTrailingZeros(brackets) >>> 3);
                brackets &= brackets - 1;
            }
        }
        string = inside != 0;
        reached = i;
        return n;
    }

    /** Marks each byte that stands behind an odd number of quotes, or is the last of them. */
    private static long within(long eight) {
        long quote = eight ^ QUOTES;
        long quotes = ~(((quote & LOWS) + LOWS) | quote) & HIGHS;
        return (((quotes >>> 7) * ONES) << 7) & HIGHS;
    }

    /** Marks each bracket, and a few letters. */
    private static long brackets(long eight) {
        long bracket = (eight & ALIKE) ^ BRACKET;
        return ~(((bracket & LOWS) + LOWS) | bracket) & HIGHS;
    }

    /** Bytes among which there is an escape, or less than eight. */
    private int single(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = b[i];
            if (escaped) {
                escaped = false;
            } else if (c == '"') {
                string = !string;
            } else if (string) {
                escaped = c == '\\';
            } else {
                bracket(b, i);
            }
        }
        return to;
    }

    private void bracket(byte[] b, int at) {
        switch (b[at]) {
            case '{', '[' -> push(at);
            case '}', ']' -> pop(b, at);
            default -> {
                return; // a letter that looks like one
            }
        }
        last = at + 1;
    }

    private void push(int at) {
        if (depth == JsonOutline.MAX_DEPTH) {
            deepest = deeper == 0 ? at : deepest;
            deeper++;
            return;
        }
        depth++;
        opens[depth] = at;
        firsts[depth] = count;
    }

    private void pop(byte[] b, int at) {
        if (deeper > 0) {
            deeper--;
            if (deeper == 0 && deepest >= 0) {
                over(b, deepest, at + 1);
            } else if (deeper == 0) {
                resumed = at + 1;
            }
        } else if (depth > base) {
            count = firsts[depth];
            depth--;
            over(b, opens[depth + 1], at + 1);
        } else if (depth > 0) {
            count = 0;
            depth--;
            base = depth;
            resumed = at + 1;
        }
    }

    /** Notes what is over, unless that stood in an array of this window, whose values have no names. */
    private void over(byte[] b, int begin, int end) {
        if (depth > base && b[opens[depth]] == '[') {
            return;
        }
        if (2 * count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        ends[2 * count] = begin;
        ends[2 * count + 1] = end;
        count++;
    }

    /** The last string that may go on or be a name, or what stands behind the last bracket. */
    private int token(byte[] b, int to) {
        int closing = string ? to : quote(b, last, to);
        int opening = closing < last ? closing : quote(b, last, closing);
        return opening < last ? last : opening;
    }

    /** The last quote between these places that is not escaped, or less than {@code from}. */
    private static int quote(byte[] b, int from, int to) {
        int quote = to - 1;
        while (quote >= from) {
            if (b[quote] == '"') {
                int slash = quote;
                while (slash > from && b[slash - 1] == '\\') {
                    slash--;
                }
                if ((quote - slash) % 2 == 0) {
                    return quote;
                }
            }
            quote--;
        }
        return quote;
    }
}
