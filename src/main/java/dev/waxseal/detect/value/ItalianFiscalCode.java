package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;

/** The Italian fiscal code (Agenzia delle Entrate): {@code MRTMTT91D08F205J}, known by the month between digits. */
final class ItalianFiscalCode extends NationalNumber {
    private static final int LENGTH = 16;

    /** The letters that stand for the months. */
    private static final String MONTHS = "ABCDEHLMPRST";

    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    ItalianFiscalCode() {
        super(CAPITALS, stems());
    }

    /** Year, month, day, and the letter behind them. */
    private static String[] stems() {
        String[] stems = new String[MONTHS.length() * CAPITALS.length()];
        int n = 0;
        for (int month = 0; month < MONTHS.length(); month++) {
            for (char next = 'A'; next <= 'Z'; next++) {
                stems[n++] = "00" + MONTHS.charAt(month) + "00" + next;
            }
        }
        return stems;
    }

    @Override
    int numberEnd(String s, int from) {
        int end = from + LENGTH;
        return end <= s.length() && capital(s.charAt(from + 5)) && valid(s.substring(from, end)) ? end : -1;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        int start = at - 11;
        if (start < from
                || at + 5 > to
                || !Bytes.capital(b[at])
                || !Bytes.capital(b[at - 3])
                || !Bytes.capital(b[at + 4])) {
            return false;
        }
        for (int i = start; i < start + 6; i++) {
            if (!Bytes.capital(b[i])) {
                return false;
            }
        }
        return scan.any(b, from, to, at);
    }

    /** Its form, and a sum in which every second character counts otherwise. */
    static boolean valid(String s) {
        if (s.length() != LENGTH
                || !NumberParts.letters(s, 0, 6)
                || !Chars.alphanumeric(s)
                || MONTHS.indexOf(s.charAt(8)) < 0
                || !NumberParts.letters(s, 11, 12)
                || !NumberParts.letters(s, 15, 16)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            char c = s.charAt(i);
            int v = Chars.digit(c) ? c - '0' : c - 'A';
            if (v < 0 || v >= ODD.length) {
                return false;
            }
            sum += i % 2 == 0 ? ODD[v] : v;
        }
        return 'A' + sum % 26 == s.charAt(LENGTH - 1);
    }
}
