package dev.waxseal.detect.glance;

/** Knows that a keyword is rare enough to deserve a second look whatever stands around it. */
final class CertainClue extends Clue {

    @Override
    boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        return true;
    }
}
