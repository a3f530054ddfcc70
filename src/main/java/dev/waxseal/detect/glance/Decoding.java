package dev.waxseal.detect.glance;

/** Takes the escapes out of a stretch of bytes, as the second look does with text; one is used again and again. */
final class Decoding {
    private static final int SMALL = 1024;

    /** What each hexadecimal digit stands for, and -1 for all else, which stays negative whatever it is joined with. */
    private static final byte[] DIGITS = digits();

    private byte[] out = new byte[SMALL];
    private int n;

    private static byte[] digits() {
        byte[] digits = new byte[256];
        for (int b = 0; b < digits.length; b++) {
            digits[b] = (byte) (b < 0x80 ? Character.digit(b, 16) : -1);
        }
        return digits;
    }

    private void begin(int most) {
        n = 0;
        if (out.length < most) {
            out = new byte[most];
        }
    }

    private void add(int b) {
        out[n++] = (byte) b;
    }

    byte[] bytes() {
        return out;
    }

    /** How many of the bytes are  */
    int length() {
        return n;
    }

    /** Percent-encoding and {@code +} for a space (WHATWG URL, application/x-www-form-urlencoded). */
    void percent(byte[] b, int from, int to) {
        begin(to - from);
        int i = from;
        while (i < to) {
            int escaped = escape(b, i, to);
            add(escaped >= 0 ? escaped : b[i] == '+' ? ' ' : b[i]);
            i += escaped >= 0 ? 3 : 1;
        }
    }

    /** What the escape {@code %hh} that begins here stands for, or less than 0 where none does. */
    static int escape(byte[] b, int at, int to) {
        if (b[at] != '%' || at + 2 >= to) {
            return -1;
        }
        return DIGITS[b[at + 1] & 0xff] << 4 | DIGITS[b[at + 2] & 0xff];
    }

    /** The escapes of JSON (RFC 8259 section 7). */
    void json(byte[] b, int from, int to) {
        begin(to - from);
        int i = from;
        while (i < to) {
            int escaped = b[i] == '\\' && i + 1 < to ? b[i + 1] : -1;
            int code = escaped == 'u' && i + 6 <= to ? number(b, i + 2, i + 6, 16) : -1;
            int control = "ntrbf".indexOf(escaped);
            if (code >= 0) {
                utf8(code);
                i += 6;
            } else if (escaped >= 0) {
                add(control < 0 ? escaped : "\n\t\r\b\f".charAt(control));
                i += 2;
            } else {
                add(b[i++]);
            }
        }
    }

    /** The references to characters of XML and HTML, by number and by the names that matter. */
    void entities(byte[] b, int from, int to) {
        begin(to - from);
        int i = from;
        while (i < to) {
            int end = i + 1;
            while (b[i] == '&' && end < to && end - i < 10 && b[end] != ';' && b[end] != '&') {
                end++;
            }
            int code = b[i] == '&' && end < to && b[end] == ';' ? entity(b, i + 1, end) : -1;
            if (code < 0) {
                add(b[i++]);
            } else {
                utf8(code);
                i = end + 1;
            }
        }
    }

    private static int entity(byte[] b, int from, int to) {
        if (b[from] == '#') {
            boolean hex = from + 1 < to && (b[from + 1] | 32) == 'x';
            return number(b, hex ? from + 2 : from + 1, to, hex ? 16 : 10);
        }
        return switch (((to - from) << 8) | b[from]) {
            case (3 << 8) | 'a' -> '&';
            case (2 << 8) | 'l' -> '<';
            case (2 << 8) | 'g' -> '>';
            case (4 << 8) | 'q' -> '"';
            case (4 << 8) | 'a' -> '\'';
            case (4 << 8) | 'n' -> ' ';
            default -> -1;
        };
    }

    private static int number(byte[] b, int from, int to, int radix) {
        int number = from < to ? 0 : -1;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(b[i], radix);
            if (digit < 0 || number > Character.MAX_CODE_POINT) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    /** Every escape is at least as long as what it stands for. */
    private void utf8(int code) {
        if (code < 0x80) {
            add(code);
        } else if (code < 0x800) {
            add(0xc0 | (code >> 6));
            add(0x80 | (code & 0x3f));
        } else if (code < 0x10000) {
            add(0xe0 | (code >> 12));
            add(0x80 | ((code >> 6) & 0x3f));
            add(0x80 | (code & 0x3f));
        } else {
            add(0xf0 | (code >> 18));
            add(0x80 | ((code >> 12) & 0x3f));
            add(0x80 | ((code >> 6) & 0x3f));
            add(0x80 | (code & 0x3f));
        }
    }
}
