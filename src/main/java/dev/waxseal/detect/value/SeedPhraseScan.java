package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Bytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for rows of small words that may be the seed phrase of a wallet, at distances at which none can hide. */
final class SeedPhraseScan {

    /** The letters of a word of such a phrase. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 8;

    /** So many bytes in a row are tried; every phrase has as many on one side of any eight of its bytes. */
    private static final int WINDOW = 24;

    /** How far a row is followed to either side; 24 words of eight letters are shorter. */
    private static final int REACH = 256;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;

    private SeedPhraseScan() {}

    static boolean any(byte[] b, int from, int to) {
        int known = from;
        for (int at = from; at + 8 <= to; at += SeedPhrases.LEAST - 7) {
            if (words((long) EIGHT.get(b, at)) && at >= known) {
                int i = window(b, from, at, to);
                if (i < 0 || !listed(b, i, i + WINDOW)) {
                    continue;
                }
                int start = start(b, from, i);
                known = end(b, to, start);
                if (words(b, start, known) >= SeedPhrases.LEAST_WORDS
                        && SeedPhrases.alone(Bytes.latin(b, start, known).replace('+', ' '), 0, known - start) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where so many bytes begin, with these eight among them, that all may be words; or -1. */
    private static int window(byte[] b, int from, int at, int to) {
        if (at + WINDOW <= to && words((long) EIGHT.get(b, at + 8)) && words((long) EIGHT.get(b, at + 16))) {
            return at;
        }
        int begin = at + 8 - WINDOW;
        return begin >= from && words((long) EIGHT.get(b, begin)) && words((long) EIGHT.get(b, begin + 8)) ? begin : -1;
    }

    /** Whether all words that stand whole in a window may be of the list. */
    private static boolean listed(byte[] b, int from, int to) {
        int i = from;
        while (i < to && letter(b[i])) {
            i++; // the rest of one
        }
        while (i < to) {
            int word = i + 1;
            int hash = 0;
            for (i = word; i < to && letter(b[i]); i++) {
                hash = SeedPhrases.hash(hash, b[i]);
            }
            if (i < to && !SeedPhrases.listed(hash)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether all eight bytes are small letters or spaces, a plus among them, and no word between them is too short; some
     * other signs pass as well.
     */
    private static boolean words(long eight) {
        long spaces = (~eight & ONES << 6) >>> 6;
        return ((~eight & ONES << 5) | (eight & ONES << 7) | (eight & spaces * (0x1f & ~('+' - ' ')))) == 0
                && (spaces & (spaces >>> 8 | spaces >>> 16 | spaces >>> 24)) == 0;
    }

    /** Where the row begins that this place is part of. */
    private static int start(byte[] b, int from, int at) {
        int end = at;
        while (end > from && at - end <= LONGEST && letter(b[end - 1])) {
            end--;
        }
        int start = end;
        int least = Math.max(from, at - REACH);
        while (end - 1 > least && space(b[end - 1])) {
            int word = end - 1;
            while (word > least && end - word <= LONGEST + 1 && letter(b[word - 1])) {
                word--;
            }
            int n = end - 1 - word;
            if (n < SHORTEST || n > LONGEST || (word > from && Bytes.word(b[word - 1]))) {
                break;
            }
            start = word;
            end = word;
        }
        return start;
    }

    /** Where the row ends that begins here. */
    private static int end(byte[] b, int to, int start) {
        int end = start;
        int i = start;
        int most = Math.min(to, start + 2 * REACH);
        while (i < most) {
            int word = i;
            while (i < most && i - word <= LONGEST && letter(b[i])) {
                i++;
            }
            int n = i - word;
            if (n < SHORTEST || n > LONGEST || (i < to && Bytes.word(b[i]))) {
                break;
            }
            end = i;
            if (i >= most || !space(b[i])) {
                break;
            }
            i++;
        }
        return end;
    }

    private static int words(byte[] b, int start, int end) {
        int words = 1;
        for (int i = start; i < end; i++) {
            words += space(b[i]) ? 1 : 0;
        }
        return words;
    }

    /** Forms have a plus for a space. */
    private static boolean space(byte b) {
        return b == ' ' || b == '+';
    }

    private static boolean letter(byte b) {
        return b >= 'a' && b <= 'z';
    }
}
