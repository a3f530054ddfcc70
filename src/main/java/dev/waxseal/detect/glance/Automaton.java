package dev.waxseal.detect.glance;

import java.util.Arrays;

/**
 * The automaton of Aho and Corasick (1975) over a tree of keywords, as a table: a row for each state, a column for each
 * byte without its highest bit. What a JVM reads in its life passes through a few hundred of ten thousand states, so a
 * state gets a row when it is first reached, and an entry is made when it is first asked for.
 *
 * <p>Safe for use by many threads without a lock: an entry is of 16 bits, and either {@link #UNKNOWN} or what it will
 * always be. A table that others have outgrown lacks rows, never has wrong ones.
 */
final class Automaton {

    /** The columns of a row, as a shift. */
    static final int ROW = 7;

    static final int COLUMN = (1 << ROW) - 1;

    /** Marks, in an entry, a state that ends a keyword, so that one comparison finds it. */
    static final int END = 1 << 15;

    /** Marks, in an entry that {@link #END} marks too, that the word before this byte ends with a whole name. */
    static final int WHOLE = END >> 1;

    /** An entry that nobody asked for yet; marked as an end is, so that the one comparison finds it as well. */
    static final char UNKNOWN = 0xffff;

    /** The sort of clue, in an output, that whole names are of, and their length, which need not be told. */
    private static final long NAME = 1 | 1L << (Keywords.SORTS + 1);

    /** Marks an output that is known; one that is not may be none, or not be seen yet by who reads without a lock. */
    private static final long KNOWN = 1L << 63;

    /** The row of the beginning, where no keyword has begun. */
    static final int START = 0;

    private static final int FEW_ROWS = 64;

    /**
     * Small letters that are none where the highest bit is set: in UTF-8, what quotation marks and dashes, the brackets
     * and the stop of Chinese, and wide signs begin with (e2, e3, ef).
     */
    private static final String OTHER_THAN_LETTERS = "bco";

    private final KeywordTree tree;

    /** The row of each state that has one; the first state has the first, which stands for no other. */
    private final char[] rows;

    /** Which state each row is of. */
    private char[] states = new char[FEW_ROWS];

    private int made = 1;

    private volatile char[] entries = unknown(FEW_ROWS);

    private volatile long[] outputs = new long[FEW_ROWS];

    /** The bits of a row in an entry: one fewer where another is left to mark whole names with. */
    private final int mask;

    Automaton(KeywordTree tree) {
        this.tree = tree;
        this.rows = new char[tree.states()];
        this.mask = tree.states() < WHOLE ? WHOLE - 1 : END - 1;
        outputs[START] = KNOWN;
    }

    private static char[] unknown(int rows) {
        char[] entries = new char[rows << ROW];
        Arrays.fill(entries, UNKNOWN);
        return entries;
    }

    /** How many states there are. */
    int states() {
        return rows.length;
    }

    /** The length of the longest keyword, which no state needs to know more bytes for. */
    int longest() {
        return tree.longest();
    }

    /** Whether there were more keywords than the states can be of, so that not all of them are looked for. */
    boolean full() {
        return tree.full();
    }

    /** The bits of a row in an entry that is known. */
    int mask() {
        return mask;
    }

    /** The table as it is now; whatever it lacks, {@link #entry} knows. */
    char[] entries() {
        return entries;
    }

    /**
     * Which clues decide about what ends in a row, a bit each, and above them its lengths.
     *
     * @param row of an entry that is known
     */
    long output(int row) {
        long[] known = outputs;
        long output = row < known.length ? known[row] : 0;
        return (output < 0 ? output : lockedOutput(row)) & ~KNOWN;
    }

    private synchronized long lockedOutput(int row) {
        return outputs[row];
    }

    /** The entry of a row for a byte, which is known from now on. */
    synchronized char entry(int row, int b) {
        int at = row << ROW | (b & COLUMN);
        char known = entries[at];
        if (known == UNKNOWN) {
            known = make(states[row], b & COLUMN);
            entries[at] = known; // of the newest table, which a new row may have made
        }
        return known;
    }

    private char make(int state, int column) {
        int next = tree.next(state, Keywords.symbol((byte) column));
        int row = row(next);
        boolean parted = mask < WHOLE && tree.wholeName(state) && partsWords(column);
        boolean ends = (outputs[row] & ~KNOWN) != 0;
        return (char) (parted ? row | END | WHOLE : ends ? row | END : row);
    }

    private static boolean partsWords(int column) {
        return column < 'a' || column > 'z' || OTHER_THAN_LETTERS.indexOf(column) >= 0;
    }

    private int row(int state) {
        if (state == 0 || rows[state] != 0) {
            return rows[state];
        }
        int row = made;
        if (row == states.length) {
            grow();
        }
        boolean name = mask >= WHOLE && tree.wholeName(state);
        outputs[row] = tree.output(state) | (name ? NAME : 0) | KNOWN;
        states[row] = (char) state;
        rows[state] = (char) row;
        made = row + 1;
        return row;
    }

    /** Makes room before any of it is used, for memory may run out. */
    private void grow() {
        int capacity = Math.min(2 * states.length, rows.length);
        char[] moreEntries = unknown(capacity);
        System.arraycopy(entries, 0, moreEntries, 0, entries.length);
        char[] moreStates = Arrays.copyOf(states, capacity);
        long[] moreOutputs = Arrays.copyOf(outputs, capacity);
        states = moreStates;
        outputs = moreOutputs;
        entries = moreEntries;
    }

    /**
     * The entry that is reached behind some bytes: no keyword is longer than its state knows bytes for, so that all
     * before those can be passed over.
     */
    int reached(byte[] b, int from, int at) {
        int reached = START;
        for (int i = Math.max(from, at - longest()); i <= at; i++) {
            int row = reached & mask;
            char known = entries[row << ROW | (b[i] & COLUMN)];
            reached = known == UNKNOWN ? entry(row, b[i]) : known;
        }
        return reached;
    }
}
