package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Chars;

/**
 * The PIN of a customer of a bank in FinTS: the segment {@code HNSHA:5:2+1861663++12345:481922'} ends a signed message, and
 * its fourth element is the PIN, a colon, and a TAN (FinTS 3.0, Security, HBCI with PIN and TAN).
 */
final class FinTsPins extends Recognizer {
    private static final String SEGMENT = "HNSHA:";
    private static final int MOST = 120;

    FinTsPins() {
        super(Kind.PASSWORD, "H", "hnsha:");
    }

    @Override
    int end(String s, int from) {
        int begin = begin(s, from);
        int end = begin;
        while (end > 0 && end < s.length() && end - from < MOST && "+:'".indexOf(s.charAt(end)) < 0) {
            end += s.charAt(end) == '?' ? 2 : 1; // which frees a sign of its meaning
        }
        return end > begin && end < s.length() ? end : -1;
    }

    @Override
    int find(String s, int at, Found found) {
        int end = end(s, at);
        if (end > 0) {
            tell(found, begin(s, at), end);
        }
        return end;
    }

    /** Where the fourth element begins, or -1. */
    private static int begin(String s, int from) {
        if (!s.startsWith(SEGMENT, from)) {
            return -1;
        }
        int most = Math.min(s.length(), from + MOST);
        int at = from;
        for (int element = 0; element < 3; element++) {
            at = Chars.indexOf(s, '+', at, most) + 1;
            if (at == 0) {
                return -1;
            }
        }
        return at;
    }
}
