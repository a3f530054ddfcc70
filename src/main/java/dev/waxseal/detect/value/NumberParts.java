package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Chars;

/** What stands at a place in numbers that states give to people: digits, letters, a date of birth. */
final class NumberParts {

    private NumberParts() {}

    /**
     * Whether a month stands at one place and a day at the other; both may carry the offsets that states add. Months may
     * have 20, 40, 60 or 80 added for a century, days 40 for other reasons.
     */
    static boolean date(String s, int monthAt, int dayAt) {
        int month = Integer.parseInt(s, monthAt, monthAt + 2, 10) % 20;
        int day = Integer.parseInt(s, dayAt, dayAt + 2, 10) % 60;
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /** Whether there are digits only from one place to another. */
    static boolean digitsIn(String s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Chars.digit(s.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether there are capitals only from one place to another. */
    static boolean letters(String s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.charAt(i) < 'A' || s.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }
}
