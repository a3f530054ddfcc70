package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Chars;

/** Dates as people and machines write them. */
public final class Dates {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private Dates() {}

    /** Whether this is a day of 1900 or later: {@code 1985-07-21}, {@code 21.07.1985}, {@code 7/21/85}, {@code 19850721}. */
    public static boolean ofBirth(String v) {
        int end = v.indexOf('T') == 10 || v.indexOf(' ') == 10 ? 10 : v.length();
        String s = v.substring(0, end);
        if (s.length() == 8 && Chars.digits(s)) {
            return day(number(s, 0, 4), number(s, 4, 6), number(s, 6, 8))
                    || day(number(s, 4, 8), number(s, 2, 4), number(s, 0, 2));
        }
        int first = separator(s, 0);
        int second = first < 0 ? -1 : separator(s, first + 1);
        if (second < 0 || s.charAt(first) != s.charAt(second)) {
            return words(s);
        }
        int a = number(s, 0, first);
        int b = number(s, first + 1, second);
        int c = number(s, second + 1, s.length());
        if (first == 4) {
            return day(a, b, c);
        }
        int year = s.length() - second - 1 == 2 ? FIRST_YEAR + c : c;
        return day(year, b, a) || day(year, a, b);
    }

    /** Whether this is a date and no more than a time besides. */
    public static boolean like(String v) {
        return v.length() >= 8 && v.length() <= 30 && iso(v);
    }

    /** Whether this begins with a year, a month and a day. */
    public static boolean iso(String v) {
        return v.length() >= 10
                && v.charAt(4) == '-'
                && v.charAt(7) == '-'
                && day(number(v, 0, 4), number(v, 5, 7), number(v, 8, 10));
    }

    /** {@code 21 July 1985}, {@code Jul 21, 1985}: a month's name among numbers. */
    private static boolean words(String s) {
        int digits = Chars.digitCount(s);
        return s.length() <= 20 && digits >= 5 && digits <= 6 && Chars.hasLetter(s) && s.indexOf(' ') > 0;
    }

    private static int separator(String s, int from) {
        for (int i = from; i < s.length(); i++) {
            if (!Chars.digit(s.charAt(i))) {
                return "-/.".indexOf(s.charAt(i)) >= 0 ? i : -1;
            }
        }
        return -1;
    }

    private static int number(String s, int from, int to) {
        if (to <= from || to - from > 4) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!Chars.digit(s.charAt(i))) {
                return -1;
            }
            number = number * 10 + s.charAt(i) - '0';
        }
        return number;
    }

    private static boolean day(int year, int month, int day) {
        return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }
}
