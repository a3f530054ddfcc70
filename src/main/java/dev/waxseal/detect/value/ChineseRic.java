package dev.waxseal.detect.value;

/** The Chinese resident identity number (GB 11643-1999): eighteen digits with a date, the last one may be an X. */
final class ChineseRic extends NationalNumber {
    private static final int LENGTH = 18;

    ChineseRic() {
        super(DIGITS);
    }

    @Override
    int numberEnd(String s, int from) {
        int end = from + LENGTH;
        return end <= s.length() && valid(s.substring(from, end)) ? end : -1;
    }

    @Override
    public boolean runs() {
        return true;
    }

    @Override
    boolean deserves(byte[] b, int from, int to, int start, int end) {
        int n = end - start;
        boolean whole = n == LENGTH || (n == LENGTH - 1 && end < to && (b[end] | 32) == 'x');
        return whole && (b[start + 6] == '1' || b[start + 6] == '2');
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
