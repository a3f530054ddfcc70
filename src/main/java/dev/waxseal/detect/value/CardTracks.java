package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Chars;

/** The magnetic stripe of a payment card (ISO/IEC 7813), tracks 1 and 2. */
public final class CardTracks extends Recognizer {
    CardTracks() {
        super(Kind.CARD_TRACK, "%;23456", "%b000", ";00000000", "00000000d0000", "00000000=0000");
    }

    /** Whether a value that is called a track begins as one. */
    public static boolean begins(String value) {
        return endOf(value, 0) > 0;
    }

    @Override
    int end(String s, int from) {
        return endOf(s, from);
    }

    /** Where a track that begins here ends, or -1: {@code %B4111…^NAME/…^2512…?} or {@code ;4111…=2512…?}. */
    private static int endOf(String s, int from) {
        if (from < s.length() && Chars.digit(s.charAt(from))) {
            return bareEnd(s, from);
        }
        boolean one = s.startsWith("%B", from);
        if (!one && !s.startsWith(";", from)) {
            return -1;
        }
        int digits = from + (one ? 2 : 1);
        int after = Chars.digitsEnd(s, digits);
        if (after - digits < 12
                || after - digits > 19
                || after >= s.length()
                || s.charAt(after) != (one ? '^' : '=')
                || !CheckDigits.luhn(s.substring(digits, after))) {
            return -1;
        }
        int i = after + 1;
        int most = Math.min(s.length(), from + 110);
        while (i < most && s.charAt(i) != '?' && s.charAt(i) != '"' && s.charAt(i) != '\n' && s.charAt(i) != '&') {
            i++;
        }
        return i < s.length() && s.charAt(i) == '?' ? i + 1 : i;
    }

    /** As field 35 of ISO 8583 has it: without a sentinel, and {@code D} or {@code =} before month, service and more. */
    private static int bareEnd(String s, int from) {
        int sign = Chars.digitsEnd(s, from);
        boolean parted = sign < s.length() && (s.charAt(sign) == '=' || s.charAt(sign) == 'D');
        int end = parted ? Chars.digitsEnd(s, sign + 1) : sign;
        boolean month = end - sign > 7 && s.substring(sign + 3, sign + 5).compareTo("12") <= 0;
        String digits = s.substring(from, sign);
        return month
                        && digits.length() >= 13
                        && digits.length() <= 19
                        && Cards.brand(digits) != null
                        && CheckDigits.luhn(digits)
                ? end
                : -1;
    }
}
