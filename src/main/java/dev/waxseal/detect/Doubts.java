package dev.waxseal.detect;

import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.value.Cards;
import dev.waxseal.detect.value.Iban;
import dev.waxseal.detect.value.Ssn;

/** Tells why what looks like a number or a token of some kind is none; only for whoever asks why nothing was found. */
final class Doubts {

    /** So many are told of one text. */
    private static final int MOST = 4;

    /** Shorter words are not taken for anything. */
    private static final int LEAST = 9;

    private static final int UUID = 36;

    private Doubts() {}

    static void say(String value, String location, Explanation explanation) {
        int told = 0;
        int i = 0;
        while (i < value.length() && told < MOST) {
            int end = i;
            while (end < value.length() && part(value, end)) {
                end++;
            }
            String doubt = end - i < LEAST ? "" : of(value.substring(i, end));
            if (!doubt.isEmpty()) {
                explanation.say(location, doubt);
                told++;
            }
            i = Math.max(end, i + 1);
        }
    }

    /** Letters, digits, {@code - _ .}, and a space between digits. */
    private static boolean part(String s, int at) {
        char c = s.charAt(at);
        boolean space = c == ' '
                && at > 0
                && at + 1 < s.length()
                && Chars.digit(s.charAt(at - 1))
                && Chars.digit(s.charAt(at + 1));
        return Chars.word(c)
                || c == '-'
                || c == '_'
                || (c == '.' && at + 1 < s.length() && Chars.word(s.charAt(at + 1)))
                || space;
    }

    private static String of(String word) {
        String plain = Chars.without(word, " -");
        if (word.length() == UUID && word.charAt(8) == '-' && word.charAt(13) == '-') {
            return "no secret by itself: a UUID";
        } else if (word.contains("EXAMPLE") || word.contains("xxxxxx") || word.contains("XXXXXX")) {
            return "vendor-token: what documentation prints in the place of one";
        } else if (word.startsWith("pk_") || word.startsWith("pk.") || word.startsWith("6L")) {
            return "no secret: a key that is meant to be published";
        } else if (Chars.digits(plain) && !plain.isEmpty()) {
            return number(plain, word);
        } else if (word.indexOf('.') > 0 && Chars.number(word)) {
            return "card-number: a fraction";
        } else if (plain.length() >= 15 && Iban.length(plain.charAt(0), plain.charAt(1)) == plain.length()) {
            return Iban.valid(plain) ? "" : "iban: the check digits (mod 97) are wrong";
        }
        return hexadecimal(word) && word.length() >= 32 ? "no secret by itself: a digest or an id in hexadecimal" : "";
    }

    private static String number(String digits, String word) {
        int n = digits.length();
        if (n == 9 && word.length() == 11 && word.charAt(3) == '-' && word.charAt(6) == '-') {
            return Ssn.valid(word) ? "" : "us-ssn: a number that is never given to anyone";
        } else if (n == 9) {
            return "us-ssn, bank-account: nine digits need a name that says so";
        } else if (n < 13 || n > 19) {
            return "";
        } else if (Cards.brand(digits) == null) {
            return "card-number: no issuer has the first digits";
        } else if (!Cards.luhn(digits)) {
            return "card-number: the check digit (Luhn) is wrong";
        }
        return "card-number: a number of this length or issuer needs a name that says so, or stands within another word";
    }

    private static boolean hexadecimal(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (Character.digit(s.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
