package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Chars;

/** US social security numbers, by the areas, groups and serials that are never assigned (SSA, POMS RM 10201). */
public final class Ssns extends Recognizer {
    private static final int DIGITS = 9;

    Ssns() {
        super(Kind.US_SSN, "012345678", "000_00_0000");
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        return !Digits.uuid(b, from, to, at) && scan.any(b, from, to, at);
    }

    @Override
    public String nearly(String word, String plain) {
        if (plain.length() != DIGITS || !Chars.digits(plain)) {
            return "";
        } else if (word.length() == 11 && word.charAt(3) == '-' && word.charAt(6) == '-') {
            return valid(word) ? "" : "us-ssn: a number that is never given to anyone";
        }
        return "us-ssn, bank-account: nine digits need a name that says so";
    }

    /** Nine digits, undashed or 3-2-4. */
    public static boolean valid(String v) {
        String digits = Chars.without(v, " -");
        return digits.length() == 9
                && Chars.digits(digits)
                && assignable(digits)
                && (v.length() == 9 || standing(v, 0) == v.length());
    }

    /** Where a number that stands alone ends, or -1: 3-2-4 with one and the same separator. */
    @Override
    int end(String s, int from) {
        return standing(s, from);
    }

    private static int standing(String s, int from) {
        int end = from + 11;
        if (end > s.length() || (from > 0 && joins(s.charAt(from - 1))) || (end < s.length() && joins(s.charAt(end)))) {
            return -1;
        }
        char separator = s.charAt(from + 3);
        if ((separator != '-' && separator != ' ') || s.charAt(from + 6) != separator) {
            return -1;
        }
        for (int i = 0; i < 11; i++) {
            if (i != 3 && i != 6 && !Chars.digit(s.charAt(from + i))) {
                return -1;
            }
        }
        boolean point = end + 1 < s.length() && s.charAt(end) == '.' && Chars.digit(s.charAt(end + 1));
        boolean before = from > 1 && s.charAt(from - 1) == ' ' && separator == ' ' && Chars.digit(s.charAt(from - 2));
        boolean after =
                end + 1 < s.length() && s.charAt(end) == ' ' && separator == ' ' && Chars.digit(s.charAt(end + 1));
        if (point || before || after) {
            return -1;
        }
        return assignable(Chars.without(s.substring(from, end), " -")) ? end : -1;
    }

    private static boolean joins(char c) {
        return Chars.word(c) || c == '-' || c == '_' || c == '+' || c == '/';
    }

    private static boolean assignable(String d) {
        return !d.startsWith("000")
                && !d.startsWith("666")
                && d.charAt(0) != '9'
                && !d.startsWith("00", 3)
                && !d.endsWith("0000")
                && !d.equals("078051120")
                && !d.equals("219099999")
                && !d.equals("123456789");
    }
}
