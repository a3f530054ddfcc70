package dev.waxseal.wire;

/** What content may grow by when its coding is removed, before it counts as a bomb. */
final class Growth {

    /** So many bytes of content may come of nothing: a tenth of a second to read, and more than tests repeat of a row ... */
    private static final long ALLOWANCE = 32 << 20;

    /** ... and so many for each byte it came in. Deflate reaches 1032, honest text seldom 20. */
    private static final int RATIO = 200;

    private long allowed = ALLOWANCE;

    /** Another message follows in the same stream. */
    void again() {
        allowed = ALLOWANCE;
    }

    /** So many coded bytes came. */
    void came(int coded) {
        allowed += (long) RATIO * coded;
    }

    /** They have become so many; false if that is too much. */
    boolean became(int plain) {
        allowed -= plain;
        return allowed >= 0;
    }
}
