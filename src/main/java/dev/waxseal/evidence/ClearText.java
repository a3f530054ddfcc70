package dev.waxseal.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What is about to be sealed: objects of JSON (RFC 8259), a line each. Its bytes are wiped when it is done with, and so are
 * those that it outgrows.
 */
final class ClearText {

    private static final byte[] HEXADECIMAL = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[4_096];
    private int length;
    private boolean first = true;

    ClearText begin() {
        put('{');
        first = true;
        return this;
    }

    ClearText end() {
        put('}');
        put('\n');
        return this;
    }

    ClearText member(String name, long value) {
        name(name);
        raw(Long.toString(value));
        return this;
    }

    ClearText member(String name, String value) {
        return member(name, value.toCharArray());
    }

    /** Copies the characters nowhere else. */
    ClearText member(String name, char[] value) {
        name(name);
        quote(value);
        return this;
    }

    /** How many bytes there are. */
    int length() {
        return length;
    }

    /** Those bytes, and behind them others that mean nothing. */
    byte[] bytes() {
        return bytes;
    }

    /** Begins anew. */
    void wipe() {
        Arrays.fill(bytes, (byte) 0);
        length = 0;
    }

    private void name(String name) {
        if (!first) {
            put(',');
        }
        first = false;
        quote(name.toCharArray());
        put(':');
    }

    private void raw(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
    }

    private void quote(char[] text) {
        put('"');
        for (int i = 0; i < text.length; i++) {
            char c = text[i];
            if (c == '"' || c == '\\') {
                put('\\');
                put(c);
            } else if (c >= ' ' && c < 0x7f) {
                put(c);
            } else if (i + 1 < text.length && Character.isSurrogatePair(c, text[i + 1])) {
                utf8(Character.toCodePoint(c, text[++i]));
            } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
                escape(c);
            } else {
                utf8(c);
            }
        }
        put('"');
    }

    private void escape(char c) {
        raw("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            put(HEXADECIMAL[c >> shift & 15]);
        }
    }

    /** RFC 3629. */
    private void utf8(int c) {
        if (c < 0x800) {
            put(0xc0 | c >> 6);
        } else {
            if (c < 0x10000) {
                put(0xe0 | c >> 12);
            } else {
                put(0xf0 | c >> 18);
                put(0x80 | (c >> 12 & 0x3f));
            }
            put(0x80 | (c >> 6 & 0x3f));
        }
        put(0x80 | (c & 0x3f));
    }

    private void put(int b) {
        if (length == bytes.length) {
            byte[] outgrown = bytes;
            bytes = Arrays.copyOf(outgrown, 2 * length);
            Arrays.fill(outgrown, (byte) 0);
        }
        bytes[length++] = (byte) b;
    }
}
