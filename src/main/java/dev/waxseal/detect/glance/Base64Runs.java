package dev.waxseal.detect.glance;

import dev.waxseal.detect.value.PrefixedTokens;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Looks into Base64 (RFC 4648) that holds text, at distances at which none that is long enough can hide. */
final class Base64Runs {

    /** Characters that must decode to text, a multiple of four; by chance one run of random bytes in 10,000 does. */
    private static final int WINDOW = 16;

    /** Further characters are tried, so that long runs of random bytes do not. */
    private static final int MOST = 64;

    /** What is shorter than this and a window, with whatever begins it, may be passed over. */
    private static final int STRIDE = 21;

    /** More than any text is long that runs are counted in. */
    private static final int CAPITAL = 1 << 20;

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    /** The number of each character, or -1. */
    private static final byte[] NUMBERS = new byte[256];

    static {
        Arrays.fill(NUMBERS, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            NUMBERS[alphabet.charAt(i)] = (byte) i;
        }
        NUMBERS['-'] = 62;
        NUMBERS['_'] = 63;
    }

    /** Made when content is first looked at: whoever only looks at heads does without, and so without method handles. */
    private static final class Eight {
        static final VarHandle BYTES = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    }

    private Base64Runs() {}

    /**
     * Whether so many characters of the alphabet stand in a row that they need a look as bytes. There is a capital among
     * them, which hexadecimal digests and long words have none of.
     *
     * @param text of ISO 8859-1
     */
    static boolean any(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            int number = NUMBERS[text.charAt(i)];
            run = number < 0 ? 0 : run + 1 | (number < 26 ? CAPITAL : 0);
            if (run >= CAPITAL + WINDOW) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is any. */
    static boolean any(byte[] b, int from, int to) {
        for (int i = from; i + WINDOW <= to; i += STRIDE) {
            if (alphabet(b, i) && (group(b, i, to) >= 0 || PrefixedTokens.around(b, from, i, to))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the glance finds anything in what some Base64 holds. */
    static boolean suspicious(byte[] b, int from, int to, Glance glance) {
        int i = from;
        int run = from - STRIDE - 1; // where one was last seen
        while (i + WINDOW <= to) {
            long eight = (long) Eight.BYTES.get(b, i);
            int next = i + STRIDE;
            if (((eight - ONES * '+') & ~eight & HIGHS) == 0
                    && (capitals(eight) || capitals((long) Eight.BYTES.get(b, i + 8)))
                    && alphabet(b, i)) {
                int group = group(b, i, to);
                if (group >= 0) {
                    int start = start(b, from, group);
                    byte[] text = decoded(b, start, to);
                    if (glance.within(text, text.length, 1)) {
                        return true;
                    }
                    next = Math.max(next, start + text.length / 3 * 4);
                } else if (i - run > STRIDE && PrefixedTokens.around(b, from, i, to)) {
                    return true;
                }
                run = i;
            }
            i = next;
        }
        return false;
    }

    /** Whether there may be capitals among the eight; letters, and little else, have bit 6, and capitals not bit 5. */
    private static boolean capitals(long eight) {
        return (eight & ~eight << 1 & ONES << 6) != 0;
    }

    /** Whether all are of the alphabet, and some capitals, which hexadecimal digests and long words have none of. */
    private static boolean alphabet(byte[] b, int at) {
        boolean capitals = false;
        for (int i = at + WINDOW - 1; i >= at; i--) {
            byte number = NUMBERS[b[i] & 0xff];
            if (number < 0) {
                return false;
            }
            capitals |= number < 26;
        }
        return capitals;
    }

    /** Where a group of four begins from which on this is text in Base64, or -1. */
    private static int group(byte[] b, int at, int to) {
        for (int group = at; group < at + 4; group++) {
            int most = Math.min(to, group + MOST);
            int end = group;
            while (end + 4 <= most && alphabet(b, end, 4) && printable(b, end)) {
                end += 4;
            }
            boolean text = end + 4 > most || !alphabet(b, end, 4);
            if (text && end - group >= WINDOW) {
                return group;
            }
        }
        return -1;
    }

    /** Where the text begins that goes on in this group. */
    private static int start(byte[] b, int from, int group) {
        int start = group;
        while (start - 4 >= from && group - start < MOST && alphabet(b, start - 4, 4) && printable(b, start - 4)) {
            start -= 4;
        }
        return start;
    }

    private static boolean alphabet(byte[] b, int at, int n) {
        for (int i = at; i < at + n; i++) {
            if (NUMBERS[b[i] & 0xff] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean printable(byte[] b, int group) {
        int bits = bits(b, group);
        return printable(bits >> 16) && printable(bits >> 8 & 0xff) && printable(bits & 0xff);
    }

    /** The three bytes of a group. */
    private static int bits(byte[] b, int group) {
        return NUMBERS[b[group] & 0xff] << 18
                | NUMBERS[b[group + 1] & 0xff] << 12
                | NUMBERS[b[group + 2] & 0xff] << 6
                | NUMBERS[b[group + 3] & 0xff];
    }

    /** The text that begins with this group, and what there is of a last one. */
    private static byte[] decoded(byte[] b, int start, int to) {
        int end = start;
        while (end + 4 <= to && alphabet(b, end, 4)) {
            end += 4;
        }
        int rest = 0;
        while (end + rest < to && rest < 3 && NUMBERS[b[end + rest] & 0xff] >= 0) {
            rest++;
        }
        byte[] text = new byte[(end - start) / 4 * 3 + (rest == 3 ? 2 : rest / 2)];
        int n = 0;
        for (int i = start; i < end; i += 4) {
            int bits = bits(b, i);
            text[n++] = (byte) (bits >> 16);
            text[n++] = (byte) (bits >> 8);
            text[n++] = (byte) bits;
        }
        if (rest >= 2) {
            int one = NUMBERS[b[end] & 0xff];
            int two = NUMBERS[b[end + 1] & 0xff];
            text[n++] = (byte) (one << 2 | two >> 4);
            if (rest == 3) {
                text[n] = (byte) (two << 4 | NUMBERS[b[end + 2] & 0xff] >> 2);
            }
        }
        return text;
    }

    private static boolean printable(int b) {
        return (b >= ' ' && b < 0x7f) || b == '\n' || b == '\r' || b == '\t';
    }
}
