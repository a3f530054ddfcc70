package dev.waxseal.detect;

import java.util.Arrays;

/** Remembers what was told of a message by its hash, so that long content holds no names for it; one in 2^64 is mistaken. */
final class Told {

    private static final long PRIME = 0x100000001b3L;
    private static final long OFFSET = 0xcbf29ce484222325L;

    private long[] hashes = {};
    private int size;

    int size() {
        return size;
    }

    /** Whether it was told. */
    boolean has(String kind, String location) {
        return has(hash(kind, location));
    }

    /** Whether it was not told yet; from now on it was. */
    boolean add(String kind, String location) {
        long hash = hash(kind, location);
        if (has(hash)) {
            return false;
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size + 4);
        }
        hashes[size++] = hash;
        return true;
    }

    private boolean has(long hash) {
        for (int i = 0; i < size; i++) {
            if (hashes[i] == hash) {
                return true;
            }
        }
        return false;
    }

    private static long hash(String kind, String location) {
        return hash(hash(OFFSET, kind) * PRIME, location);
    }

    private static long hash(long from, String text) {
        long hash = from;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash ^ hash >>> 32;
    }
}
