package dev.waxseal.detect.glance;

import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.PreparedPart;
import dev.waxseal.detect.text.Preparing;
import java.util.ArrayList;
import java.util.List;

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
    private final long[][] behind = new long[Automaton.COLUMN + 1][];

    /** A bit for each symbol before a space and the one behind it, if a keyword or a name has a space between the two. */
    private long[] pairs = new long[(Automaton.COLUMN + 1) * 2];

    /** The same for each symbol that a space begins a keyword with, and for each before the one that ends it. */
    private long[] first = new long[2];

    private long[] last = new long[2];

    /** For each hash of the two symbols behind a space and of those before it, whether a keyword begins, or goes on, there. */
    private long[] beginning = new long[1024];

    private long[] goingOn = new long[1024];

    /** The same for the two behind it and the one before it. */
    private long[] around = new long[1024];

    /** Takes what was written instead of being told of all keywords. */
    void read(PreparedPart prepared) {
        pairs = prepared.longs();
        first = prepared.longs();
        last = prepared.longs();
        beginning = prepared.longs();
        goingOn = prepared.longs();
        around = prepared.longs();
        for (char joining : prepared.chars()) {
            behind[joining] = prepared.longs();
        }
    }

    void write(Preparing to) {
        to.longs(pairs);
        to.longs(first);
        to.longs(last);
        to.longs(beginning);
        to.longs(goingOn);
        to.longs(around);
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
            if (words[0] != '+') { // which stands there as %2B where spaces are pluses, and is asked about itself
                set(last, Keywords.symbol(words[at - 1]));
            }
            space(words, at, NOTHING);
            return;
        } else if (at == 0) {
            set(first, Keywords.symbol(words[1]));
        } else {
            set(pairs, pair(words[at - 1], words[at + 1]));
        }
        if (at + 2 < words.length) {
            space(words, at, behind(words[at + 1], words[at + 2]));
        } else {
            for (int any = 0; any < SYMBOLS; any++) {
                space(words, at, with(with(NOTHING, words[at + 1]), any));
            }
        }
    }

    private void space(byte[] words, int at, int behind) {
        for (int any = 0; any < SYMBOLS; any++) {
            if (at == 0 || any == folded(words[at - 1])) {
                mark(around, with(behind, any));
            }
        }
        int known = behind;
        int least = Math.max(0, at - COUNTED);
        for (int i = at - 1; i >= least; i--) {
            mark(goingOn, known);
            known = with(known, words[i]);
        }
        mark(beginning, known);
    }

    private static int pair(byte before, byte after) {
        return Keywords.symbol(before) << Automaton.ROW | Keywords.symbol(after);
    }

    private static void mark(long[] bits, int known) {
        set(bits, hash(known));
    }

    private static boolean marked(long[] bits, int known) {
        return has(bits, hash(known));
    }

    private static void set(long[] bits, int n) {
        bits[n >>> 6] |= 1L << n;
    }

    private static boolean has(long[] bits, int n) {
        return (bits[n >>> 6] >>> n & 1) != 0;
    }

    private static int hash(int known) {
        return (known * 0x9e3779b1) >>> 16;
    }

    /** What this may join the one before it with, at the beginning any; mostly nothing. A space is asked about below. */
    long punctuation(byte before, byte joining) {
        long[] rows = behind[Keywords.symbol(joining)];
        return rows == null ? 0 : rows[folded(before)];
    }

    /** Whether this is among what is joined. */
    static boolean among(long joined, byte after) {
        return (joined >>> folded(after) & 1) != 0;
    }

    /** All keywords in which this byte stands for a space that joins something. */
    List<byte[]> keywords(byte space) {
        List<byte[]> keywords = new ArrayList<>();
        for (int n = 0; n < 1 << (2 * Automaton.ROW); n++) {
            byte before = (byte) (n >>> Automaton.ROW);
            byte after = (byte) (n & Automaton.COLUMN);
            boolean digits = before == '0' && after == '0'; // whoever looks for them has a plus between them
            if (has(pairs, n) && !digits && !has(first, after) && !has(last, before)) {
                keywords.add(new byte[] {before, space, after});
            }
        }
        for (int symbol = 0; symbol <= Automaton.COLUMN; symbol++) {
            if (has(first, symbol)) {
                keywords.add(new byte[] {space, (byte) symbol});
            }
            if (has(last, symbol)) {
                keywords.add(new byte[] {(byte) symbol, space});
            }
        }
        return keywords;
    }

    /** Whether some keyword ends with a space that has this before it. */
    boolean ends(byte before) {
        return has(last, Keywords.symbol(before));
    }

    /** Whether some keyword or name may have a space between the two behind it and the one before it that are known. */
    boolean any(int known) {
        return marked(around, known);
    }

    /** What is known of the bytes around a space when only the two behind it are. */
    static int behind(byte after, byte next) {
        return with(with(NOTHING, after), next);
    }

    /** What is known when one more is, before those that were. */
    static int with(int known, byte before) {
        return with(known, folded(before));
    }

    /** As {@link #with(int, byte)}, where it is folded already. */
    private static int with(int known, int folded) {
        return known * PRIME + folded;
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
