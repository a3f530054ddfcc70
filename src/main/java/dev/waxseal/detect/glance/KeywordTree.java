package dev.waxseal.detect.glance;

import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.PreparedPart;
import dev.waxseal.detect.text.Preparing;
import java.util.Arrays;

/**
 * Keywords as a tree of their bytes, in which each node is a state of the {@link Automaton}: what has been read of
 * keywords that may go on here, the longest first, the others by where it falls back.
 */
final class KeywordTree {

    private static final int LONGEST = 61 - Keywords.SORTS;

    /** What no one wants to hear of, although keywords may end in it. */
    private static final long MUTE = 1L << 63;

    /** A whole name, which is asked about where its word has ended. */
    private static final long WHOLE = 1L << 62;

    private static final int FEW = 1024;

    private final Joins joins;

    /** Who decides about each sort. */
    private final Clue[] clues;

    // what each node is reached by, its first child, its next sibling
    private char[] symbols;
    private char[] children;
    private char[] siblings;

    // the nodes in which something ends, in their order, and what does; there are few
    private char[] ends;
    private long[] outputs;
    private int ended;

    private int nodes;
    private int longest;
    private boolean full;

    /** The node of the longest end of what each stands for that is a beginning too; made of the whole tree. */
    private char[] fallbacks = {};

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
        ends = new char[FEW];
        outputs = new long[FEW];
        nodes = 1;
    }

    /** The keywords that were written, for the same clues in the same order. */
    KeywordTree(Joins joins, Clue[] clues, PreparedPart prepared) {
        this.joins = joins;
        this.clues = clues;
        longest = prepared.number();
        symbols = prepared.chars();
        children = prepared.chars();
        siblings = prepared.chars();
        fallbacks = prepared.chars();
        nodes = symbols.length;
        ends = prepared.chars();
        outputs = prepared.longs();
        ended = ends.length;
    }

    /** Writes what the constructor above reads. */
    void write(Preparing to) {
        complete();
        to.number(longest);
        to.chars(Arrays.copyOf(symbols, nodes));
        to.chars(Arrays.copyOf(children, nodes));
        to.chars(Arrays.copyOf(siblings, nodes));
        to.chars(fallbacks);
        to.chars(Arrays.copyOf(ends, ended));
        to.longs(Arrays.copyOf(outputs, ended));
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
        } else if (nodes + keyword.length >= Automaton.END) {
            full = true;
            return;
        }
        int node = 0;
        for (byte b : keyword) {
            byte symbol = Keywords.symbol(b);
            int child = child(node, symbol);
            node = child == 0 ? append(node, symbol) : child;
        }
        end(node, output);
        longest = Math.max(longest, keyword.length);
    }

    private void end(int node, long output) {
        int at = Arrays.binarySearch(ends, 0, ended, (char) node);
        if (at < 0) {
            at = -1 - at;
            if (ended == ends.length) {
                ends = Arrays.copyOf(ends, FEW + ended * 2);
                outputs = Arrays.copyOf(outputs, FEW + ended * 2);
            }
            System.arraycopy(ends, at, ends, at + 1, ended - at);
            System.arraycopy(outputs, at, outputs, at + 1, ended - at);
            ended++;
            ends[at] = (char) node;
            outputs[at] = 0;
        }
        outputs[at] |= output;
    }

    /** What ends in a node itself. */
    private long ending(int node) {
        int at = Arrays.binarySearch(ends, 0, ended, (char) node);
        return at < 0 ? 0 : outputs[at];
    }

    /** The child that a symbol leads to, or 0. */
    private int child(int node, byte symbol) {
        int child = children[node];
        while (child != 0 && symbols[child] != symbol) {
            child = siblings[child];
        }
        return child;
    }

    private int append(int node, byte symbol) {
        int child = nodes++;
        if (child == symbols.length) {
            symbols = Arrays.copyOf(symbols, child * 2);
            children = Arrays.copyOf(children, child * 2);
            siblings = Arrays.copyOf(siblings, child * 2);
        }
        symbols[child] = (char) symbol;
        siblings[child] = children[node];
        children[node] = (char) child;
        return child;
    }

    /** The automaton of all keywords; none can be added afterwards. */
    Automaton automaton() {
        complete();
        return new Automaton(this);
    }

    /** Makes what each node falls back on, level by level, since that of a child goes on with that of its parent. */
    private void complete() {
        if (fallbacks.length == nodes) {
            return;
        }
        fallbacks = new char[nodes];
        int[] order = new int[nodes];
        int known = 1;
        for (int i = 0; i < known; i++) {
            int node = order[i];
            for (int child = children[node]; child != 0; child = siblings[child]) {
                fallbacks[child] = node == 0 ? 0 : (char) next(fallbacks[node], (byte) symbols[child]);
                order[known++] = child;
            }
        }
    }

    /** The state behind one more symbol. */
    int next(int state, byte symbol) {
        int from = state;
        int next = child(from, symbol);
        while (next == 0 && from != 0) {
            from = fallbacks[from];
            next = child(from, symbol);
        }
        return next;
    }

    /** Which clues decide about what ends in a state, a bit each, and above them its lengths; but for whole names. */
    long output(int state) {
        return endings(state) & ~WHOLE;
    }

    /** Whether a whole name ends in a state. */
    boolean wholeName(int state) {
        return (endings(state) & WHOLE) != 0;
    }

    private long endings(int state) {
        long endings = 0;
        int node = state;
        for (long ending = ending(node); node != 0 && ending >= 0; ending = ending(node)) {
            endings |= ending;
            node = fallbacks[node];
        }
        return endings;
    }

    int states() {
        return nodes;
    }

    /** The length of the longest keyword. */
    int longest() {
        return longest;
    }

    /** Whether there were more keywords than states can be of. */
    boolean full() {
        return full;
    }
}
