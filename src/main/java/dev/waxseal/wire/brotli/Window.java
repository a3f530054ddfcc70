package dev.waxseal.wire.brotli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** What was decoded lately, for what is to be repeated: a ring that grows as it fills, up to the size it was asked for. */
final class Window {

    private static final int FIRST = 1 << 12;

    private final OutputStream plain;
    private final int size;
    private byte[] ring;
    private int mask;
    private long position;
    private long said;

    /** A window of that size, a power of two. */
    Window(int size, OutputStream plain) {
        this.plain = plain;
        this.size = size;
        ring = new byte[Math.min(size, FIRST)];
        mask = ring.length - 1;
    }

    /** How far back may be repeated (RFC 7932 section 9.1); what is farther is a word of the dictionary. */
    int reach() {
        return (int) Math.min(size - 16, position);
    }

    boolean isEmpty() {
        return position == 0;
    }

    /** The byte that was decoded so many bytes ago, 1 being the last one; zero before the beginning. */
    int last(int ago) {
        return ring[(int) (position - ago) & mask] & 0xff;
    }

    void write(byte b) throws IOException {
        ring[(int) position & mask] = b;
        position++;
        if (((int) position & mask) == 0) {
            turn();
        }
    }

    /** Repeats what is so far back. */
    void repeat(int distance, int length) throws IOException {
        for (int i = length; i > 0; i--) {
            write(ring[(int) (position - distance) & mask]);
        }
    }

    /** Takes plain bytes as they stand in the input, so many at most; returns how many there were. */
    int copy(BitInput in, int most) throws IOException {
        int index = (int) position & mask;
        int length = in.copy(ring, index, Math.min(most, ring.length - index));
        position += length;
        if (index + length == ring.length) {
            turn();
        }
        return length;
    }

    private void turn() throws IOException {
        say();
        if (ring.length < size) {
            ring = Arrays.copyOf(ring, 2 * ring.length);
            mask = ring.length - 1;
        }
    }

    /** Passes on what was decoded since the last time. */
    void say() throws IOException {
        int length = (int) (position - said);
        int from = (int) said & mask;
        said = position;
        if (length > 0) {
            plain.write(ring, from, length);
        }
    }
}
