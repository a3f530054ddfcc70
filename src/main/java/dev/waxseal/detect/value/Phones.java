package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Chars;

/** Telephone numbers in international form (ITU-T E.164): a plus, a country code, at most fifteen digits. */
final class Phones {
    private static final int MIN = 8;
    private static final int MAX = 15;

    private Phones() {}

    /** Where a number that begins with this plus ends, or -1. */
    static int alone(String s, int from) {
        if (from + MIN >= s.length() || s.charAt(from + 1) < '1' || s.charAt(from + 1) > '9') {
            return -1;
        }
        if (from > 0 && (Chars.word(s.charAt(from - 1)) || "+/=_-.%)&".indexOf(s.charAt(from - 1)) >= 0)) {
            return -1;
        }
        if (Dates.iso(s.substring(from + 1, Math.min(s.length(), from + 11)))) {
            return -1; // an added line of a comparison
        }
        int digits = 0;
        int i = from + 1;
        int end = -1;
        while (i < s.length()) {
            char c = s.charAt(i);
            if (Chars.digit(c)) {
                digits++;
                end = i + 1;
            } else if (" -().".indexOf(c) < 0 || (c == ' ' && s.charAt(i - 1) == ' ')) {
                break;
            }
            i++;
        }
        int dot = end < 0 ? -1 : Chars.indexOf(s, '.', from, end);
        if (dot > 0 && Chars.digitsEnd(s, dot + 1) - dot > 6) {
            return -1; // the decimals of a number
        }
        boolean joined = end >= 0
                && end < s.length()
                && (Chars.word(s.charAt(end))
                        || s.charAt(end) == '+'
                        || s.charAt(end) == '/'
                        || s.charAt(end) == '='
                        || s.charAt(end) == '_');
        return digits >= MIN && digits <= MAX && !joined ? end : -1;
    }
}
