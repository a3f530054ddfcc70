package dev.waxseal.detect.name;

import dev.waxseal.detect.text.Base64Text;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Randomness;
import dev.waxseal.detect.value.Dates;

/** What values look like by themselves, where no recognizer of its own knows it: tokens, codes, numbers of accounts. */
final class Shapes {

    /** The most characters of a title. */
    private static final int TITLE = 24;

    private Shapes() {}

    /** A UUID is an identifier where as many characters as it has letters and digits are asked for. */
    static boolean generated(String v, int least) {
        boolean uuid = v.length() == 36 && v.charAt(8) == '-' && v.charAt(13) == '-' && v.charAt(23) == '-';
        return Randomness.token(v, least) && !(uuid && least > 24) && v.indexOf(':') < 0 && !Chars.url(v);
    }

    /** {@code Offline-Token}, {@code Bezsaistes}, \u30c8\u30fc\u30af\u30f3: words that people read, which no token is. */
    static boolean title(String v) {
        boolean title = v.length() <= TITLE && Character.isUpperCase(v.charAt(0));
        boolean small = false;
        for (int i = 0; i < v.length(); i++) {
            char c = v.charAt(i);
            if (c >= 128 && Character.isLetter(c)) {
                return true;
            }
            boolean capital = Character.isUpperCase(c);
            title &= Character.isLetter(c) ? !capital || i == 0 || v.charAt(i - 1) == '-' : c == '-';
            small |= c >= 'a' && c <= 'z';
        }
        return title && small;
    }

    /** {@code VARIABLE_DEF}: what programs call something, not a token. */
    static boolean constant(String v) {
        for (int i = 0; i < v.length(); i++) {
            char c = v.charAt(i);
            if (!(c >= 'A' && c <= 'Z') && c != '_') {
                return false;
            }
        }
        return v.indexOf('_') > 0;
    }

    /** Two capitals that say what it is, and 32 hexadecimal digits: how an account or a message is numbered. */
    static boolean typed(String v) {
        if (v.length() != 34 || !Character.isUpperCase(v.charAt(0)) || !Character.isUpperCase(v.charAt(1))) {
            return false;
        }
        for (int i = 2; i < v.length(); i++) {
            if (Character.digit(v.charAt(i), 16) < 0 || Character.isUpperCase(v.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean userPass(String v) {
        String text = v.length() >= 8 && v.length() <= 512 ? Base64Text.text(v) : null;
        return text != null
                && text.charAt(0) != '{'
                && text.indexOf(':') > 0
                && text.indexOf(':') < text.length() - 1
                && !Chars.hasSpace(text);
    }

    static boolean otp(String v) {
        String plain = Chars.without(v, " -");
        return plain.length() >= 4 && plain.length() <= 12 && Chars.hasDigit(plain) && Chars.alphanumeric(plain);
    }

    static boolean base32(String v) {
        for (int i = 0; i < v.length(); i++) {
            char c = Character.toUpperCase(v.charAt(i));
            if (!((c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7'))) {
                return false;
            }
        }
        return v.length() >= 16;
    }

    static boolean account(String v) {
        int digits = Chars.digitCount(v);
        return v.length() >= 6
                && v.length() <= 24
                && digits >= 6
                && Chars.alphanumeric(v)
                && (digits == v.length() ? v.length() <= 20 : digits * 2 >= v.length());
    }

    static boolean idNumber(String v, int min, int max, int digits) {
        return v.length() >= min
                && v.length() <= max
                && Chars.digitCount(v) >= digits
                && !Dates.like(v)
                && !v.startsWith("0x")
                && !Chars.hasSpace(Chars.without(v, " "))
                && Chars.identifier(v);
    }

    static int decimals(String v) {
        int dot = v.indexOf('.');
        if (dot < 1 || dot > 3 || !Chars.number(v)) {
            return 0;
        }
        return v.length() - dot - 1;
    }
}
