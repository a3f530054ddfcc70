package dev.waxseal.tls;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the numbers and vectors of a handshake message (RFC 8446 section 3). What is cut reads as zeros and empty vectors,
 * and is known by {@link #isCut()}: nothing is thrown, whatever the other end sends.
 */
final class Bytes {

    private final byte[] bytes;
    private int at;
    private final int to;
    private boolean cut;

    Bytes(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    boolean isOver() {
        return at >= to;
    }

    /** Whether more was asked for than was there. */
    boolean isCut() {
        return cut;
    }

    /** A number of so many bytes, the first one being the greatest. */
    int number(int length) {
        if (to - at < length) {
            cut = true;
            at = to;
            return 0;
        }
        int number = 0;
        for (int i = 0; i < length; i++) {
            number = number << Byte.SIZE | (bytes[at++] & 0xff);
        }
        return number;
    }

    /** A vector whose length is such a number. */
    Bytes vector(int lengthBytes) {
        return next(number(lengthBytes));
    }

    /** The next so many bytes. */
    Bytes next(int length) {
        int most = to - at;
        if (length < 0 || length > most) {
            cut = true;
            length = Math.max(0, most);
        }
        Bytes next = new Bytes(bytes, at, at + length);
        at += length;
        return next;
    }

    /** How many are left. */
    int left() {
        return to - at;
    }

    /** All numbers of two bytes that are left. */
    int[] pairs() {
        int[] pairs = new int[left() / 2];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = number(2);
        }
        return pairs;
    }

    /** All that is left, copied. */
    byte[] copy() {
        return Arrays.copyOfRange(bytes, at, to);
    }

    /** All that is left, as text. */
    String text() {
        return new String(bytes, at, to - at, StandardCharsets.ISO_8859_1);
    }

    /** Whether all that is left is the same as there; empty ones are not. */
    boolean isSame(byte[] other) {
        return other.length > 0 && Arrays.equals(bytes, at, to, other, 0, other.length);
    }
}
