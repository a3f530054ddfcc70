package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;

/** The Spanish identity number (Ministerio del Interior): eight digits, and their remainder by 23 as a letter. */
final class SpanishDni extends NationalNumber {
    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final int LENGTH = 9;

    SpanishDni() {
        super("123456789", stems());
    }

    private static String[] stems() {
        String[] stems = new String[LETTERS.length()];
        for (int i = 0; i < stems.length; i++) {
            stems[i] = "00000000" + LETTERS.charAt(i);
        }
        return stems;
    }

    @Override
    int numberEnd(String s, int from) {
        int end = from + LENGTH;
        return end <= s.length()
                        && capital(s.charAt(end - 1))
                        && Chars.digitsEnd(s, from) == end - 1
                        && valid(s.substring(from, end))
                ? end
                : -1;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        int begin = at - LENGTH + 1;
        return begin >= from
                && Bytes.capital(b[at])
                && (begin == from || !Bytes.digit(b[begin - 1]))
                && (at + 1 >= to || !Bytes.word(b[at + 1]))
                && scan.any(b, from, to, at);
    }

    /** Whether it is one, or that of a foreigner, with X, Y or Z for the first digit. */
    static boolean valid(String s) {
        if (s.length() != LENGTH || !NumberParts.digitsIn(s, 1, 8)) {
            return false;
        }
        int first = "XYZ".indexOf(s.charAt(0));
        int head = first >= 0 ? first : Chars.digit(s.charAt(0)) ? CheckDigits.digit(s, 0) : -1;
        return head >= 0 && LETTERS.charAt((head * 10_000_000 + Integer.parseInt(s, 1, 8, 10)) % 23) == s.charAt(8);
    }
}
