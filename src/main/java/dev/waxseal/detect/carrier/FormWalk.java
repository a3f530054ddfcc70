package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads {@code name=value&name=value}: the query of a URL and forms (WHATWG URL, application/x-www-form-urlencoded). */
public final class FormWalk {
    private FormWalk() {}

    /** Adds each pair of the whole text. */
    static void walk(String s, Place place, Scope scope) {
        walk(s, 0, s.length(), place, scope);
    }

    /** Adds each pair. */
    static void walk(String s, int from, int to, Place place, Scope scope) {
        int start = from;
        while (start < to) {
            int end = Chars.indexOf(s, '&', start, to);
            if (end < 0) {
                end = to;
            }
            int equals = Chars.indexOf(s, '=', start, end);
            if (equals >= 0) {
                String name = decode(s, start, equals);
                scope.add(place.of(name), name, decode(s, equals + 1, end), equals + 1, end);
            } else if (end > start) {
                scope.add(place.of(""), "", decode(s, start, end), start, end);
            }
            start = end + 1;
        }
    }

    /** Percent-decodes UTF-8, and {@code +} as a space; what is not an escape stays. */
    public static String decode(String s, int from, int to) {
        boolean plain = true;
        for (int i = from; i < to && plain; i++) {
            plain = s.charAt(i) != '%' && s.charAt(i) != '+';
        }
        if (plain) {
            return s.substring(from, to);
        }
        StringBuilder out = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            char c = s.charAt(i);
            if (c == '%' && escape(s, i, to) >= 0) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                int b = escape(s, i, to);
                while (b >= 0) {
                    bytes.write(b);
                    i += 3;
                    b = i < to && s.charAt(i) == '%' ? escape(s, i, to) : -1;
                }
                out.append(text(bytes.toByteArray()));
            } else {
                out.append(c == '+' ? ' ' : c);
                i++;
            }
        }
        return out.toString();
    }

    private static String text(byte[] bytes) {
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        return utf8.indexOf('\ufffd') < 0 ? utf8 : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static int escape(String s, int at, int to) {
        if (at + 2 >= to) {
            return -1;
        }
        int high = Character.digit(s.charAt(at + 1), 16);
        int low = Character.digit(s.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
