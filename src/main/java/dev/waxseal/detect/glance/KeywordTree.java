package dev.waxseal.detect.glance;

import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Prepared;
import dev.waxseal.detect.text.Preparing;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Collects keywords, as a tree of their bytes, and makes the automaton of {@link Keywords} of them. */
final class KeywordTree {

    private static final int LONGEST = 61 - Keywords.SORTS;

    /** What no one wants to hear of, although keywords may end in it. */
    private static final long MUTE = 1L << 63;

    /** A whole name, which is asked about where its word has ended. */
    private static final long WHOLE = 1L << 62;

    private static final int FEW = 1024;

    /**
     * Small letters that are none where the highest bit is set: in UTF-8, what quotation marks and dashes, the brackets
     * and the stop of Chinese, and wide signs begin with (e2, e3, ef).
     */
    private static final String OTHER_THAN_LETTERS = "bco";

    private final Joins joins;

    /** Who decides about each sort. */
    private final Clue[] clues;

    // what each node is reached by, its first child, its next sibling, what ends in it
    private char[] symbols;
    private char[] children;
    private char[] siblings;
    private long[] ending;
    private int nodes;
    private int longest;
    private boolean full;

    /**
     * No keywords yet.
     *
     * @param joins is told what joins the letters of keywords
     * @param clues who decides about those that will be added
     */
    KeywordTree(Joins joins, Clue[] clues) {
        this.joins = joins;
        this.clues = clues;
        symbols = new char[FEW];
        children = new char[FEW];
        siblings = new char[FEW];
        ending = new long[FEW];
        nodes = 1;
    }

    /** The keywords that were written, for the same clues in the same order. */
    KeywordTree(Joins joins, Clue[] clues, ByteBuffer prepared) {
        this.joins = joins;
        this.clues = clues;
        longest = prepared.getInt();
        symbols = Prepared.chars(prepared);
        children = Prepared.chars(prepared);
        siblings = Prepared.chars(prepared);
        nodes = symbols.length;
        ending = new long[nodes];
        char[] ends = Prepared.chars(prepared);
        long[] outputs = Prepared.longs(prepared);
        for (int i = 0; i < ends.length; i++) {
            ending[ends[i]] = outputs[i];
        }
    }

    /** Writes what the constructor above reads. */
    void write(Preparing to) {
        StringBuilder ends = new StringBuilder();
        long[] outputs = new long[nodes];
        for (int node = 0; node < nodes; node++) {
            if (ending[node] != 0) {
                outputs[ends.length()] = ending[node];
                ends.append((char) node);
            }
        }
        to.number(longest);
        to.chars(Arrays.copyOf(symbols, nodes));
        to.chars(Arrays.copyOf(children, nodes));
        to.chars(Arrays.copyOf(siblings, nodes));
        to.chars(ends.toString().toCharArray());
        to.longs(Arrays.copyOf(outputs, ends.length()));
    }

    /** Keywords of ASCII and of bytes written as ISO 8859-1, and who decides about what they are found in. */
    void add(Clue clue, String... words) {
        for (String word : words) {
            add(clue, Bytes.of(word));
        }
    }

    void add(Clue clue, byte[] keyword) {
        int sort = 0;
        while (clues[sort] != clue) {
            sort++;
        }
        joins.keyword(keyword, clue.spaced());
        enter(keyword, 1L << sort | 1L << (Keywords.SORTS + keyword.length));
    }

    /** A name of one word, whose sort is the first: of interest only where no small letter goes on with the word. */
    void addWhole(byte[] name) {
        enter(name, WHOLE);
    }

    /** What no one is asked about, although keywords may end in it. */
    void mute(String word) {
        enter(Bytes.of(word), MUTE);
    }

    private void enter(byte[] keyword, long output) {
        if (keyword.length == 0 || keyword.length > LONGEST || clues.length > Keywords.SORTS) {
            throw new IllegalArgumentException("a keyword of " + keyword.length + " bytes, sort " + clues.length);
        } else if (nodes + keyword.length >= Keywords.END) {
            full = true;
            return;
        }
        int node = 0;
        for (byte b : keyword) {
            node = child(node, Keywords.symbol(b));
        }
        ending[node] |= output;
        longest = Math.max(longest, keyword.length);
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
            symbols[child] = (char) symbol;
            siblings[child] = children[node];
            children[node] = (char) child;
        }
        return child;
    }

    /** The automaton of all keywords. */
    Keywords automaton() {
        char[] table = new char[nodes << Keywords.ROW];
        long[] outputs = new long[nodes];
        // breadth first, so that the busy states lie together and fall back on finished ones
        int[] order = new int[nodes];
        char[] fallback = new char[nodes];
        int known = 1;
        for (int i = 0; i < known; i++) {
            int row = i << Keywords.ROW;
            if (i != 0) {
                System.arraycopy(table, fallback[i] << Keywords.ROW, table, row, 1 << Keywords.ROW);
            }
            int first = known;
            for (int child = children[order[i]]; child != 0; child = siblings[child]) {
                char shorter = (char) (table[row + symbols[child]] & ~Keywords.END);
                fallback[known] = shorter;
                outputs[known] = ending[child] < 0 ? 0 : ending[child] | outputs[shorter];
                order[known++] = child;
            }
            for (int state = first; state < known; state++) {
                boolean ends = (outputs[state] & ~WHOLE) != 0;
                fill(table, row, symbols[order[state]], (char) (ends ? state | Keywords.END : state));
            }
        }
        if (nodes <= Keywords.WHOLE) {
            behindNames(table, outputs);
        } else {
            inNames(table, outputs);
        }
        return new Keywords(table, outputs, longest, full, clues);
    }

    /** Marks where a word has ended that ends with a whole name. */
    private static void behindNames(char[] table, long[] outputs) {
        for (int state = 0; state < outputs.length; state++) {
            if ((outputs[state] & WHOLE) != 0) {
                outputs[state] &= ~WHOLE;
                int row = state << Keywords.ROW;
                for (int column = 0; column <= Keywords.COLUMN; column++) {
                    if (column < 'a' || column > 'z' || OTHER_THAN_LETTERS.indexOf(column) >= 0) {
                        table[row + column] = (char) (table[row + column] | Keywords.END | Keywords.WHOLE);
                    }
                }
            }
        }
    }

    /** Marks whole names as others are, where there are so many states that no bit is left. */
    private static void inNames(char[] table, long[] outputs) {
        for (int entry = 0; entry < table.length; entry++) {
            int state = table[entry] & ~Keywords.END;
            if ((outputs[state] & WHOLE) != 0) {
                table[entry] = (char) (state | Keywords.END);
            }
        }
        for (int state = 0; state < outputs.length; state++) {
            outputs[state] |= (outputs[state] & WHOLE) == 0 ? 0 : 1 | 1L << (Keywords.SORTS + 1);
            outputs[state] &= ~WHOLE;
        }
    }

    private static void fill(char[] table, int row, char symbol, char state) {
        table[row + symbol] = state;
        if (symbol >= 'a' && symbol <= 'z') {
            table[row + symbol - 32] = state;
        } else if (symbol == '0') {
            Arrays.fill(table, row + '0', row + '9' + 1, state);
        } else if (symbol == '_') {
            table[row + '-'] = state;
            table[row + '.'] = state;
            table[row + ' '] = state;
        }
    }
}
