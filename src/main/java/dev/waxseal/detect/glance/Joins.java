package dev.waxseal.detect.glance;

import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Prepared;
import dev.waxseal.detect.text.Preparing;
import java.nio.ByteBuffer;

/**
 * What may join two letters within a keyword or a name: asked about what an escape stands for, it says whether anything
 * could be known only once that is decoded. Punctuation joins few letters, so most escapes are done with here.
 *
 * <p>Bytes are folded as {@link Keywords} folds them, and then to six bits; what is said to join may not.
 */
final class Joins {

    /** Stands for what may be any byte, before what begins a keyword and behind what ends one. */
    private static final int ANY = -1;

    private static final int SYMBOLS = 64;

    /** Of the symbols before a space so many count, because spaces join nearly all letters. */
    static final int COUNTED = 4;

    /** What is known when nothing is: as much as need be behind a keyword that ends with a space. */
    static final int NOTHING = 1;

    private static final int PRIME = 8191;

    private static final byte SPACE = Keywords.symbol((byte) ' ');

    /** For each byte that is neither letter nor digit, and each before it, a bit for each behind it. */
    private final long[][] behind = new long[Keywords.COLUMN + 1][];

    /** For each hash of the two symbols behind a space and of those before it, whether a keyword begins, or goes on, there. */
    private long[] beginning = new long[1024];

    private long[] goingOn = new long[1024];

    /** Takes what was written instead of being told of all keywords. */
    void read(ByteBuffer prepared) {
        beginning = Prepared.longs(prepared);
        goingOn = Prepared.longs(prepared);
        for (char joining : Prepared.chars(prepared)) {
            behind[joining] = Prepared.longs(prepared);
        }
    }

    void write(Preparing to) {
        to.longs(beginning);
        to.longs(goingOn);
        StringBuilder joining = new StringBuilder();
        for (char c = 0; c < behind.length; c++) {
            if (behind[c] != null) {
                joining.append(c);
            }
        }
        to.chars(joining.toString().toCharArray());
        for (long[] rows : behind) {
            if (rows != null) {
                to.longs(rows);
            }
        }
    }

    /** All that joins anything in a keyword; spaces only where {@code _} may be one. */
    void keyword(byte[] keyword, boolean spaced) {
        for (int i = 0; i < keyword.length; i++) {
            byte joining = Keywords.symbol(keyword[i]);
            if (!Bytes.word(joining)) {
                if (joining == SPACE) {
                    if (spaced) {
                        space(keyword, i);
                    }
                } else {
                    punctuation(
                            i > 0 ? folded(keyword[i - 1]) : ANY,
                            joining,
                            i + 1 < keyword.length ? folded(keyword[i + 1]) : ANY);
                }
            }
        }
    }

    /** The spaces between the words of a name, for names are looked at whole. */
    void name(byte[] words) {
        for (int i = 1; i < words.length - 1; i++) {
            if (words[i] == ' ') {
                space(words, i);
            }
        }
    }

    private static int folded(byte b) {
        return Keywords.symbol(b) & (SYMBOLS - 1);
    }

    private void punctuation(int before, byte joining, int after) {
        long[] rows = behind[joining];
        if (rows == null) {
            rows = behind[joining] = new long[SYMBOLS];
        }
        long bits = after == ANY ? -1 : 1L << after;
        int last = before == ANY ? SYMBOLS - 1 : before;
        for (int i = Math.max(before, 0); i <= last; i++) {
            rows[i] |= bits;
        }
    }

    private void space(byte[] words, int at) {
        if (at + 1 == words.length) {
            space(words, at, NOTHING);
        } else if (at + 2 < words.length) {
            space(words, at, behind(words[at + 1], words[at + 2]));
        } else {
            for (byte any = 0; any < SYMBOLS; any++) {
                space(words, at, behind(words[at + 1], any));
            }
        }
    }

    private void space(byte[] words, int at, int behind) {
        int known = behind;
        int least = Math.max(0, at - COUNTED);
        for (int i = at - 1; i >= least; i--) {
            mark(goingOn, known);
            known = with(known, words[i]);
        }
        mark(beginning, known);
    }

    private static void mark(long[] bits, int known) {
        int hash = hash(known);
        bits[hash >>> 6] |= 1L << hash;
    }

    private static boolean marked(long[] bits, int known) {
        int hash = hash(known);
        return (bits[hash >>> 6] >>> hash & 1) != 0;
    }

    private static int hash(int known) {
        return (known * 0x9e3779b1) >>> 16;
    }

    /** Whether this may join the one before it, at the beginning any, and the one behind it; a space is asked about below. */
    boolean punctuation(byte before, byte joining, byte after) {
        long[] rows = behind[Keywords.symbol(joining)];
        return rows != null && (rows[folded(before)] >>> folded(after) & 1) != 0;
    }

    /** What is known of the bytes around a space when only the two behind it are. */
    static int behind(byte after, byte next) {
        return with(with(NOTHING, after), next);
    }

    /** What is known when one more is, before those that were. */
    static int with(int known, byte before) {
        return known * PRIME + folded(before);
    }

    /** Whether a space joins these, if enough of them are known. */
    boolean begins(int known) {
        return marked(beginning, known);
    }

    /** Whether it may with others before them. */
    boolean goesOn(int known) {
        return marked(goingOn, known);
    }
}
