package dev.waxseal.detect.value;

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
    public static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String CURP = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
    private static final int[] CF_ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };
    private static final String[] VERHOEFF_D = {
        "0123456789",
        "1234067895",
        "2340178956",
        "3401289567",
        "4012395678",
        "5987604321",
        "6598710432",
        "7659821043",
        "8765932104",
        "9876543210"
    };
    private static final String[] VERHOEFF_P = {
        "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"
    };

    private NationalIds() {}

    /** Whether the value is a well-formed number of that name; separators do not matter. */
    public static boolean valid(String which, String value) {
        String s = Chars.without(value, " -./\u00a0").toUpperCase(Locale.ROOT);
        return switch (which) {
            case "ar-dni" -> digits(s, 7) || digits(s, 8);
            case "au-tfn" -> digits(s, 9) && sum(s, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0 && varied(s);
            case "be-nn" -> digits(s, 11) && beNn(s);
            case "bg-egn" -> digits(s, 10) && sum(s, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == d(s, 9) && varied(s);
            case "br-cpf" -> digits(s, 11) && varied(s) && brCpf(s);
            case "ca-sin" -> digits(s, 9) && s.charAt(0) != '8' && Cards.luhn(s) && varied(s);
            case "ch-ahv" -> digits(s, 13) && s.startsWith("756") && ean(s);
            case "cl-rut" -> clRut(s);
            case "cn-ric" -> cnRic(s);
            case "cz-rc" ->
                ((digits(s, 10) && (Long.parseLong(s) % 11 == 0 || Long.parseLong(s, 0, 9, 10) % 11 == 10))
                                || digits(s, 9))
                        && date(s.charAt(2) < '5' ? s : male(s), 2, 4);
            case "de-idnr" -> digits(s, 11) && s.charAt(0) != '0' && varied(s) && mod11x10(s);
            case "dk-cpr" -> digits(s, 10) && date(s, 2, 0);
            case "ee-ik" -> digits(s, 11) && s.charAt(0) >= '1' && s.charAt(0) <= '8' && date(s, 3, 5) && baltic(s);
            case "es-dni" -> esDni(s);
            case "fi-hetu" -> fiHetu(value.toUpperCase(Locale.ROOT));
            case "fr-nir" -> frNir(s);
            case "gb-nino" -> gbNino(s);
            case "gr-amka" -> digits(s, 11) && Cards.luhn(s) && date(s, 2, 0);
            case "gr-afm" -> digits(s, 9) && varied(s) && sum(s, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == d(s, 8);
            case "hk-id" -> hkId(s);
            case "hr-oib" -> digits(s, 11) && varied(s) && mod11x10(s);
            case "ie-pps" -> iePps(s);
            case "il-id" -> digits(s, 9) && Cards.luhn(s) && varied(s);
            case "in-aadhaar" -> digits(s, 12) && s.charAt(0) >= '2' && verhoeff(s);
            case "in-pan" -> s.length() == 10 && letters(s, 0, 5) && digitsIn(s, 5, 9) && letters(s, 9, 10);
            case "is-kt" -> digits(s, 10) && sum(s, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0 && date(s, 2, 0);
            case "it-cf" -> itCf(s);
            case "jp-mn" -> digits(s, 12) && varied(s) && jpMyNumber(s);
            case "kr-rrn" -> digits(s, 13) && date(s, 2, 4) && s.charAt(6) >= '0' && s.charAt(6) <= '9';
            case "lv-pk" -> digits(s, 11) && (date(s, 2, 0) || s.startsWith("32"));
            case "mx-curp" -> mxCurp(s);
            case "mx-rfc" -> s.length() == 13 && letters(s, 0, 4) && digitsIn(s, 4, 10) && date(s, 6, 8);
            case "my-nric" -> digits(s, 12) && date(s, 2, 4);
            case "nl-bsn" ->
                digits(s, 9) && varied(s) && ((sum(s, 9, 8, 7, 6, 5, 4, 3, 2) - d(s, 8)) % 11 + 11) % 11 == 0;
            case "no-fnr" ->
                digits(s, 11)
                        && sum(s, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
                        && sum(s, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0
                        && varied(s);
            case "pl-pesel" -> digits(s, 11) && sum(s, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0 && varied(s);
            case "pt-nif" -> digits(s, 9) && varied(s) && complement11(sum(s, 9, 8, 7, 6, 5, 4, 3, 2)) == d(s, 8);
            case "ro-cnp" ->
                digits(s, 13) && date(s, 3, 5) && sum(s, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11 % 10 == d(s, 12);
            case "ru-inn" ->
                digits(s, 12)
                        && varied(s)
                        && sum(s, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == d(s, 10)
                        && sum(s, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == d(s, 11);
            case "ru-snils" ->
                digits(s, 11)
                        && varied(s)
                        && sum(s, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101 % 100 == Integer.parseInt(s, 9, 11, 10);
            case "se-pnr" ->
                (digits(s, 10) && Cards.luhn(s) && date(s, 2, 4))
                        || (digits(s, 12) && Cards.luhn(s.substring(2)) && date(s, 4, 6));
            case "sg-nric" -> sgNric(s);
            case "th-id" ->
                digits(s, 13)
                        && varied(s)
                        && (11 - sum(s, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == d(s, 12);
            case "tr-tckn" -> digits(s, 11) && trKimlik(s);
            case "yu-jmbg" ->
                digits(s, 13) && varied(s) && complement11(sum(s, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) == d(s, 12);
            case "za-id" -> digits(s, 13) && date(s, 2, 4) && Cards.luhn(s);
            default -> throw new IllegalArgumentException("no such number: " + which);
        };
    }

    private static boolean brCpf(String s) {
        int first = complement11(sum(s, 10, 9, 8, 7, 6, 5, 4, 3, 2));
        int second = complement11(sum(s, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2));
        return first == d(s, 9) && second == d(s, 10);
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
            sum += d(s, i) * weight;
        }
        int check = 11 - sum % 11;
        return s.charAt(n) == (check == 11 ? '0' : check == 10 ? 'K' : (char) ('0' + check));
    }

    static boolean cnRic(String s) {
        if (s.length() != 18 || !digitsIn(s, 0, 17) || !date(s, 10, 12)) {
            return false;
        }
        int year = Integer.parseInt(s, 6, 10, 10);
        int sum = sum(s, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
        return year >= 1900 && year <= 2100 && "10X98765432".charAt(sum % 11) == s.charAt(17);
    }

    static boolean esDni(String s) {
        if (s.length() != 9 || !digitsIn(s, 1, 8)) {
            return false;
        }
        int first = "XYZ".indexOf(s.charAt(0));
        int head = first >= 0 ? first : Chars.digit(s.charAt(0)) ? d(s, 0) : -1;
        return head >= 0 && DNI_LETTERS.charAt((head * 10_000_000 + Integer.parseInt(s, 1, 8, 10)) % 23) == s.charAt(8);
    }

    static boolean fiHetu(String s) {
        if (s.length() != 11
                || !digitsIn(s, 0, 6)
                || !digitsIn(s, 7, 10)
                || "+-ABCDEFYXWVU".indexOf(s.charAt(6)) < 0
                || !date(s, 2, 0)) {
            return false;
        }
        int rest = (int) (Long.parseLong(s.substring(0, 6) + s.substring(7, 10)) % 31);
        return "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(rest) == s.charAt(10);
    }

    static boolean frNir(String s) {
        if (s.length() != 15 || (s.charAt(0) != '1' && s.charAt(0) != '2')) {
            return false;
        }
        String plain = s.replace("2A", "19").replace("2B", "18");
        if (!digitsIn(plain, 0, 15)) {
            return false;
        }
        int month = Integer.parseInt(plain, 3, 5, 10);
        return month >= 1
                && (month <= 12 || month >= 20)
                && 97 - Long.parseLong(plain, 0, 13, 10) % 97 == Integer.parseInt(plain, 13, 15, 10);
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

    static boolean itCf(String s) {
        if (s.length() != 16
                || !letters(s, 0, 6)
                || !Chars.alphanumeric(s)
                || "ABCDEHLMPRST".indexOf(s.charAt(8)) < 0
                || !letters(s, 11, 12)
                || !letters(s, 15, 16)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = s.charAt(i);
            int v = Chars.digit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? CF_ODD[v] : v;
        }
        return 'A' + sum % 26 == s.charAt(15);
    }

    private static boolean jpMyNumber(String s) {
        int rest = sum(s, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return (rest <= 1 ? 0 : 11 - rest) == d(s, 11);
    }

    static boolean mxCurp(String s) {
        if (s.length() != 18
                || !letters(s, 0, 4)
                || !digitsIn(s, 4, 10)
                || !date(s, 6, 8)
                || "HMX".indexOf(s.charAt(10)) < 0
                || !letters(s, 11, 16)
                || !digitsIn(s, 17, 18)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CURP.indexOf(s.charAt(i)) * (18 - i);
        }
        return (10 - sum % 10) % 10 == d(s, 17);
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
        int odd = d(s, 0) + d(s, 2) + d(s, 4) + d(s, 6) + d(s, 8);
        int even = d(s, 1) + d(s, 3) + d(s, 5) + d(s, 7);
        return s.charAt(0) != '0'
                && Math.floorMod(odd * 7 - even, 10) == d(s, 9)
                && (odd + even + d(s, 9)) % 10 == d(s, 10);
    }

    private static boolean baltic(String s) {
        int rest = sum(s, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
        if (rest == 10) {
            rest = sum(s, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11;
        }
        return rest % 10 == d(s, 10);
    }

    /** Mod 11, 10 of ISO 7064 over all digits. */
    private static boolean mod11x10(String s) {
        int p = 10;
        for (int i = 0; i < s.length() - 1; i++) {
            int t = (d(s, i) + p) % 10;
            p = (t == 0 ? 10 : t) * 2 % 11;
        }
        return (11 - p) % 10 == d(s, s.length() - 1);
    }

    static boolean verhoeff(String s) {
        int c = 0;
        for (int i = 0; i < s.length(); i++) {
            int p = VERHOEFF_P[i % 8].charAt(d(s, s.length() - 1 - i)) - '0';
            c = VERHOEFF_D[c].charAt(p) - '0';
        }
        return c == 0;
    }

    private static boolean ean(String s) {
        return (10 - sum(s, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3) % 10) % 10 == d(s, 12);
    }

    private static int complement11(int sum) {
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }

    private static int sum(String s, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += d(s, i) * weights[i];
        }
        return sum;
    }

    private static int d(String s, int i) {
        return s.charAt(i) - '0';
    }

    /**
     * Whether a month stands at one place and a day at the other; both may carry the offsets that states add. Months may
     * have 20, 40, 60 or 80 added for a century, days 40 for other reasons.
     */
    private static boolean date(String s, int monthAt, int dayAt) {
        int month = Integer.parseInt(s, monthAt, monthAt + 2, 10) % 20;
        int day = Integer.parseInt(s, dayAt, dayAt + 2, 10) % 60;
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /** A Czech or Slovak birth number of a woman as that of a man: without the 50 added to her month. */
    private static String male(String s) {
        return s.substring(0, 2) + (char) (s.charAt(2) - 5) + s.substring(3);
    }

    private static boolean digits(String s, int length) {
        return s.length() == length && Chars.digits(s);
    }

    private static boolean digitsIn(String s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Chars.digit(s.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean letters(String s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.charAt(i) < 'A' || s.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
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
