package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Bytes;

/** The Finnish personal identity code (Digital and Population Data Services Agency): {@code 131052-308T}. */
final class FinnishHetu extends NationalNumber {
    private static final int LENGTH = 11;
    private static final String CENTURIES = "+-ABCDEFYXWVU";
    private static final String CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    FinnishHetu() {
        super(DIGITS, "000000_000", "000000+000", "000000a000", "000000b000", "000000c000", "000000y000", "000000x000");
    }

    @Override
    int numberEnd(String s, int from) {
        int end = from + LENGTH;
        return end <= s.length()
                        && CENTURIES.indexOf(s.charAt(from + 6)) >= 0
                        && capital(s.charAt(end - 1))
                        && valid(s.substring(from, end))
                ? end
                : -1;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        return at + 1 < to && Bytes.capital(b[at + 1]) && scan.any(b, from, to, at);
    }

    /** The remainder of date and number by 31 as a sign. */
    static boolean valid(String s) {
        if (s.length() != LENGTH
                || !NumberParts.digitsIn(s, 0, 6)
                || !NumberParts.digitsIn(s, 7, 10)
                || CENTURIES.indexOf(s.charAt(6)) < 0
                || !NumberParts.date(s, 2, 0)) {
            return false;
        }
        int rest = (int) (Long.parseLong(s.substring(0, 6) + s.substring(7, 10)) % 31);
        return CHECKS.charAt(rest) == s.charAt(10);
    }
}
