package dev.waxseal.detect.glance;

import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Preparing;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Many keywords looked for in one pass: an automaton of Aho and Corasick (1975) as one flat table, a row for each state
 * and a column for each byte without its highest bit. What is found is therefore a clue, to be looked at again.
 *
 * <p>ASCII letters are found in either case, {@code 0} in a keyword is any digit, and {@code _} is any of
 * {@code _ - . space}. Entries that lead to the end of a keyword are marked, so that one comparison finds them.
 */
final class Keywords {

    /** The columns of a row, as a shift. */
    static final int ROW = 7;

    static final int COLUMN = (1 << ROW) - 1;

    private static final byte[] SYMBOLS = symbols();

    /** Marks, in an entry of the table, a state that ends a keyword. */
    static final int END = Cursors.END;

    /** Marks, in an entry that {@link #END} marks too, that the word before this byte ends with a whole name. */
    static final int WHOLE = Cursors.END >> 1;

    /** Shorter stretches are read by one cursor. */
    private static final int SHORT = 128;

    /** Where there are more clues than these, and one in so many bytes, a second look is cheaper than asking about each. */
    private static final int PATIENCE = 64;

    private static final int SPARSE = 6;

    /** Above the sorts of clue in an output stand the lengths of what ends in a state, a bit each. */
    static final int SORTS = 40;

    /** Bytes of the table that are read at a time. */
    private static final int PIECE = 1 << 15;

    /** Decides that there is none. */
    private static final Clue NOTHING = new Clue() { // no lambda, which is slow the first time
                @Override
                public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
                    return false;
                }
            };

    /** Who decides about each sort. */
    private final Clue[] clues;

    private final char[] table;
    private final long[] outputs;
    private final int longest;
    private final boolean full;

    /** The bits of a state in an entry. */
    private final int states;

    /** What the last search left, so that the next one needs no memory. */
    private final AtomicReference<@Nullable Cursors> spare = new AtomicReference<>();

    /**
     * @param table the rows of all states, of which the first is the beginning
     * @param outputs for each state which clues decide about what ends there, a bit each, and above them its lengths
     * @param longest the length of the longest keyword
     * @param full whether there were more keywords than the table can hold
     * @param clues who decides
     */
    Keywords(char[] table, long[] outputs, int longest, boolean full, Clue[] clues) {
        this.table = table;
        this.outputs = outputs;
        this.longest = longest;
        this.full = full;
        this.states = outputs.length <= WHOLE ? WHOLE - 1 : END - 1;
        this.clues = clues;
    }

    /** The automaton that {@link #made} has written, with those who decide in the same order. */
    static Keywords read(InputStream from, Clue[] clues) {
        try (InputStream in = from) {
            byte[] bytes = in.readNBytes(3 * Integer.BYTES);
            ByteBuffer numbers = ByteBuffer.wrap(bytes);
            int longest = numbers.getInt();
            boolean full = numbers.getInt() != 0;
            long[] outputs = new long[numbers.getInt()];
            ByteBuffer.wrap(in.readNBytes(outputs.length * Long.BYTES))
                    .asLongBuffer()
                    .get(outputs);
            char[] table = new char[outputs.length << ROW];
            byte[] piece = new byte[PIECE];
            for (int done = 0; done < table.length; done += PIECE / Character.BYTES) {
                int chars = Math.min(PIECE / Character.BYTES, table.length - done);
                if (in.readNBytes(piece, 0, chars * Character.BYTES) < chars * Character.BYTES) {
                    throw new EOFException("the table is cut");
                }
                ByteBuffer.wrap(piece).asCharBuffer().get(table, done, chars);
            }
            return new Keywords(table, outputs, longest, full, clues);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@link #read} reads. */
    byte[] made() {
        Preparing to = new Preparing();
        to.number(longest);
        to.number(full ? 1 : 0);
        to.longs(outputs);
        for (char entry : table) {
            to.small(entry);
        }
        return to.made();
    }

    int states() {
        return outputs.length;
    }

    /** Whether there were more keywords than the table can hold, so that not all of them are looked for. */
    boolean full() {
        return full;
    }

    /** What the automaton takes a byte for. */
    static byte symbol(byte b) {
        return SYMBOLS[b & COLUMN];
    }

    private static byte[] symbols() {
        byte[] symbols = new byte[COLUMN + 1];
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
        cursors.begin(from, to, longest);
        while (!found && !cursors.done()) {
            int notes = cursors.read(table, bytes, states);
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
        int s = 0;
        for (int i = from; i < to; i++) {
            s = table[s << ROW | (bytes[i] & COLUMN)];
            if (s >= END) {
                if (clue(bytes, from, to, i, s)) {
                    return true;
                }
                s &= states;
            }
        }
        return false;
    }

    /** Asks who decides about what ends here. */
    private boolean clue(byte[] bytes, int from, int to, int at, int entry) {
        if ((entry & ~states & WHOLE) != 0 && at > from && clues[0].deserves(bytes, from, to, at - 1, 1 << 1)) {
            return true;
        }
        long output = outputs[entry & states];
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
        return new Keywords(table, outputs, longest, full, within);
    }

    /** The same keywords, where those that are not of values say nothing. */
    Keywords ofValues() {
        Clue[] values = new Clue[clues.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = clues[i].ofValues() ? clues[i] : NOTHING;
        }
        return new Keywords(table, outputs, longest, full, values);
    }

    /** Whether any keyword stands in the name, in the value, or where they meet with a colon between. */
    boolean in(String name, String value) {
        int s = name.isEmpty() ? 0 : step(step(in(0, name), ':'), ' ');
        return s >= END || in(s, value) >= END;
    }

    private int in(int from, String text) {
        int s = from;
        for (int i = 0; i < text.length() && s < END; i++) {
            s = table[s << ROW | (text.charAt(i) & COLUMN)];
        }
        return s;
    }

    private int step(int s, char c) {
        return s >= END ? s : table[s << ROW | c];
    }
}
