package dev.waxseal.detect.glance;

import dev.waxseal.detect.value.ValueScan;

/**
 * Decides about one sort of keyword: whether what it was found in deserves a second look. A class, because one of a dozen
 * is called at each keyword, and a JVM finds the method of a class sooner than that of an interface.
 */
abstract class Clue {

    /**
     * Whether the bytes from {@code from} to {@code to} deserve a second look because of a keyword that ends with the byte
     * at {@code at}. Bytes are compared without their highest bit, so it may be another one than the keyword says.
     *
     * @param lengths the lengths of all keywords that end there; bit n for one of n bytes
     */
    abstract boolean deserves(byte[] b, int from, int to, int at, int lengths);

    /** Whether {@code _} in its keywords may be a space that joins; names are joined as a whole, whatever begins them. */
    boolean spaced() {
        return true;
    }

    /** Whether it is one of a value that says by itself what it is, which {@link ValueScan} would find. */
    boolean ofValues() {
        return false;
    }

    /** Who decides about the same keywords in what was encoded. */
    Clue within() {
        return this;
    }
}
