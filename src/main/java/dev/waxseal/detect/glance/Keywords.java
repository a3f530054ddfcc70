package dev.waxseal.detect.glance;

import dev.waxseal.detect.text.Bytes;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Many keywords looked for in one pass of an {@link Automaton}, which does not read the highest bit of a byte; what is
 * found is therefore a clue, to be looked at again.
 *
 * <p>ASCII letters are found in either case, {@code 0} in a keyword is any digit, and {@code _} is any of
 * {@code _ - . space}.
 */
final class Keywords {

    private static final byte[] SYMBOLS = symbols();

    /** 1 for each capital of ISO 8859-1 that Base64 is written with, and 0 for its other characters. */
    private static final byte[] CAPITALS = new byte[1 << Byte.SIZE];

    static {
        Arrays.fill(CAPITALS, 'A', 'Z' + 1, (byte) 1);
    }

    /** Shorter stretches are read by one cursor. */
    private static final int SHORT = 128;

    /** Where there are more clues than these, and one in so many bytes, a second look is cheaper than asking about each. */
    private static final int PATIENCE = 64;

    private static final int SPARSE = 6;

    /** Above the sorts of clue in an output stand the lengths of what ends in a state, a bit each. */
    static final int SORTS = 40;

    /** Decides that there is none. */
    private static final Clue NOTHING = new Clue() { // no lambda, which is slow the first time
                @Override
                boolean deserves(byte[] b, int from, int to, int at, int lengths) {
                    return false;
                }
            };

    /** Who decides about each sort. */
    private final Clue[] clues;

    private final Automaton automaton;

    /** What the last search left, so that the next one needs no memory. */
    private final AtomicReference<@Nullable Cursors> spare = new AtomicReference<>();

    /**
     * @param automaton of the keywords
     * @param clues who decides about what its outputs name
     */
    Keywords(Automaton automaton, Clue[] clues) {
        this.automaton = automaton;
        this.clues = clues;
    }

    int states() {
        return automaton.states();
    }

    /** Whether there were more keywords than the automaton can hold, so that not all of them are looked for. */
    boolean full() {
        return automaton.full();
    }

    /** What the automaton takes a byte for. */
    static byte symbol(byte b) {
        return SYMBOLS[b & Automaton.COLUMN];
    }

    private static byte[] symbols() {
        byte[] symbols = new byte[Automaton.COLUMN + 1];
        for (int i = 0; i < symbols.length; i++) {
            byte column = (byte) i;
            symbols[i] = Bytes.letter(column)
                    ? (byte) (column | 32)
                    : Bytes.digit(column)
                            ? (byte) '0'
                            : column == '-' || column == '.' || column == ' ' ? (byte) '_' : column;
        }
        return symbols;
    }

    /** Whether any keyword in the bytes is a clue to something. */
    boolean search(byte[] bytes, int from, int to) {
        if (to - from < SHORT) {
            return one(bytes, from, to);
        }
        Cursors cursors = spare.getAndSet(null);
        if (cursors == null) {
            cursors = new Cursors();
        }
        boolean found = false;
        int patience = PATIENCE + (to - from) / SPARSE;
        cursors.begin(from, to, automaton.longest());
        while (!found && !cursors.done()) {
            int notes = cursors.read(automaton, bytes);
            patience -= notes;
            found = patience < 0;
            for (int i = 0; i < notes && !found; i++) {
                found = clue(bytes, from, to, cursors.at(i), cursors.entry(i));
            }
        }
        spare.setRelease(cursors);
        return found;
    }

    private boolean one(byte[] bytes, int from, int to) {
        char[] entries = automaton.entries();
        int mask = automaton.mask();
        int row = Automaton.START;
        for (int i = from; i < to; i++) {
            int entry = entries[row << Automaton.ROW | (bytes[i] & Automaton.COLUMN)];
            if (entry == Automaton.UNKNOWN) {
                entry = automaton.entry(row, bytes[i]);
                entries = automaton.entries();
            }
            row = entry & mask;
            if (entry >= Automaton.END && clue(bytes, from, to, i, entry)) {
                return true;
            }
        }
        return false;
    }

    /** Asks who decides about what ends here. */
    private boolean clue(byte[] bytes, int from, int to, int at, int entry) {
        int row = entry & automaton.mask();
        if ((entry & ~automaton.mask() & Automaton.WHOLE) != 0
                && at > from
                && clues[0].deserves(bytes, from, to, at - 1, 1 << 1)) {
            return true;
        }
        long output = automaton.output(row);
        int lengths = (int) (output >>> SORTS);
        for (long sorts = output & ((1L << SORTS) - 1); sorts != 0; sorts &= sorts - 1) {
            if (clues[Long.numberOfTrailingZeros(sorts)].deserves(bytes, from, to, at, lengths)) {
                return true;
            }
        }
        return false;
    }

    /** The same keywords, where those who decide about what is encoded are others. */
    Keywords within() {
        Clue[] within = new Clue[clues.length];
        for (int i = 0; i < within.length; i++) {
            within[i] = clues[i].within();
        }
        return new Keywords(automaton, within);
    }

    /** The same keywords, where those that are not of values say nothing. */
    Keywords ofValues() {
        Clue[] values = new Clue[clues.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = clues[i].ofValues() ? clues[i] : NOTHING;
        }
        return new Keywords(automaton, values);
    }

    /**
     * Whether any keyword stands in the name, in the value, or where they meet with a colon between; or Base64 in the
     * value, or what is beyond ISO 8859-1.
     */
    boolean in(String name, String value) {
        int reached = name.isEmpty() ? Automaton.START : in(in(Automaton.START, name), ": ");
        char[] entries = automaton.entries();
        int capitals = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (reached >= Automaton.END || c >= CAPITALS.length) {
                return true;
            }
            capitals |= CAPITALS[c];
            reached = step(entries, reached, c);
        }
        return reached >= Automaton.END || (capitals != 0 && Base64Runs.any(value));
    }

    /** The entry that is reached behind a text, or at the end of the first keyword in it. */
    private int in(int from, String text) {
        char[] entries = automaton.entries();
        int reached = from;
        for (int i = 0; i < text.length() && reached < Automaton.END; i++) {
            reached = step(entries, reached, text.charAt(i));
        }
        return reached;
    }

    private int step(char[] entries, int row, char c) {
        int at = row << Automaton.ROW | (c & Automaton.COLUMN);
        int entry = at < entries.length ? entries[at] : Automaton.UNKNOWN;
        return entry == Automaton.UNKNOWN ? automaton.entry(row, c) : entry;
    }
}
