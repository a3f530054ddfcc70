package dev.waxseal.detect.glance;

/** Knows that a keyword is rare enough to deserve a second look whatever stands around it. */
final class CertainClue implements Clue {

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        return true;
    }
}
