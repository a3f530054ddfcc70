package dev.waxseal.detect.glance;

import dev.waxseal.detect.text.Bytes;
import java.util.Arrays;
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
    private static final int END = Cursors.END;

    /** Shorter stretches are read by one cursor. */
    private static final int SHORT = 128;

    /** Where there are more clues than these, and one in so many bytes, a second look is cheaper than asking about each. */
    private static final int PATIENCE = 64;

    private static final int SPARSE = 6;

    /** Above the sorts of clue in an output stand the lengths of what ends in a state, a bit each. */
    private static final int SORTS = 40;

    private static final int LONGEST = 62 - SORTS;

    /** As many as the built-in rules need. */
    private static final int NODES = 8192;

    /** What no one wants to hear of, although keywords may end in it. */
    private static final long MUTE = 1L << 63;

    /** Who decides about each sort. */
    private Clue[] clues = {};

    // the keywords as a tree: what each node is reached by, its first child, its next sibling, what ends in it
    private byte[] symbols;
    private char[] children;
    private char[] siblings;
    private long[] ending;
    private int nodes = 1;

    private final Joins joins;

    private char[] table = {};
    private long[] outputs = {};
    private int longest;
    private boolean full;

    /** What the last search left, so that the next one needs no memory. */
    private final AtomicReference<@Nullable Cursors> spare = new AtomicReference<>();

    Keywords() {
        joins = new Joins();
        symbols = new byte[NODES];
        children = new char[NODES];
        siblings = new char[NODES];
        ending = new long[NODES];
    }

    private Keywords(Keywords plain) {
        joins = plain.joins;
        symbols = plain.symbols;
        children = plain.children;
        siblings = plain.siblings;
        ending = plain.ending;
        nodes = plain.nodes;
        table = plain.table;
        outputs = plain.outputs;
        longest = plain.longest;
        full = plain.full;
        clues = new Clue[plain.clues.length];
        for (int i = 0; i < clues.length; i++) {
            clues[i] = plain.clues[i].within();
        }
    }

    /** What joins the letters of keywords. */
    Joins joins() {
        return joins;
    }

    int states() {
        return nodes;
    }

    /** Whether there were more keywords than the table can hold, so that not all of them are looked for. */
    boolean full() {
        return full;
    }

    /** Keywords of ASCII and of bytes written as ISO 8859-1, and who decides about what they are found in. */
    void add(Clue clue, String... words) {
        for (String word : words) {
            add(clue, Bytes.of(word));
        }
    }

    void add(Clue clue, byte[] keyword) {
        int sort = 0;
        while (sort < clues.length && clues[sort] != clue) {
            sort++;
        }
        if (sort == clues.length) {
            clues = Arrays.copyOf(clues, sort + 1);
            clues[sort] = clue;
        }
        joins.keyword(keyword, clue.spaced());
        enter(keyword, 1L << sort | 1L << (SORTS + keyword.length));
    }

    /** What no one is asked about, although keywords may end in it. */
    void mute(String word) {
        enter(Bytes.of(word), MUTE);
    }

    private void enter(byte[] keyword, long output) {
        if (keyword.length == 0 || keyword.length > LONGEST || clues.length > SORTS) {
            throw new IllegalArgumentException("a keyword of " + keyword.length + " bytes, sort " + clues.length);
        } else if (nodes + keyword.length >= END) {
            full = true;
            return;
        }
        int node = 0;
        for (byte b : keyword) {
            node = child(node, symbol(b));
        }
        ending[node] |= output;
        longest = Math.max(longest, keyword.length);
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

    private int child(int node, byte symbol) {
        int child = children[node];
        while (child != 0 && symbols[child] != symbol) {
            child = siblings[child];
        }
        if (child == 0) {
            child = nodes++;
            if (child == symbols.length) {
                symbols = Arrays.copyOf(symbols, child * 2);
                children = Arrays.copyOf(children, child * 2);
                siblings = Arrays.copyOf(siblings, child * 2);
                ending = Arrays.copyOf(ending, child * 2);
            }
            symbols[child] = symbol;
            siblings[child] = children[node];
            children[node] = (char) child;
        }
        return child;
    }

    /** Completes the table; no keyword can be added afterwards. */
    Keywords build() {
        table = new char[nodes << ROW];
        outputs = new long[nodes];
        // breadth first, so that the busy states lie together and fall back on finished ones
        int[] order = new int[nodes];
        char[] fallback = new char[nodes];
        int known = 1;
        for (int i = 0; i < known; i++) {
            int node = order[i];
            int row = i << ROW;
            if (i != 0) {
                System.arraycopy(table, (fallback[i] & ~END) << ROW, table, row, 1 << ROW);
            }
            int first = known;
            for (int child = children[node]; child != 0; child = siblings[child]) {
                char shorter = table[row + symbols[child]];
                fallback[known] = shorter;
                outputs[known] = ending[child] < 0 ? 0 : ending[child] | outputs[shorter & ~END];
                order[known++] = child;
            }
            for (int state = first; state < known; state++) {
                fill(row, symbols[order[state]], (char) (outputs[state] == 0 ? state : state | END));
            }
        }
        symbols = new byte[0];
        children = siblings = new char[0];
        ending = new long[0];
        return this;
    }

    private void fill(int row, byte symbol, char state) {
        table[row + symbol] = state;
        if (Bytes.letter(symbol)) {
            table[row + symbol - 32] = state;
        } else if (symbol == '0') {
            Arrays.fill(table, row + '0', row + '9' + 1, state);
        } else if (symbol == '_') {
            table[row + '-'] = state;
            table[row + '.'] = state;
            table[row + ' '] = state;
        }
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
            int notes = cursors.read(table, bytes);
            patience -= notes;
            found = patience < 0;
            for (int i = 0; i < notes && !found; i++) {
                found = clue(bytes, from, to, cursors.at[i], outputs[cursors.state[i] & ~END]);
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
                s &= ~END;
                if (clue(bytes, from, to, i, outputs[s])) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Asks who decides about what ends here. */
    private boolean clue(byte[] bytes, int from, int to, int at, long output) {
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
        return new Keywords(this);
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
