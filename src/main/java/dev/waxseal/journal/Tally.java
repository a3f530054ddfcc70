package dev.waxseal.journal;

/** How often something was met, and how much of that is written. */
final class Tally {
    final int number;
    long count = 1;
    long written = 1;

    Tally(int number) {
        this.number = number;
    }

    /** Counts one more; whether this is a count to write down. */
    boolean more() {
        count++;
        return Long.bitCount(count) == 1;
    }

    boolean isUnwritten() {
        return written != count;
    }
}
