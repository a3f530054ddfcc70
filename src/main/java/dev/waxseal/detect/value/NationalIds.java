package dev.waxseal.detect.value;

import static dev.waxseal.detect.value.CheckDigits.complement10;
import static dev.waxseal.detect.value.CheckDigits.complement11;
import static dev.waxseal.detect.value.CheckDigits.digit;
import static dev.waxseal.detect.value.CheckDigits.luhn;
import static dev.waxseal.detect.value.CheckDigits.mod11x10;
import static dev.waxseal.detect.value.CheckDigits.sum;
import static dev.waxseal.detect.value.CheckDigits.verhoeff;
import static dev.waxseal.detect.value.NumberParts.date;
import static dev.waxseal.detect.value.NumberParts.digitsIn;
import static dev.waxseal.detect.value.NumberParts.letters;

import dev.waxseal.detect.text.Chars;
import java.util.Locale;

/**
 * The check digits of personal identification numbers, by country as ISO 3166 writes it.
 *
 * <p>Own tables rather than a library: commons-validator brings four dependencies and knows none of these, iban4j knows
 * banks only, and a hundred lines start faster than either. The algorithms are those that each state publishes;
 * python-stdnum documents them side by side.
 */
public final class NationalIds {
    private NationalIds() {}

    /** Whether there is a number of that name. */
    public static boolean known(String which) {
        try {
            valid(which, "");
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the value is a well-formed number of that name; separators do not matter. */
    public static boolean valid(String which, String value) {
        String s = Chars.without(value, " -./\u00a0").toUpperCase(Locale.ROOT);
        return switch (which) {
            case "ar-dni" -> digits(s, 7) || digits(s, 8);
            case "au-tfn" -> digits(s, 9) && sum(s, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0 && varied(s);
            case "be-nn" -> digits(s, 11) && beNn(s);
            case "bg-egn" -> digits(s, 10) && sum(s, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == digit(s, 9) && varied(s);
            case "br-cpf" -> digits(s, 11) && varied(s) && BrazilianCpf.valid(s);
            case "ca-sin" -> digits(s, 9) && s.charAt(0) != '8' && luhn(s) && varied(s);
            case "ch-ahv" -> digits(s, 13) && s.startsWith("756") && ean(s);
            case "cl-rut" -> clRut(s);
            case "cn-ric" -> ChineseRic.valid(s);
            case "cz-rc" ->
                ((digits(s, 10) && (Long.parseLong(s) % 11 == 0 || Long.parseLong(s, 0, 9, 10) % 11 == 10))
                                || digits(s, 9))
                        && date(s.charAt(2) < '5' ? s : male(s), 2, 4);
            case "de-idnr" -> digits(s, 11) && s.charAt(0) != '0' && varied(s) && mod11x10(s);
            case "dk-cpr" -> digits(s, 10) && date(s, 2, 0);
            case "ee-ik" -> digits(s, 11) && s.charAt(0) >= '1' && s.charAt(0) <= '8' && date(s, 3, 5) && baltic(s);
            case "es-dni" -> SpanishDni.valid(s);
            case "fi-hetu" -> FinnishHetu.valid(value.toUpperCase(Locale.ROOT));
            case "fr-nir" -> FrenchNir.valid(s);
            case "gb-nino" -> gbNino(s);
            case "gr-amka" -> digits(s, 11) && luhn(s) && date(s, 2, 0);
            case "gr-afm" ->
                digits(s, 9) && varied(s) && sum(s, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(s, 8);
            case "hk-id" -> hkId(s);
            case "hr-oib" -> digits(s, 11) && varied(s) && mod11x10(s);
            case "ie-pps" -> iePps(s);
            case "il-id" -> digits(s, 9) && luhn(s) && varied(s);
            case "in-aadhaar" -> digits(s, 12) && s.charAt(0) >= '2' && verhoeff(s);
            case "in-pan" -> s.length() == 10 && letters(s, 0, 5) && digitsIn(s, 5, 9) && letters(s, 9, 10);
            case "is-kt" -> digits(s, 10) && sum(s, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0 && date(s, 2, 0);
            case "it-cf" -> ItalianFiscalCode.valid(s);
            case "jp-mn" -> digits(s, 12) && varied(s) && jpMyNumber(s);
            case "kr-rrn" -> digits(s, 13) && date(s, 2, 4) && s.charAt(6) >= '0' && s.charAt(6) <= '9';
            case "lv-pk" -> digits(s, 11) && (date(s, 2, 0) || s.startsWith("32"));
            case "mx-curp" -> MexicanCurp.valid(s);
            case "mx-rfc" -> s.length() == 13 && letters(s, 0, 4) && digitsIn(s, 4, 10) && date(s, 6, 8);
            case "my-nric" -> digits(s, 12) && date(s, 2, 4);
            case "nl-bsn" ->
                digits(s, 9) && varied(s) && ((sum(s, 9, 8, 7, 6, 5, 4, 3, 2) - digit(s, 8)) % 11 + 11) % 11 == 0;
            case "no-fnr" ->
                digits(s, 11)
                        && sum(s, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
                        && sum(s, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0
                        && varied(s);
            case "pl-pesel" -> digits(s, 11) && sum(s, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0 && varied(s);
            case "pt-nif" -> digits(s, 9) && varied(s) && complement11(sum(s, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(s, 8);
            case "ro-cnp" ->
                digits(s, 13) && date(s, 3, 5) && sum(s, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11 % 10 == digit(s, 12);
            case "ru-inn" ->
                digits(s, 12)
                        && varied(s)
                        && sum(s, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(s, 10)
                        && sum(s, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(s, 11);
            case "ru-snils" ->
                digits(s, 11)
                        && varied(s)
                        && sum(s, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101 % 100 == Integer.parseInt(s, 9, 11, 10);
            case "se-pnr" ->
                (digits(s, 10) && luhn(s) && date(s, 2, 4)) || (digits(s, 12) && luhn(s.substring(2)) && date(s, 4, 6));
            case "sg-nric" -> sgNric(s);
            case "th-id" ->
                digits(s, 13)
                        && varied(s)
                        && (11 - sum(s, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(s, 12);
            case "tr-tckn" -> digits(s, 11) && trKimlik(s);
            case "yu-jmbg" ->
                digits(s, 13) && varied(s) && complement11(sum(s, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) == digit(s, 12);
            case "za-id" -> digits(s, 13) && date(s, 2, 4) && luhn(s);
            default -> throw new IllegalArgumentException("no such number: " + which);
        };
    }

    private static boolean beNn(String s) {
        long head = Long.parseLong(s, 0, 9, 10);
        int check = Integer.parseInt(s, 9, 11, 10);
        return 97 - head % 97 == check || 97 - (2_000_000_000L + head) % 97 == check;
    }

    private static boolean clRut(String s) {
        int n = s.length() - 1;
        if (n < 7 || n > 8 || !digitsIn(s, 0, n)) {
            return false;
        }
        int sum = 0;
        for (int i = n - 1, weight = 2; i >= 0; i--, weight = weight == 7 ? 2 : weight + 1) {
            sum += digit(s, i) * weight;
        }
        int check = 11 - sum % 11;
        return s.charAt(n) == (check == 11 ? '0' : check == 10 ? 'K' : (char) ('0' + check));
    }

    private static boolean gbNino(String s) {
        if (s.length() < 8 || s.length() > 9 || !letters(s, 0, 2) || !digitsIn(s, 2, 8)) {
            return false;
        }
        String prefix = s.substring(0, 2);
        return "DFIQUV".indexOf(s.charAt(0)) < 0
                && "DFIOQUV".indexOf(s.charAt(1)) < 0
                && !" BG GB KN NK NT TN ZZ ".contains(' ' + prefix + ' ')
                && (s.length() == 8 || (s.charAt(8) >= 'A' && s.charAt(8) <= 'D'));
    }

    private static boolean hkId(String value) {
        String s = Chars.without(value, "()");
        int letters = s.length() - 7;
        if (letters < 1 || letters > 2 || !letters(s, 0, letters) || !digitsIn(s, letters, letters + 6)) {
            return false;
        }
        int sum = letters == 1 ? 36 * 9 : 0;
        for (int i = 0; i < s.length() - 1; i++) {
            sum += Character.digit(s.charAt(i), 36) * (s.length() - i);
        }
        char check = s.charAt(s.length() - 1);
        return (sum + (check == 'A' ? 10 : Character.digit(check, 10))) % 11 == 0;
    }

    private static boolean iePps(String s) {
        if (s.length() < 8 || s.length() > 9 || !digitsIn(s, 0, 7) || !letters(s, 7, s.length())) {
            return false;
        }
        int extra = s.length() == 9 && s.charAt(8) != 'W' ? (s.charAt(8) - 'A' + 1) * 9 : 0;
        return "WABCDEFGHIJKLMNOPQRSTUV".charAt((sum(s, 8, 7, 6, 5, 4, 3, 2) + extra) % 23) == s.charAt(7);
    }

    private static boolean jpMyNumber(String s) {
        int rest = sum(s, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return (rest <= 1 ? 0 : 11 - rest) == digit(s, 11);
    }

    private static boolean sgNric(String s) {
        if (s.length() != 9 || "STFGM".indexOf(s.charAt(0)) < 0 || !digitsIn(s, 1, 8)) {
            return false;
        }
        int sum = sum(s.substring(1), 2, 7, 6, 5, 4, 3, 2);
        return switch (s.charAt(0)) {
            case 'S' -> "JZIHGFEDCBA".charAt(sum % 11) == s.charAt(8);
            case 'T' -> "JZIHGFEDCBA".charAt((sum + 4) % 11) == s.charAt(8);
            case 'F' -> "XWUTRQPNMLK".charAt(sum % 11) == s.charAt(8);
            case 'G' -> "XWUTRQPNMLK".charAt((sum + 4) % 11) == s.charAt(8);
            default -> "KLJNPQRTUWX".charAt((sum + 3) % 11) == s.charAt(8);
        };
    }

    private static boolean trKimlik(String s) {
        int odd = digit(s, 0) + digit(s, 2) + digit(s, 4) + digit(s, 6) + digit(s, 8);
        int even = digit(s, 1) + digit(s, 3) + digit(s, 5) + digit(s, 7);
        return s.charAt(0) != '0'
                && Math.floorMod(odd * 7 - even, 10) == digit(s, 9)
                && (odd + even + digit(s, 9)) % 10 == digit(s, 10);
    }

    private static boolean baltic(String s) {
        int rest = sum(s, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
        if (rest == 10) {
            rest = sum(s, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11;
        }
        return rest % 10 == digit(s, 10);
    }

    private static boolean ean(String s) {
        return complement10(sum(s, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3)) == digit(s, 12);
    }

    /** A Czech or Slovak birth number of a woman as that of a man: without the 50 added to her month. */
    private static String male(String s) {
        return s.substring(0, 2) + (char) (s.charAt(2) - 5) + s.substring(3);
    }

    private static boolean digits(String s, int length) {
        return s.length() == length && Chars.digits(s);
    }

    private static boolean varied(String s) {
        for (int i = 1; i < s.length(); i++) {
            if (s.charAt(i) != s.charAt(0)) {
                return true;
            }
        }
        return false;
    }
}
