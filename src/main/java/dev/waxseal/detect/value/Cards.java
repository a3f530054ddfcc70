package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;
import org.jspecify.annotations.Nullable;

/**
 * Payment card numbers: issuer ranges and lengths as the issuers publish them (ISO/IEC 7812, the list in Wikipedia's
 * "Payment card number"), and the Luhn check.
 */
public final class Cards extends Recognizer {
    private static final int MIN = 13;
    private static final int MAX = 19;

    /** The longest that is known without a name; longer ones are more often numbered messages. */
    private static final int MAX_ALONE = 16;

    Cards() {
        super(Kind.CARD_NUMBER, "234568", "0000_0000");
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        return grouped(b, from, to, at) && !Digits.uuid(b, from, to, at) && scan.any(b, from, to, at);
    }

    @Override
    public boolean runs() {
        return true;
    }

    @Override
    boolean deserves(byte[] b, int from, int to, int start, int end) {
        int n = end - start;
        boolean card =
                n >= MIN && n <= MAX_ALONE && b[start] > '1' && b[start] < '9' && CheckDigits.luhn(b, start, end);
        return ((card && (end == to || !Bytes.letter(b[end]))) || Digits.seams(b, from, to, start, end))
                && !Digits.uuid(b, from, to, start);
    }

    private static boolean grouped(byte[] b, int from, int to, int at) {
        return !Bytes.digit(b[at - 4]) && Digits.around(b, from, to, at) >= MIN;
    }

    /** Whether a value that is called a card number is one. */
    public static boolean named(String value) {
        String digits = Chars.without(value, " -.");
        return Chars.digits(digits)
                && digits.length() >= 12
                && digits.length() <= MAX
                && CheckDigits.luhn(digits)
                && brand(digits) != null;
    }

    /**
     * Where a card number that stands alone ends, or -1: digits in one piece or in groups with one and the same
     * separator, neither part of a longer word nor of a decimal number.
     */
    @Override
    int end(String s, int from) {
        if (from > 0 && joins(s, from - 1)) {
            return -1;
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
        if (digits.length() < MIN || digits.length() > MAX_ALONE || (i < s.length() && joinsAfter(s, i))) {
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
                || !CheckDigits.luhn(number)) {
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
    static @Nullable String brand(String n) {
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

    @Override
    String label(String s, int from, int to) {
        String brand = brand(Chars.without(s.substring(from, to), " -."));
        return brand == null ? "" : brand;
    }

    /** The issuer's name for a value that is called a card number, or empty. */
    public static String brandOf(String value) {
        String digits = Chars.without(value, " -.");
        String brand = digits.length() < MIN ? null : brand(digits);
        return brand == null ? "" : brand;
    }

    @Override
    public String nearly(String word, String plain) {
        if (!Chars.digits(plain)) {
            return word.indexOf('.') > 0 && Chars.number(word) ? "card-number: a fraction" : "";
        } else if (plain.length() < MIN || plain.length() > MAX) {
            return "";
        } else if (brand(plain) == null) {
            return "card-number: no issuer has the first digits";
        } else if (!CheckDigits.luhn(plain)) {
            return "card-number: the check digit (Luhn) is wrong";
        }
        return "card-number: a number of this length or issuer needs a name that says so, or stands within another"
                + " word";
    }
}
