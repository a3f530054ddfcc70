package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.ByteSearch;
import dev.waxseal.detect.text.Bytes;

/**
 * The {@linkplain SiblingNames names} by which others are known, looked for among bytes without making anything of these;
 * needed for long content alone.
 */
final class TellingNames {

    /** No value is known by this name. */
    static final int NONE = -1;

    /** Whether one is cannot be told from bytes alone. */
    static final int UNSURE = -2;

    private static final String LONGITUDE = "longitude";

    private static final int FACTOR = 31;
    private static final int MIX = 0x9e3779b9;

    /** A power of two, more than twice as many as there are names. */
    private static final int SLOTS = 4096;

    private static final int SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(SLOTS);

    /** The names, each in the first slot free from that of its hash on. */
    private static final byte[][] NAMES = new byte[SLOTS][];

    /** By which two letters any begins, five bits each. */
    private static final boolean[] BEGINNINGS = new boolean[1 << 10];

    static {
        for (String name : SiblingNames.ALL) {
            byte[] letters = Bytes.of(name);
            BEGINNINGS[beginning(letters[0], letters.length == 1 ? (byte) 0 : letters[1])] = true;
            int hash = 0;
            for (byte letter : letters) {
                hash = FACTOR * hash + letter;
            }
            int slot = (hash * MIX) >>> SHIFT;
            while (NAMES[slot] != null) {
                slot = (slot + 1) % SLOTS;
            }
            NAMES[slot] = letters;
        }
    }

    private TellingNames() {}

    private static int beginning(byte first, byte second) {
        return (first & 31) << 5 | (second & 31);
    }

    /** Whether a name that begins here may be one; says no to most without looking for its end. */
    static boolean may(byte[] b, int from, int to, char after) {
        if (to - from <= LONGITUDE.length() || !Bytes.letter(b[from]) || !Bytes.letter(b[from + 1])) {
            return true;
        }
        return BEGINNINGS[beginning(b[from], b[from + 1])]
                || ByteSearch.first(b, from, from + Long.BYTES, after) == from + Long.BYTES;
    }

    /** The number of the name that is written here, in whatever case and with whatever signs in it. */
    static int of(byte[] b, int from, int to) {
        int hash = 0;
        int letters = 0;
        int last = 0;
        for (int i = from; i < to; i++) {
            byte c = b[i];
            if (Bytes.word(c)) {
                last = c | ' ';
                hash = FACTOR * hash + last;
                letters++;
            } else if (c < 0) {
                return UNSURE;
            }
        }
        if (last == 'e' && letters > LONGITUDE.length()) {
            return UNSURE; // anything may stand before it
        }
        int slot = (hash * MIX) >>> SHIFT;
        while (NAMES[slot] != null) {
            if (NAMES[slot].length == letters && isWritten(NAMES[slot], b, from, to)) {
                return slot;
            }
            slot = (slot + 1) % SLOTS;
        }
        return NONE;
    }

    private static boolean isWritten(byte[] name, byte[] b, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            if (Bytes.word(b[i]) && (b[i] | ' ') != name[n++]) {
                return false;
            }
        }
        return true;
    }

    /** Whether any value is known by this name, in small letters and digits alone, or by one that ends so. */
    static boolean has(String plainName) {
        return SiblingNames.ALL.contains(plainName) || plainName.endsWith(LONGITUDE);
    }
}
