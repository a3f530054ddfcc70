package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;

/**
 * The French social security number (INSEE, Numéro d'inscription au répertoire): so long that its two check digits
 * suffice, with the usual spaces or without.
 */
final class FrenchNir extends NationalNumber {
    private static final int LENGTH = 15;
    private static final int MAX_SPACES = 6;

    FrenchNir() {
        super("12", "00_00_00_000");
    }

    @Override
    int numberEnd(String s, int from) {
        int i = from;
        int digits = 0;
        int spaces = 0;
        while (i < s.length() && digits < LENGTH) {
            char c = s.charAt(i);
            if (Chars.digit(c)) {
                digits++;
            } else if (c == ' ' && spaces < MAX_SPACES) {
                spaces++;
            } else {
                return -1;
            }
            i++;
        }
        return digits == LENGTH
                        && (spaces == 0 || spaces >= MAX_SPACES - 1)
                        && valid(Chars.without(s.substring(from, i), " "))
                ? i
                : -1;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        return Bytes.digit(b[at - 2]) && Digits.around(b, from, to, at) >= LENGTH && scan.any(b, from, to, at);
    }

    @Override
    public boolean runs() {
        return true;
    }

    @Override
    boolean deserves(byte[] b, int from, int to, int start, int end) {
        return end - start == LENGTH && (b[start] == '1' || b[start] == '2');
    }

    /** Its month, and 97 less the remainder by 97; the departments of Corsica count as 19 and 18. */
    static boolean valid(String s) {
        if (s.length() != LENGTH || (s.charAt(0) != '1' && s.charAt(0) != '2')) {
            return false;
        }
        String plain = s.replace("2A", "19").replace("2B", "18");
        if (!NumberParts.digitsIn(plain, 0, LENGTH)) {
            return false;
        }
        int month = Integer.parseInt(plain, 3, 5, 10);
        return month >= 1
                && (month <= 12 || month >= 20)
                && 97 - Long.parseLong(plain, 0, 13, 10) % 97 == Integer.parseInt(plain, 13, LENGTH, 10);
    }
}
