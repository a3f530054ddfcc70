package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Bytes;

/** What the first look asks about digits among bytes: runs, groups, words, and what only looks like them. */
final class Digits {

    /** The characters of a UUID. */
    private static final int UUID = 36;

    private Digits() {}

    /** Whether digits begin here, no later ones of a run, and no decimals. */
    static boolean begin(byte[] b, int from, int start) {
        return start == from || (start > from && !Bytes.digit(b[start - 1]) && !decimals(b, from, start));
    }

    static int end(byte[] b, int to, int at) {
        int end = at + 1;
        while (end < to && end - at < 40 && Bytes.digit(b[end])) {
            end++;
        }
        return end;
    }

    /** Whether a letter stands before that is not the end of an escape, nor the length of what follows. */
    static boolean joined(byte[] b, int from, int start) {
        return start > from
                && Bytes.letter(b[start - 1])
                && !Bytes.escaped(b, from, start)
                && !(start - 2 >= from && b[start - 2] >= 0 && b[start - 2] < ' ');
    }

    /** How many digits stand around this place with no more than separators between. */
    static int around(byte[] b, int from, int to, int at) {
        int digits = 1;
        for (int i = at - 1; i >= from && at - i < Recognizer.AROUND && grouped(b[i]); i--) {
            digits += Bytes.digit(b[i]) ? 1 : 0;
        }
        for (int i = at + 1; i < to && i - at < Recognizer.AROUND && grouped(b[i]); i++) {
            digits += Bytes.digit(b[i]) ? 1 : 0;
        }
        return digits;
    }

    private static boolean grouped(byte b) {
        return Bytes.digit(b) || b == ' ' || b == '-' || b == '.' || b == '+';
    }

    /** Whether the run of digits is one of several groups. */
    static boolean seams(byte[] b, int from, int to, int start, int end) {
        boolean before = start - 2 >= from && seam(b[start - 1]) && Bytes.digit(b[start - 2]);
        return before || (end + 1 < to && seam(b[end]) && Bytes.digit(b[end + 1]));
    }

    private static boolean seam(byte b) {
        return b == ' ' || b == '-' || b == '+';
    }

    /** Whether what begins here are the decimals of a number, not the last group of {@code 529.982.247-25}. */
    private static boolean decimals(byte[] b, int from, int start) {
        if (start - 2 < from || b[start - 1] != '.' || !Bytes.digit(b[start - 2])) {
            return false;
        }
        int i = start - 2;
        while (i > from && start - i < 5 && Bytes.digit(b[i - 1])) {
            i--;
        }
        return i == from || b[i - 1] != '.';
    }

    /** The shape of RFC 9562 section 4, which has many digits in groups. */
    static boolean uuid(byte[] b, int from, int to, int at) {
        int start = at;
        while (start > from && at - start < UUID && (b[start - 1] == '-' || Character.digit(b[start - 1], 16) >= 0)) {
            start--;
        }
        return start + UUID <= to
                && b[start + 8] == '-'
                && b[start + 13] == '-'
                && b[start + 18] == '-'
                && b[start + 23] == '-';
    }

    /** How many letters and digits the word has that this is part of. */
    static int word(byte[] b, int from, int to, int at) {
        int start = at;
        while (start > from && at - start < Recognizer.AROUND && Bytes.word(b[start - 1])) {
            start--;
        }
        int end = at;
        while (end < to && end - at < Recognizer.AROUND && Bytes.word(b[end])) {
            end++;
        }
        return end - start;
    }
}
