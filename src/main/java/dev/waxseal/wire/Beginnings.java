package dev.waxseal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How a connection began that is neither HTTP nor TLS: what each side has said so far, as far as it is kept. */
final class Beginnings {

    /** Kept of either side. Nearly all protocols are told from their first hundred bytes. */
    static final int MOST = 8 << 10;

    private static final int FIRST_CAPACITY = 256;

    private byte[] client = new byte[0];
    private byte[] server = new byte[0];
    private int clientLength;
    private int serverLength;
    private boolean serverFirst;

    /** Adds what one side said; whether there was room for all of it. */
    boolean add(boolean byClient, byte[] bytes, int from, int to) {
        int before = byClient ? clientLength : serverLength;
        int kept = Math.min(to - from, MOST - before);
        if (byClient) {
            client = appended(client, before, bytes, from, kept);
            clientLength += kept;
        } else {
            serverFirst |= clientLength == 0 && kept > 0;
            server = appended(server, before, bytes, from, kept);
            serverLength += kept;
        }
        return kept == to - from;
    }

    private static byte[] appended(byte[] to, int length, byte[] bytes, int from, int count) {
        byte[] room = length + count <= to.length
                ? to
                : Arrays.copyOf(to, Math.max(length + count, Math.max(FIRST_CAPACITY, 2 * to.length)));
        System.arraycopy(bytes, from, room, length, count);
        return room;
    }

    /** Whether the server spoke before it was asked. */
    boolean serverFirst() {
        return serverFirst;
    }

    /** How many bytes of the client's are there. */
    int length() {
        return clientLength;
    }

    /** The client's byte at that place, 0 to 255; -1 where it has not come yet. */
    int at(int index) {
        return index < clientLength ? client[index] & 0xff : -1;
    }

    /** So many of the client's bytes from there as a number, the first one being the greatest; -1 if not all have come. */
    long number(int from, int bytes) {
        if (from + bytes > clientLength) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < from + bytes; i++) {
            number = (number << Byte.SIZE) | (client[i] & 0xff);
        }
        return number;
    }

    /** As {@link #number} with the last byte being the greatest. */
    long littleNumber(int from, int bytes) {
        return from + bytes > clientLength ? -1 : reversed(number(from, bytes), bytes);
    }

    private static long reversed(long number, int bytes) {
        return Long.reverseBytes(number) >>> (Long.SIZE - bytes * Byte.SIZE);
    }

    /** Whether the client's bytes from there are these, as far as they have come. */
    Answer says(int from, String text) {
        for (int i = 0; i < text.length(); i++) {
            int b = at(from + i);
            if (b < 0) {
                return Answer.PERHAPS;
            }
            if (b != text.charAt(i)) {
                return Answer.NO;
            }
        }
        return Answer.CLEAR;
    }

    /** Whether the client has said this anywhere. */
    boolean hasSaid(String text) {
        return said().contains(text);
    }

    /** All that the client has said, each byte as a character. */
    String said() {
        return new String(client, 0, clientLength, StandardCharsets.ISO_8859_1);
    }

    /** All that the server has said, each byte as a character. */
    String answered() {
        return new String(server, 0, serverLength, StandardCharsets.ISO_8859_1);
    }

    /** What a protocol makes of it. */
    enum Answer {
        /** It is another one. */
        NO,
        /** It may be this one, or it is and has said nothing yet that is worth telling. */
        PERHAPS,
        /** It is this one, and it goes on in clear text. */
        CLEAR,
        /** It is this one, and it encrypts what follows by itself. */
        SEALED
    }
}
