package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;

/** Telephone numbers in international form (ITU-T E.164): a plus, a country code, at most fifteen digits. */
public final class Phones extends Recognizer {
    private static final int MIN = 8;

    /** National numbers without their area have fewer. */
    private static final int MIN_NAMED = 6;

    private static final int MAX = 15;

    /** How far the digits reach with what stands between them. */
    private static final int REACH = 24;

    /** What stands in each place of an American one: 2 is any digit but 0 and 1. */
    private static final String WRITTEN = "(200) 200-0000";

    private static final int NATIONAL = 14;

    Phones() {
        super(
                Kind.PHONE,
                "+(",
                "(000)_000_0000",
                "+0_",
                "+0(",
                "+0)",
                "+00_",
                "+00(",
                "+00)",
                "+000"); // not the time zone +00:00
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        if (at - from >= NATIONAL - 1 && b[at - NATIONAL + 1] == '(') {
            return scan.any(Bytes.latin(b, Math.max(from, at - NATIONAL), Math.min(to, at + 2)));
        }
        int plus = at;
        while (plus > from && at - plus < 3 && b[plus] != '+') {
            plus--;
        }
        if (b[plus] != '+' || b[plus + 1] == '0' || (plus > from && Bytes.word(b[plus - 1]))) {
            return false;
        }
        int digits = 0;
        int most = Math.min(to, plus + 1 + REACH);
        for (int i = plus + 1; i < most && (Bytes.digit(b[i]) || " -().+".indexOf(b[i]) >= 0); i++) {
            digits += Bytes.digit(b[i]) ? 1 : 0;
        }
        return digits >= MIN;
    }

    /** Whether a value that is called a telephone number is one. */
    public static boolean named(String v) {
        int digits = Chars.digitCount(v);
        for (int i = 0; i < v.length(); i++) {
            if (!Chars.digit(v.charAt(i)) && " +-()./x\u00a0".indexOf(v.charAt(i)) < 0) {
                return v.startsWith("tel:") && named(v.substring(4));
            }
        }
        return digits >= MIN_NAMED && digits <= MAX + 1 && !Dates.like(v);
    }

    /** {@code (415) 555-2671}: how numbers are written in North America, where no part begins with 0 or 1. */
    private static int american(String s, int from) {
        int end = from + NATIONAL;
        if (end > s.length()
                || (from > 0 && joined(s.charAt(from - 1), "+/=_-.%)&"))
                || (end < s.length() && joined(s.charAt(end), "-_/=.(") && goesOn(s, end))) {
            return -1;
        }
        for (int i = 0; i < NATIONAL; i++) {
            char c = s.charAt(from + i);
            boolean right = switch (WRITTEN.charAt(i)) {
                case '2' -> c >= '2' && c <= '9';
                case '0' -> Chars.digit(c);
                case '-' -> c == '-' || c == ' ' || c == '.';
                default -> c == WRITTEN.charAt(i);
            };
            if (!right) {
                return -1;
            }
        }
        return end;
    }

    private static boolean joined(char c, String signs) {
        return Chars.word(c) || signs.indexOf(c) >= 0;
    }

    /** Whether more follows than the end of a sentence. */
    private static boolean goesOn(String s, int at) {
        return s.charAt(at) != '.' || (at + 1 < s.length() && Chars.word(s.charAt(at + 1)));
    }

    /** Where a number that begins with this plus ends, or -1. */
    @Override
    int end(String s, int from) {
        if (s.charAt(from) == '(') {
            return american(s, from);
        }
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
