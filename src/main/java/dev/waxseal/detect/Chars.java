package dev.waxseal.detect;

/** Questions about the characters of a value; ASCII unless said otherwise. */
final class Chars {
    private Chars() {}

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean letter(char c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    static boolean word(char c) {
        return digit(c) || letter(c);
    }

    static boolean digits(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (!digit(s.charAt(i))) {
                return false;
            }
        }
        return !s.isEmpty();
    }

    static boolean alphanumeric(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (!word(s.charAt(i))) {
                return false;
            }
        }
        return !s.isEmpty();
    }

    static boolean hasDigit(String s) {
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

    static boolean url(String s) {
        int colon = s.indexOf("://");
        return (colon > 0 && colon < 12) || (s.startsWith("/") && s.indexOf('/', 1) > 0);
    }

    static String without(String s, String unwanted) {
        StringBuilder kept = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            if (unwanted.indexOf(s.charAt(i)) < 0) {
                kept.append(s.charAt(i));
            }
        }
        return kept.toString();
    }

    static int digitsEnd(String s, int from) {
        int i = from;
        while (i < s.length() && digit(s.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The index of the first character from {@code from} that is neither letter, digit, {@code -} nor {@code _}. */
    static int base64UrlEnd(String s, int from) {
        int i = from;
        while (i < s.length() && (word(s.charAt(i)) || s.charAt(i) == '-' || s.charAt(i) == '_')) {
            i++;
        }
        return i;
    }
}
