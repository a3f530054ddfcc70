package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Chars;
import org.jspecify.annotations.Nullable;

/**
 * Payment card numbers: issuer ranges and lengths as the issuers publish them (ISO/IEC 7812, the list in Wikipedia's
 * "Payment card number"), and the Luhn check.
 */
public final class Cards {
    private static final int MIN = 13;
    private static final int MAX = 19;

    private Cards() {}

    /** Whether a value that is called a card number is one. */
    public static boolean named(String value) {
        String digits = Chars.without(value, " -.");
        return Chars.digits(digits)
                && digits.length() >= 12
                && digits.length() <= MAX
                && luhn(digits)
                && brand(digits) != null;
    }

    /**
     * Where a card number that stands alone ends, or -1: digits in one piece or in groups with one and the same
     * separator, neither part of a longer word nor of a decimal number.
     */
    static int alone(String s, int from) {
        if ("0179".indexOf(s.charAt(from)) >= 0 || (from > 0 && joins(s, from - 1))) {
            return -1; // no issuer has such a number
        }
        StringBuilder digits = new StringBuilder(MAX);
        char separator = 0;
        int i = from;
        int group = 0;
        boolean evenGroups = true;
        while (i < s.length()) {
            char c = s.charAt(i);
            if (Chars.digit(c)) {
                if (digits.length() == MAX) {
                    return -1;
                }
                digits.append(c);
                group++;
                i++;
            } else if ((c == ' ' || c == '-')
                    && i + 1 < s.length()
                    && Chars.digit(s.charAt(i + 1))
                    && (separator == 0 || separator == c)
                    && group >= 4) {
                separator = c;
                evenGroups &= group >= 4 && group <= 6;
                group = 0;
                i++;
            } else {
                break;
            }
        }
        if (digits.length() < MIN || digits.length() > 16 || (i < s.length() && joinsAfter(s, i))) {
            return -1;
        }
        if (separator != 0 && (!evenGroups || group < 2)) {
            return -1;
        }
        String number = digits.toString();
        String brand = brand(number);
        if (brand == null
                || brand.equals("Maestro")
                || (number.length() == 13
                        && (number.charAt(0) != '4' || (from > 0 && s.charAt(from - 1) == '+'))) // a telephone
                || !luhn(number)) {
            return -1;
        }
        return i;
    }

    private static boolean joins(String s, int before) {
        char c = s.charAt(before);
        if (Chars.word(c) || c == '_' || (c == '.' && before > 0 && Chars.digit(s.charAt(before - 1)))) {
            return true;
        }
        return (c == '-' && before > 0 && Chars.word(s.charAt(before - 1)))
                || (c == '+' && before > 0 && (s.charAt(before - 1) | 0x20) == 'e');
    }

    private static boolean joinsAfter(String s, int at) {
        char c = s.charAt(at);
        if (Chars.word(c) || c == '_') {
            return true;
        }
        return (c == '.' || c == '-') && at + 1 < s.length() && Chars.word(s.charAt(at + 1));
    }

    /** The issuer's name, or null where no issuer has such a number. */
    public static @Nullable String brand(String n) {
        int length = n.length();
        int two = number(n, 2);
        int three = number(n, 3);
        int four = number(n, 4);
        int six = number(n, 6);
        if (n.charAt(0) == '4') {
            return length == 13 || length == 16 || length == 19 ? "Visa" : null;
        } else if ((two >= 51 && two <= 55) || (six >= 222100 && six <= 272099)) {
            return length == 16 ? "Mastercard" : null;
        } else if (two == 34 || two == 37) {
            return length == 15 ? "American Express" : null;
        } else if ((three >= 300 && three <= 305) || three == 309 || two == 36 || two == 38 || two == 39) {
            return length >= 14 && length <= 19 ? "Diners Club" : null;
        } else if (four == 6011 || (three >= 644 && three <= 649) || two == 65) {
            return length >= 16 && length <= 19 ? "Discover" : null;
        } else if (four >= 3528 && four <= 3589) {
            return length >= 16 && length <= 19 ? "JCB" : null;
        } else if (two == 62 || two == 81) {
            return length >= 16 && length <= 19 ? "UnionPay" : null;
        } else if (four >= 2200 && four <= 2204) {
            return length >= 16 && length <= 19 ? "Mir" : null;
        } else if (two == 60 || two == 50 || (two >= 56 && two <= 58) || two == 63 || two == 67) {
            return length >= 12 ? "Maestro" : null;
        }
        return null;
    }

    private static int number(String digits, int count) {
        return Integer.parseInt(digits, 0, count, 10);
    }

    public static boolean luhn(String digits) {
        int sum = 0;
        for (int i = digits.length() - 1, place = 0; i >= 0; i--, place++) {
            int d = digits.charAt(i) - '0';
            sum += (place & 1) == 0 ? d : d < 5 ? 2 * d : 2 * d - 9;
        }
        return sum % 10 == 0;
    }
}
