package dev.waxseal.detect.carrier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/** How a document is written where it is the value of another one. */
enum Writing {
    /** As a string of JSON (RFC 8259 section 7). */
    JSON {
        @Override
        int unit(byte[] b, int at, int to) {
            if (b[at] != '\\') {
                return one(b[at]);
            } else if (at + 1 >= to) {
                return CUT;
            } else if (b[at + 1] != 'u') {
                int control = "ntrbf".indexOf(b[at + 1]);
                return of(2, control < 0 ? b[at + 1] : "\n\t\r\b\f".charAt(control));
            }
            int high = hex(b, at + 2, to, 4);
            if (high == CUT || !Character.isHighSurrogate((char) high)) {
                return high == CUT ? CUT : of(6, high);
            }
            int low = at + 7 < to && (b[at + 6] != '\\' || b[at + 7] != 'u') ? '?' : hex(b, at + 8, to, 4);
            return low == CUT
                    ? CUT
                    : Character.isLowSurrogate((char) low)
                            ? of(12, Character.toCodePoint((char) high, (char) low))
                            : of(6, '?');
        }

        @Override
        void write(byte[] plain, ByteArrayOutputStream out) {
            for (byte c : plain) {
                if (c >= 0 && c < ' ') {
                    out.writeBytes(CONTROL);
                    hex(c, out);
                } else {
                    if (c == '"' || c == '\\') {
                        out.write('\\');
                    }
                    out.write(c);
                }
            }
        }
    },

    /** As a field of a form (WHATWG URL, application/x-www-form-urlencoded). */
    PERCENT {
        @Override
        int unit(byte[] b, int at, int to) {
            if (b[at] != '%') {
                return one(b[at] == '+' ? (byte) ' ' : b[at]);
            }
            int hex = hex(b, at + 1, to, 2);
            return hex == CUT ? CUT : 3 << LENGTH | BYTE | hex;
        }

        @Override
        void write(byte[] plain, ByteArrayOutputStream out) {
            for (byte c : plain) {
                if (c > ' ' && Character.isLetterOrDigit(c)) {
                    out.write(c);
                } else {
                    out.write('%');
                    hex(c, out);
                }
            }
        }
    },

    /** As text of XML (section 2.4). */
    ENTITIES {
        @Override
        int unit(byte[] b, int at, int to) {
            if (b[at] != '&') {
                return one(b[at]);
            }
            int end = at + 1;
            while (end < to && end - at <= LONGEST && b[end] != ';') {
                end++;
            }
            if (end == to) {
                return to - at <= LONGEST ? CUT : one(b[at]);
            }
            String text = XmlWalk.entities(new String(b, at, end + 1 - at, ISO_8859_1));
            return text.length() > 2 || end - at > LONGEST ? one(b[at]) : of(end + 1 - at, text.codePointAt(0));
        }

        @Override
        void write(byte[] plain, ByteArrayOutputStream out) {
            for (byte c : plain) {
                switch (c) {
                    case '&' -> out.writeBytes(AMP);
                    case '<' -> out.writeBytes(LT);
                    default -> out.write(c);
                }
            }
        }
    },

    /** In Base64 of either alphabet, with line ends in it or without (RFC 4648, RFC 2045). */
    BASE64 {
        @Override
        int unit(byte[] b, int at, int to) {
            throw new IllegalStateException("its units are groups");
        }

        @Override
        Unwritten read(byte[] before, byte[] b, int from, int to) {
            Unwritten plain = new Unwritten(before, from, to);
            byte[] group = new byte[4];
            int n = 0;
            int begin = from;
            for (int i = from; i < to; i++) {
                if (b[i] <= ' ') {
                    continue; // a line end
                }
                begin = n == 0 ? i : begin;
                group[n++] = b[i] == '-' ? (byte) '+' : b[i] == '_' ? (byte) '/' : b[i];
                if (n == 4) {
                    n = 0;
                    byte[] three = decoded(group);
                    for (byte one : three) {
                        plain.add(one, begin);
                    }
                    begin = i + 1;
                }
            }
            plain.end(n == 0 ? to : begin);
            return plain;
        }

        @Override
        void write(byte[] plain, ByteArrayOutputStream out) {
            byte[] whole = new byte[(plain.length + 2) / 3 * 3];
            int padding = whole.length - plain.length;
            Arrays.fill(whole, 0, padding, (byte) ' ');
            System.arraycopy(plain, 0, whole, padding, plain.length);
            out.writeBytes(Base64.getEncoder().encode(whole));
        }

        private byte[] decoded(byte[] group) {
            try {
                byte[] bytes = Base64.getDecoder().decode(group);
                return bytes.length == 3 ? bytes : NOTHING;
            } catch (IllegalArgumentException e) {
                return NOTHING;
            }
        }
    };

    /** The bytes of a group, which are written together. */
    static final int GROUP = 3;

    private static final int LENGTH = 24;

    private static final int CUT = -1;

    /** Marks a byte that is no character. */
    private static final int BYTE = 1 << 22;

    /** The longest reference to a character. */
    private static final int LONGEST = 10;

    private static final String DIGITS = "0123456789ABCDEF";

    private static final byte[] NOTHING = {};
    private static final byte[] CONTROL = "\\u00".getBytes(US_ASCII);
    private static final byte[] AMP = "&amp;".getBytes(US_ASCII);
    private static final byte[] LT = "&lt;".getBytes(US_ASCII);

    /** What is written here: how long that is and what it stands for; or {@link #CUT} where its end is not there yet. */
    abstract int unit(byte[] b, int at, int to);

    /** Writes this in such a way that it can go on with whatever is written so; perhaps with white space before it. */
    abstract void write(byte[] plain, ByteArrayOutputStream out);

    /** Reads what is written here, as far as it is whole, behind what is known already. */
    Unwritten read(byte[] before, byte[] b, int from, int to) {
        Unwritten plain = new Unwritten(before, from, to);
        int i = from;
        while (i < to) {
            int unit = unit(b, i, to);
            if (unit == CUT) {
                break;
            }
            int what = unit & ((1 << LENGTH) - 1);
            if ((what & BYTE) != 0) {
                plain.add((byte) what, i);
            } else {
                for (byte one : Character.toString(what).getBytes(UTF_8)) {
                    plain.add(one, i);
                }
            }
            i += unit >>> LENGTH;
        }
        plain.end(i);
        return plain;
    }

    static int one(byte b) {
        return 1 << LENGTH | BYTE | (b & 0xff);
    }

    static int of(int length, int character) {
        return length << LENGTH | character;
    }

    static void hex(byte b, ByteArrayOutputStream out) {
        out.write(DIGITS.charAt(b >> 4 & 15));
        out.write(DIGITS.charAt(b & 15));
    }

    static int hex(byte[] b, int from, int to, int digits) {
        int code = 0;
        for (int i = from; i < from + digits; i++) {
            if (i >= to) {
                return CUT;
            }
            code = code << 4 | Math.max(0, Character.digit(b[i], 16));
        }
        return code;
    }
}
