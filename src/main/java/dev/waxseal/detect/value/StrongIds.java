package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Chars;

/** National numbers with a form and checks strong enough to be recognised without a name. */
final class StrongIds {
    private StrongIds() {}

    /** Where one that stands alone ends, or -1; the caller has seen that no letter or digit stands before it. */
    static int alone(String s, int from) {
        if (from > 0 && "-._/+".indexOf(s.charAt(from - 1)) >= 0) {
            return -1;
        }
        if (Chars.digit(s.charAt(from))) {
            int cpf = from + 14;
            if (cpf <= s.length()
                    && s.charAt(from + 3) == '.'
                    && s.charAt(from + 7) == '.'
                    && s.charAt(from + 11) == '-'
                    && ends(s, cpf)) {
                return NationalIds.valid("br-cpf", s.substring(from, cpf)) ? cpf : -1;
            }
            int hetu = from + 11;
            if (hetu <= s.length()
                    && (s.charAt(from + 6) == '-' || s.charAt(from + 6) == 'A')
                    && ends(s, hetu)
                    && capital(s.charAt(hetu - 1))) {
                return NationalIds.fiHetu(s.substring(from, hetu)) ? hetu : -1;
            }
            if (from + 9 <= s.length()
                    && capital(s.charAt(from + 8))
                    && ends(s, from + 9)
                    && Chars.digitsEnd(s, from) == from + 8
                    && s.charAt(from) != '0') {
                return NationalIds.valid("es-dni", s.substring(from, from + 9)) ? from + 9 : -1;
            }
            if (from + 18 <= s.length() && ends(s, from + 18) && NationalIds.cnRic(s.substring(from, from + 18))) {
                return from + 18;
            }
            return nir(s, from);
        }
        if (!capital(s.charAt(from)) || from + 16 > s.length()) {
            return -1;
        }
        if (ends(s, from + 16) && NationalIds.itCf(s.substring(from, from + 16)) && capital(s.charAt(from + 5))) {
            return from + 16;
        }
        return from + 18 <= s.length()
                        && ends(s, from + 18)
                        && capital(s.charAt(from + 3))
                        && NationalIds.mxCurp(s.substring(from, from + 18))
                ? from + 18
                : -1;
    }

    /** The French number is so long that its two check digits suffice, with the usual spaces or without. */
    private static int nir(String s, int from) {
        int i = from;
        int digits = 0;
        int spaces = 0;
        while (i < s.length() && digits < 15) {
            char c = s.charAt(i);
            if (Chars.digit(c)) {
                digits++;
            } else if (c == ' ' && spaces < 6) {
                spaces++;
            } else {
                return -1;
            }
            i++;
        }
        return digits == 15
                        && (spaces == 0 || spaces >= 5)
                        && ends(s, i)
                        && NationalIds.frNir(Chars.without(s.substring(from, i), " "))
                ? i
                : -1;
    }

    private static boolean capital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean ends(String s, int at) {
        return at >= s.length()
                || !(Chars.word(s.charAt(at)) || s.charAt(at) == '_' || s.charAt(at) == '-' || s.charAt(at) == '/');
    }
}
