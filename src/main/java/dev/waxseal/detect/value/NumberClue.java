package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Bytes;

/** Decides about digits: whether around them stands a number that people or accounts are known by. */
public final class NumberClue implements Clue {

    /** How far a number's groups reach to either side. */
    private static final int AROUND = 48;

    /** A run of so many digits is a clue, and only where it is reached. */
    private static final int RUN = 10;

    /** The fewest digits of a number in groups that is known without a name: a social security number's. */
    private static final int FEWEST = 9;

    /** The characters of a UUID. */
    private static final int UUID = 36;

    private final ValueScan values;

    public NumberClue(ValueScan values) {
        this.values = values;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        int start = at;
        while (start > from && at - start <= RUN && Bytes.digit(b[start - 1])) {
            start--;
        }
        if (start > from && b[start - 1] == '%') {
            start = Math.min(at, start + 2); // an escape before the number
        }
        if (at - start >= RUN || decimals(b, from, start)) {
            return false;
        }
        int end = at + 1;
        while (end < to && end - start < 40 && Bytes.digit(b[end])) {
            end++;
        }
        boolean may = end - start >= RUN ? run(b, from, to, start, end) : groups(b, from, to, at);
        return may && !uuid(b, from, to, at) && values.any(b, from, to, at);
    }

    /** The shape of RFC 9562 section 4, which has many digits in groups. */
    private static boolean uuid(byte[] b, int from, int to, int at) {
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

    private static boolean run(byte[] b, int from, int to, int start, int end) {
        if (start > from && Bytes.letter(b[start - 1]) && !Bytes.escaped(b, from, start)) {
            int word = wordStart(b, from, start);
            int length = wordEnd(b, to, end) - word;
            return length >= 15 && length <= 34 && Bytes.capital(b[word]); // an IBAN, a Mexican CURP
        }
        int n = end - start;
        if (end < to && Bytes.letter(b[end])) {
            return n == 17 && (b[end] | 32) == 'x'; // the check digit of a Chinese number
        }
        boolean card = n >= 13 && n <= 16 && b[start] > '1' && b[start] < '9' && luhn(b, start, end);
        boolean id = n == 15 || (n == 18 && (b[start + 6] == '1' || b[start + 6] == '2')); // a year in it
        return card || id || seams(b, from, to, start, end);
    }

    /** Whether there are digits enough around the seam; a date and a part of a UUID have fewer. */
    private static boolean groups(byte[] b, int from, int to, int at) {
        if (Bytes.letter(b[at])) {
            return wordEnd(b, to, at) - wordStart(b, from, at) == 18; // the sex in a Mexican CURP
        } else if (Bytes.letter(b[at - 3])) {
            return wordEnd(b, to, at) - wordStart(b, from, at) == 11; // the century in a Finnish HETU
        }
        int digits = 1;
        for (int i = at - 1; i >= from && at - i < AROUND && grouped(b[i]); i--) {
            digits += Bytes.digit(b[i]) ? 1 : 0;
        }
        for (int i = at + 1; i < to && i - at < AROUND && grouped(b[i]); i++) {
            digits += Bytes.digit(b[i]) ? 1 : 0;
        }
        return digits >= FEWEST || (at - 6 >= from && b[at - 6] == '%');
    }

    private static boolean grouped(byte b) {
        return Bytes.digit(b) || b == ' ' || b == '-' || b == '.' || b == '+';
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

    /** Whether the run of digits is one of several groups. */
    private static boolean seams(byte[] b, int from, int to, int start, int end) {
        boolean before = start - 2 >= from && seam(b[start - 1]) && Bytes.digit(b[start - 2]);
        return before || (end + 1 < to && seam(b[end]) && Bytes.digit(b[end + 1]));
    }

    private static boolean seam(byte b) {
        return b == ' ' || b == '-' || b == '+';
    }

    private static boolean luhn(byte[] b, int start, int end) {
        int sum = 0;
        for (int i = end - 1, place = 0; i >= start; i--, place++) {
            int d = b[i] - '0';
            sum += (place & 1) == 0 ? d : d < 5 ? 2 * d : 2 * d - 9;
        }
        return sum % 10 == 0;
    }

    private static int wordStart(byte[] b, int from, int at) {
        int start = at;
        while (start > from && at - start < AROUND && Bytes.word(b[start - 1])) {
            start--;
        }
        return start;
    }

    private static int wordEnd(byte[] b, int to, int at) {
        int end = at;
        while (end < to && end - at < AROUND && Bytes.word(b[end])) {
            end++;
        }
        return end;
    }
}
