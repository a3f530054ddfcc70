package dev.waxseal.detect.carrier;

import java.util.Arrays;

/** A piece of a document as it was before it was written into another one: its bytes, and where each was found. */
final class Unwritten {
    private byte[] bytes;
    private int[] places;
    private int length;

    /** Begins with what is known already, as if it had stood at {@code from}; so much may follow. */
    Unwritten(byte[] before, int from, int to) {
        bytes = Arrays.copyOf(before, before.length + to - from);
        places = new int[bytes.length + 1];
        Arrays.fill(places, 0, before.length, from);
        length = before.length;
    }

    void add(byte b, int place) {
        if (length == bytes.length) { // of three bytes there may be two
            bytes = Arrays.copyOf(bytes, 2 * length + 8);
            places = Arrays.copyOf(places, bytes.length + 1);
        }
        bytes[length] = b;
        places[length++] = place;
    }

    /** Nothing follows that is whole. */
    void end(int place) {
        places[length] = place;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Where the byte of that number was found, or what comes behind the last one. */
    int place(int number) {
        return places[number];
    }
}
