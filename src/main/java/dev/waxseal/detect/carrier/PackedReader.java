package dev.waxseal.detect.carrier;

import java.nio.charset.StandardCharsets;

/**
 * Reads values of a binary format that names what it holds, from a text of one character for each byte. What is cut off at
 * the end is left out; what cannot be of the format makes it another one.
 */
abstract class PackedReader {

    /** Deeper values are of no message that people send. */
    static final int MAX_DEPTH = 64;

    /** Why no more is read. It comes by often, so it knows no stack. */
    static final class Stop extends Exception {
        private static final long serialVersionUID = 1;
        private final boolean ended;

        private Stop(boolean ended) {
            super(ended ? "the bytes have ended" : "another format", null, false, false);
            this.ended = ended;
        }
    }

    private final String s;
    private int at;
    private int depth;
    private int names;
    private boolean tooDeep;

    PackedReader(String s, int from) {
        this.s = s;
        this.at = from;
    }

    /** Adds one value, and all that lies in it. */
    abstract void value(Scope scope, String path, String name) throws Stop;

    /** Whether the text is of this format from its first value on, and names something; adds what it holds. */
    boolean read(Scope scope, String path) {
        try {
            while (at < s.length()) {
                value(scope, path, "");
            }
        } catch (Stop stop) {
            return stop.ended && names > 0;
        }
        return names > 0;
    }

    /** Whether it is of this format as far as it was read, and goes deeper than it is read. */
    boolean tooDeep() {
        return tooDeep;
    }

    Stop broken() {
        return new Stop(false);
    }

    int at() {
        return at;
    }

    void down() throws Stop {
        if (++depth > MAX_DEPTH) {
            tooDeep = names > 0;
            throw broken();
        }
    }

    void up() {
        depth--;
    }

    /** Whether there are no more bytes. */
    boolean ended() {
        return at >= s.length();
    }

    int peek() throws Stop {
        if (at >= s.length()) {
            throw new Stop(true);
        }
        return s.charAt(at) & 0xff;
    }

    int u8() throws Stop {
        int b = peek();
        at++;
        return b;
    }

    /** An unsigned number of so many bytes, the most significant first. */
    long number(int bytes) throws Stop {
        long n = 0;
        for (int i = 0; i < bytes; i++) {
            n = n << 8 | u8();
        }
        return n;
    }

    /** A number of four bytes, the least significant first. */
    int little() throws Stop {
        return u8() | u8() << 8 | u8() << 16 | u8() << 24;
    }

    int length(long n) throws Stop {
        if (n < 0 || n > Integer.MAX_VALUE / 2) {
            throw broken();
        }
        return (int) n;
    }

    void skip(int n) throws Stop {
        if (n < 0 || at + n > s.length()) {
            throw new Stop(true);
        }
        at += n;
    }

    /** A text of so many bytes in UTF-8; what is cut off comes as far as it is there. */
    String text(int n) throws Stop {
        if (n < 0) {
            throw broken();
        }
        int end = Math.min(s.length(), at + n);
        String text = new String(s.substring(at, end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        at = end;
        return text;
    }

    /** The name of a member; one with a control character in it is none. */
    String key(String text) throws Stop {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == '\ufffd') {
                throw broken();
            }
        }
        names += text.isEmpty() ? 0 : 1;
        return text;
    }

    /** Up to the next zero. */
    String terminated() throws Stop {
        return terminated(0);
    }

    /** Up to the next byte of this value. */
    String terminated(int by) throws Stop {
        int end = s.indexOf(by, at);
        if (end < 0) {
            throw new Stop(true);
        }
        String text = text(end - at);
        at++;
        return text;
    }

    /** The path of a member. */
    static String member(String path, String name) {
        return name.isEmpty() ? path : path + '.' + name;
    }
}
