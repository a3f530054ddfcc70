package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Chars;

/** A national number with a form and checks strong enough to be recognised without a name. */
abstract class NationalNumber extends Recognizer {
    static final String DIGITS = "0123456789";
    static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    NationalNumber(String first, String... keywords) {
        super(Kind.NATIONAL_ID, first, keywords);
    }

    /** Where one that begins here ends, as far as its form and check digits tell; or -1. */
    abstract int numberEnd(String s, int from);

    @Override
    final int end(String s, int from) {
        if (from > 0 && "-._/+".indexOf(s.charAt(from - 1)) >= 0) {
            return -1;
        }
        int end = numberEnd(s, from);
        return end > 0 && ends(s, end) ? end : -1;
    }

    static boolean capital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean ends(String s, int at) {
        return at >= s.length()
                || !(Chars.word(s.charAt(at)) || s.charAt(at) == '_' || s.charAt(at) == '-' || s.charAt(at) == '/');
    }
}
