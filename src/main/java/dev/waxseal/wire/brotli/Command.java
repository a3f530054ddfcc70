package dev.waxseal.wire.brotli;

import dev.waxseal.wire.brotli.BitInput.More;

/**
 * What comes next: so many literals, then a copy (RFC 7932 section 5).
 *
 * @param inserts how many literals
 * @param copies how many bytes are repeated after them
 * @param sameDistance whether from as far back as the last time
 */
record Command(int inserts, int copies, boolean sameDistance) {

    /** By the upper bits of a command: the first of its eight codes of insert and of copy lengths. */
    private static final int[] INSERTS = {0, 0, 0, 0, 8, 8, 0, 16, 8, 16, 16};

    private static final int[] COPIES = {0, 8, 0, 8, 0, 8, 16, 0, 16, 8, 16};
    private static final int[] INSERT_BITS = {0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 12, 14, 24
    };
    private static final int[] COPY_BITS = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 24};
    private static final int[] INSERT_BASE = bases(0, INSERT_BITS);
    private static final int[] COPY_BASE = bases(2, COPY_BITS);

    /** Commands from here on name a distance. */
    private static final int NAMES_DISTANCE = 128;

    private static int[] bases(int first, int[] bits) {
        int[] bases = new int[bits.length];
        bases[0] = first;
        for (int i = 1; i < bits.length; i++) {
            bases[i] = bases[i - 1] + (1 << bits[i - 1]);
        }
        return bases;
    }

    static Command read(BitInput in, PrefixCode code) throws More {
        int command = code.read(in);
        int cell = command >> 6;
        int insert = INSERTS[cell] + (command >> 3 & 7);
        int copy = COPIES[cell] + (command & 7);
        int inserts = INSERT_BASE[insert] + in.read(INSERT_BITS[insert]);
        int copies = COPY_BASE[copy] + in.read(COPY_BITS[copy]);
        return new Command(inserts, copies, command < NAMES_DISTANCE);
    }
}
