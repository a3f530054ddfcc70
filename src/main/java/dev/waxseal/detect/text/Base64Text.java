package dev.waxseal.detect.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64 of either alphabet (RFC 4648 sections 4 and 5), with or without padding and line ends. */
public final class Base64Text {

    /** So many replacements come of one character that was cut. */
    private static final int CUT = 3;

    private Base64Text() {}

    /** The text that this encodes, or null where it encodes something else, or nothing. */
    public static @Nullable String text(String v) {
        byte[] bytes = decode(v);
        if (bytes == null || bytes.length < 6) {
            return null;
        }
        int printable = 0;
        for (byte b : bytes) {
            if ((b >= ' ' && b < 0x7f) || b == '\n' || b == '\r' || b == '\t') {
                printable++;
            } else if (b >= 0) {
                return null;
            }
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return printable * 10 >= bytes.length * 9 || whole(text) ? text : null;
    }

    /** Whether it is UTF-8, of which a character may have been cut at either end. */
    private static boolean whole(String text) {
        int cut = text.indexOf('\ufffd', CUT);
        return cut < 0 || cut >= text.length() - CUT;
    }

    public static byte @Nullable [] decode(String v) {
        int end = v.length();
        while (end > 0 && (v.charAt(end - 1) == '=' || v.charAt(end - 1) <= ' ')) {
            end--;
        }
        if (!letters(v, end)) {
            return null;
        }
        String s = Chars.hasSpace(v) ? Chars.without(v, "\r\n \t") : v;
        int padding = s.endsWith("==") ? 2 : s.endsWith("=") ? 1 : 0;
        int n = s.length() - padding;
        if (n < 2 || n % 4 == 1) {
            return null;
        }
        String plain = s.replace('-', '+').replace('_', '/').substring(0, n);
        try {
            return Base64.getDecoder().decode(plain);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether so many characters are of either alphabet, or white space, which printers put there. */
    private static boolean letters(String s, int n) {
        for (int i = 0; i < n; i++) {
            char c = s.charAt(i);
            if (!Chars.word(c) && "+/-_\r\n \t".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
