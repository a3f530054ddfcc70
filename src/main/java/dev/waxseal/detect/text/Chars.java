package dev.waxseal.detect.text;

/** Questions about the characters of a value; ASCII unless said otherwise. */
public final class Chars {
    /** Of a key that is told from a path: of 128 bits in Base64. */
    private static final int SHORTEST_KEY = 22;

    private Chars() {}

    public static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    public static boolean letter(char c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    public static boolean word(char c) {
        return digit(c) || letter(c);
    }

    public static boolean digits(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (!digit(s.charAt(i))) {
                return false;
            }
        }
        return !s.isEmpty();
    }

    public static boolean alphanumeric(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (!word(s.charAt(i))) {
                return false;
            }
        }
        return !s.isEmpty();
    }

    public static boolean hasDigit(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (digit(s.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean none(String s, char unwanted) {
        return s.indexOf(unwanted) < 0;
    }

    public static boolean url(String s) {
        int colon = s.indexOf("://");
        return (colon > 0 && colon < 12) || (s.indexOf('/', 1) > 0 && path(s));
    }

    /** Whether it begins as a path does, and is no key in Base64, of which one in 64 begins so. */
    public static boolean path(String s) {
        return s.startsWith("/") && !base64(s);
    }

    /** Whether there is nothing but Base64 in it, and what makes it unlike the names of folders. */
    private static boolean base64(String s) {
        int end = s.length();
        while (end > 0 && s.charAt(end - 1) == '=') {
            end--;
        }
        boolean unlike = end < s.length() && s.length() % 4 == 0;
        for (int i = 0; i < end; i++) {
            char c = s.charAt(i);
            if (!word(c) && c != '+' && c != '/') {
                return false;
            }
            unlike |= c == '+';
        }
        return unlike && end >= SHORTEST_KEY;
    }

    /** A URL of the web, which is never a password. */
    public static boolean webUrl(String s) {
        return s.startsWith("http://") || s.startsWith("https://");
    }

    public static boolean hasSpace(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (Character.isWhitespace(s.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Letters of any language. */
    public static boolean hasLetter(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (Character.isLetter(s.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    public static int digitCount(String s) {
        int count = 0;
        for (int i = 0; i < s.length(); i++) {
            if (digit(s.charAt(i))) {
                count++;
            }
        }
        return count;
    }

    /** Digits, with a sign or a point. */
    public static boolean number(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (!digit(s.charAt(i)) && s.charAt(i) != '.' && s.charAt(i) != '-' && s.charAt(i) != '+') {
                return false;
            }
        }
        return hasDigit(s);
    }

    /** Letters, digits and what stands between them in numbers that people are given. */
    public static boolean identifier(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (!Character.isLetterOrDigit(s.charAt(i)) && " -./*()".indexOf(s.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    public static String without(String s, String unwanted) {
        StringBuilder kept = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            if (unwanted.indexOf(s.charAt(i)) < 0) {
                kept.append(s.charAt(i));
            }
        }
        return kept.toString();
    }

    /** As {@link String#indexOf(int, int)}, and no further than {@code to}. */
    public static int indexOf(String s, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    public static int digitsEnd(String s, int from) {
        int i = from;
        while (i < s.length() && digit(s.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Where the text begins, after white space and a byte order mark. */
    public static int start(String text) {
        int start = skipSpace(text, 0);
        return start + 1 < text.length() && text.charAt(start) == '\ufeff' ? start + 1 : start;
    }

    /** Where the line ends that this stands on: at its feed, or at the end of the text. */
    public static int lineEnd(String s, int from) {
        int end = s.indexOf('\n', from);
        return end < 0 ? s.length() : end;
    }

    /** The index of the first character that is not white space, or the last index. */
    public static int skipSpace(String s, int from) {
        int i = from;
        while (i + 1 < s.length() && s.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    /** The end of what no white space, quote or bracket interrupts, and no further than {@code to}. */
    public static int tokenEnd(String s, int from, int to) {
        int i = from;
        int most = Math.min(s.length(), to);
        while (i < most && s.charAt(i) > ' ' && "\"'<>".indexOf(s.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    /** The index of the first character from {@code from} that is neither letter, digit, {@code -} nor {@code _}. */
    public static int base64UrlEnd(String s, int from) {
        int i = from;
        while (i < s.length() && (word(s.charAt(i)) || s.charAt(i) == '-' || s.charAt(i) == '_')) {
            i++;
        }
        return i;
    }
}
