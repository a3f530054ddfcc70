package dev.waxseal.detect.text;

import java.nio.charset.StandardCharsets;

/** Questions about single bytes of content that is not text yet; ASCII unless said otherwise. */
public final class Bytes {
    private static final int LETTER = 1;
    private static final int DIGIT = 2;
    private static final int NAME = 4;

    /** What each byte is; a load instead of six comparisons. */
    private static final byte[] KINDS = new byte[256];

    static {
        for (int b = 0; b < 256; b++) {
            boolean letter = (b | 32) >= 'a' && (b | 32) <= 'z';
            boolean digit = b >= '0' && b <= '9';
            boolean name = letter || digit || b == '_' || b == '-' || b == '.' || b == '[' || b == '$' || b >= 0x80;
            KINDS[b] = (byte) ((letter ? LETTER : 0) | (digit ? DIGIT : 0) | (name ? NAME : 0));
        }
    }

    private Bytes() {}

    public static boolean letter(byte b) {
        return (KINDS[b & 0xff] & LETTER) != 0;
    }

    public static boolean digit(byte b) {
        return (KINDS[b & 0xff] & DIGIT) != 0;
    }

    public static boolean capital(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    /** A letter or a digit. */
    public static boolean word(byte b) {
        return (KINDS[b & 0xff] & (LETTER | DIGIT)) != 0;
    }

    /** What names are written with; all bytes beyond ASCII are taken for letters. */
    public static boolean name(byte b) {
        return (KINDS[b & 0xff] & NAME) != 0;
    }

    public static boolean ascii(String text) {
        return below(text, 0x80);
    }

    /** Whether every character of the text fits into a byte. */
    public static boolean latin(String text) {
        return below(text, 0x100);
    }

    private static boolean below(String text, int limit) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= limit) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of a text of one byte per character. */
    public static byte[] of(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The text of these bytes, one character each. */
    public static String latin(byte[] b, int from, int to) {
        return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** The text of these bytes in UTF-8, or one character each where they are none. */
    public static String text(byte[] b, int from, int to) {
        String utf8 = new String(b, from, to - from, StandardCharsets.UTF_8);
        return utf8.indexOf('\ufffd') < 0 ? utf8 : latin(b, from, to);
    }

    /** Whether all are hexadecimal digits or dashes. */
    public static boolean hexadecimal(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!digit(b[i]) && b[i] != '-' && ((b[i] | 32) < 'a' || (b[i] | 32) > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Whether what stands before this is percent-encoded, or a control character of JSON. */
    public static boolean escaped(byte[] b, int from, int begin) {
        return (begin - 3 >= from && b[begin - 3] == '%')
                || (begin - 2 >= from && b[begin - 2] == '\\' && "nrt".indexOf(b[begin - 1]) >= 0);
    }

    /** Whether this stands among these bytes. */
    public static boolean has(byte[] b, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (b[i] == wanted) {
                return true;
            }
        }
        return false;
    }
}
