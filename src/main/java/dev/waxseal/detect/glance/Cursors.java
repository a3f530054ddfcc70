package dev.waxseal.detect.glance;

/**
 * Six cursors that read a stretch of bytes at once, because each step of one waits for its entry of the table. They note
 * where keywords end and ask no one, so that the compiler keeps them in registers.
 */
final class Cursors {

    /** The place of {@link Automaton#END}. */
    private static final int MARK = 15;

    private static final int COUNT = 6;

    /** After so many notes they are read; each cursor may add one more before that is seen. */
    private static final int NOTES = 32;

    /** Where keywords end. */
    private final int[] places = new int[NOTES + COUNT];

    /** The entry of the table that each ends with. */
    private final char[] entries = new char[NOTES + COUNT];

    private int first;
    private int i;
    private int end;
    private int d1;
    private int d2;
    private int d3;
    private int d4;
    private int d5;
    private int s0;
    private int s1;
    private int s2;
    private int s3;
    private int s4;
    private int s5;

    /** Sets out; each cursor goes on past the beginning of the next one, so as to see a keyword on the seam whole. */
    void begin(int from, int to, int longest) {
        int part = (to - from - longest + COUNT - 1) / COUNT;
        first = from;
        i = from;
        end = from + part + longest;
        d1 = part;
        d2 = 2 * part;
        d3 = 3 * part;
        d4 = 4 * part;
        d5 = to - end;
        s0 = s1 = s2 = s3 = s4 = s5 = 0;
    }

    /** Where the keyword of a note ends. */
    int at(int note) {
        return places[note];
    }

    /** The entry of the table that a note was made of. */
    int entry(int note) {
        return entries[note];
    }

    boolean done() {
        return i >= end;
    }

    /** Reads on until all is read or enough is noted, and returns how much is noted. */
    int read(Automaton automaton, byte[] b) {
        char[] table = automaton.entries();
        int rows = automaton.mask();
        int last = end;
        int o1 = d1;
        int o2 = d2;
        int o3 = d3;
        int o4 = d4;
        int o5 = d5;
        int r0 = s0;
        int r1 = s1;
        int r2 = s2;
        int r3 = s3;
        int r4 = s4;
        int r5 = s5;
        int k = i;
        int n = 0;
        int all = 0;
        while (k < last && n < NOTES) {
            for (; k < last; k++) {
                r0 = table[r0 << Automaton.ROW | (b[k] & Automaton.COLUMN)];
                r1 = table[r1 << Automaton.ROW | (b[k + o1] & Automaton.COLUMN)];
                r2 = table[r2 << Automaton.ROW | (b[k + o2] & Automaton.COLUMN)];
                r3 = table[r3 << Automaton.ROW | (b[k + o3] & Automaton.COLUMN)];
                r4 = table[r4 << Automaton.ROW | (b[k + o4] & Automaton.COLUMN)];
                r5 = table[r5 << Automaton.ROW | (b[k + o5] & Automaton.COLUMN)];
                all = r0 | r1 | r2 | r3 | r4 | r5;
                if (all >= Automaton.END) {
                    break;
                }
            }
            if (all >= Automaton.END + Automaton.WHOLE
                    && (r0 + 1 | r1 + 1 | r2 + 1 | r3 + 1 | r4 + 1 | r5 + 1) > Automaton.UNKNOWN) {
                break;
            }
            n = note(n, k, r0);
            n = note(n, k + o1, r1);
            n = note(n, k + o2, r2);
            n = note(n, k + o3, r3);
            n = note(n, k + o4, r4);
            n = note(n, k + o5, r5);
            r0 &= rows;
            r1 &= rows;
            r2 &= rows;
            r3 &= rows;
            r4 &= rows;
            r5 &= rows;
            k++;
        }
        i = k;
        s0 = r0;
        s1 = r1;
        s2 = r2;
        s3 = r3;
        s4 = r4;
        s5 = r5;
        return k < last && n < NOTES ? learn(n, automaton, b) : n;
    }

    /** Has the entries made that some cursors came upon as unknown, apart from the loop, which has registers for no more. */
    private int learn(int noted, Automaton automaton, byte[] b) {
        s0 = known(s0, automaton, b, i);
        s1 = known(s1, automaton, b, i + d1);
        s2 = known(s2, automaton, b, i + d2);
        s3 = known(s3, automaton, b, i + d3);
        s4 = known(s4, automaton, b, i + d4);
        s5 = known(s5, automaton, b, i + d5);
        int n = note(noted, i, s0);
        n = note(n, i + d1, s1);
        n = note(n, i + d2, s2);
        n = note(n, i + d3, s3);
        n = note(n, i + d4, s4);
        n = note(n, i + d5, s5);
        int rows = automaton.mask();
        s0 &= rows;
        s1 &= rows;
        s2 &= rows;
        s3 &= rows;
        s4 &= rows;
        s5 &= rows;
        i++;
        return n;
    }

    /** What a cursor has reached, as it is known from now on. */
    private int known(int reached, Automaton automaton, byte[] b, int at) {
        return reached == Automaton.UNKNOWN ? automaton.reached(b, first, at) : reached;
    }

    /** Notes a state, which the next note overwrites unless it is marked; a branch would be guessed wrong. */
    private int note(int n, int place, int reached) {
        places[n] = place;
        entries[n] = (char) reached;
        return n + (reached >>> MARK);
    }
}
