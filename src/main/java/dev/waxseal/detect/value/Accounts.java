package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Chars;
import java.util.Locale;

/** Check digits of bank and health numbers that have one format in one country. */
public final class Accounts {

    /** The characters of a Medicare Beneficiary Identifier: all letters but S, L, O, I, B, Z (CMS, "Understanding the MBI"). */
    private static final String MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY";

    private Accounts() {}

    /** A routing transit number of the American Bankers Association: weights 3-7-1, a Federal Reserve prefix. */
    public static boolean aba(String s) {
        if (s.length() != 9 || !Chars.digits(s)) {
            return false;
        }
        int prefix = Integer.parseInt(s, 0, 2, 10);
        boolean issued =
                prefix <= 12 || (prefix >= 21 && prefix <= 32) || (prefix >= 61 && prefix <= 72) || prefix == 80;
        return issued && CheckDigits.sum(s, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0 && !s.equals("000000000");
    }

    /** Three pairs of digits, or six digits. */
    public static boolean sortCode(String v) {
        String digits = Chars.without(v, " -");
        return digits.length() == 6
                && Chars.digits(digits)
                && (v.length() == 6 || (v.length() == 8 && !Chars.digit(v.charAt(2)) && !Chars.digit(v.charAt(5))));
    }

    /** The standardised bank code of Mexico. */
    public static boolean clabe(String s) {
        return s.length() == 18 && Chars.digits(s) && CheckDigits.complement10(clabeSum(s)) == CheckDigits.digit(s, 17);
    }

    private static int clabeSum(String s) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CheckDigits.digit(s, i) * CheckDigits.digit("371", i % 3) % 10; // each product alone
        }
        return sum;
    }

    /** The uniform bank key of Argentina: two blocks, each with a check digit. */
    public static boolean cbu(String s) {
        return s.length() == 22
                && Chars.digits(s)
                && CheckDigits.complement10(CheckDigits.sum(s, 7, 1, 3, 9, 7, 1, 3)) == CheckDigits.digit(s, 7)
                && CheckDigits.complement10(CheckDigits.sumFrom(s, 8, 3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3))
                        == CheckDigits.digit(s, 21);
    }

    /** A number of the British National Health Service: mod 11. */
    public static boolean nhs(String s) {
        if (s.length() != 10 || !Chars.digits(s)) {
            return false;
        }
        int check = 11 - CheckDigits.sum(s, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return check != 10 && check % 11 == s.charAt(9) - '0';
    }

    /** Eleven characters: C A AN N A AN N A A N N. */
    public static boolean mbi(String s) {
        String form = "9AXNAXNAANN";
        if (s.length() != form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            char c = s.charAt(i);
            boolean digit = Chars.digit(c);
            boolean letter = MBI_LETTERS.indexOf(c) >= 0;
            boolean fits = switch (form.charAt(i)) {
                case '9' -> digit && c != '0';
                case 'A' -> letter;
                case 'N' -> digit;
                default -> digit || letter;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** A registration of the US Drug Enforcement Administration: two letters, seven digits with a check. */
    public static boolean dea(String v) {
        String s = v.toUpperCase(Locale.ROOT);
        if (s.length() != 9
                || !Chars.letter(s.charAt(0))
                || !Chars.word(s.charAt(1))
                || !Chars.digits(s.substring(2))) {
            return false;
        }
        int odd = s.charAt(2) + s.charAt(4) + s.charAt(6) - 3 * '0';
        int even = s.charAt(3) + s.charAt(5) + s.charAt(7) - 3 * '0';
        return (odd + 2 * even) % 10 == s.charAt(8) - '0';
    }

    /** A provider's number of the US health system: Luhn with the prefix 80840 (45 CFR 162.406). */
    public static boolean npi(String s) {
        return s.length() == 10 && Chars.digits(s) && CheckDigits.luhn("80840" + s);
    }
}
