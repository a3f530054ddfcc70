package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Bytes;

/** The Chinese resident identity number (GB 11643-1999): eighteen digits with a date, the last one may be an X. */
final class ChineseRic extends NationalNumber {
    private static final int LENGTH = 18;

    ChineseRic() {
        super(DIGITS, Digits.RUN);
    }

    @Override
    int numberEnd(String s, int from) {
        int end = from + LENGTH;
        return end <= s.length() && valid(s.substring(from, end)) ? end : -1;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        int last = at + LENGTH - Digits.RUN_LENGTH;
        int start = last < to && Bytes.digit(b[last - 1]) ? Digits.run(b, from, at) : -1;
        if (start < 0) {
            return false;
        }
        int n = Digits.end(b, to, at) - start;
        boolean year = b[start + 6] == '1' || b[start + 6] == '2';
        boolean whole = n == LENGTH || (n == LENGTH - 1 && (b[start + n] | 32) == 'x');
        return year && whole && !Digits.joined(b, from, start) && scan.any(b, from, to, at);
    }

    /** Its date, and mod 11, 2 of ISO 7064. */
    static boolean valid(String s) {
        if (s.length() != LENGTH || !NumberParts.digitsIn(s, 0, 17) || !NumberParts.date(s, 10, 12)) {
            return false;
        }
        int year = Integer.parseInt(s, 6, 10, 10);
        int sum = CheckDigits.sum(s, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
        return year >= 1900 && year <= 2100 && "10X98765432".charAt(sum % 11) == s.charAt(17);
    }
}
