package dev.waxseal.detect.value;

/** The ways in which numbers check themselves, once: Luhn, mod 97 and mod 11, 10 of ISO 7064, Verhoeff, weighted sums. */
final class CheckDigits {
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

    private CheckDigits() {}

    /** The digit at a place. */
    static int digit(CharSequence s, int i) {
        return s.charAt(i) - '0';
    }

    /** The formula of Luhn (ISO/IEC 7812-1 annex B): every second digit from the right doubled. */
    static boolean luhn(CharSequence digits) {
        int sum = 0;
        for (int i = digits.length() - 1, place = 0; i >= 0; i--, place++) {
            sum += doubled(digits.charAt(i) - '0', place);
        }
        return sum % 10 == 0;
    }

    /** The same of bytes. */
    static boolean luhn(byte[] b, int start, int end) {
        int sum = 0;
        for (int i = end - 1, place = 0; i >= start; i--, place++) {
            sum += doubled(b[i] - '0', place);
        }
        return sum % 10 == 0;
    }

    private static int doubled(int d, int place) {
        return (place & 1) == 0 ? d : d < 5 ? 2 * d : 2 * d - 9;
    }

    /** Mod 97, 10 (ISO 7064) of digits and capitals, which count from 10 on; the first four are read last (ISO 13616). */
    static boolean mod97(CharSequence s) {
        int rest = 0;
        for (int i = 0; i < s.length(); i++) {
            int v = Character.digit(s.charAt((i + 4) % s.length()), 36);
            if (v < 0 || (i >= s.length() - 2 && v > 9)) {
                return false;
            }
            rest = (v > 9 ? rest * 100 + v : rest * 10 + v) % 97;
        }
        return rest == 1;
    }

    /** Mod 11, 10 (ISO 7064) over all digits, the last of which is the check. */
    static boolean mod11x10(CharSequence s) {
        int p = 10;
        for (int i = 0; i < s.length() - 1; i++) {
            int t = (digit(s, i) + p) % 10;
            p = (t == 0 ? 10 : t) * 2 % 11;
        }
        return (11 - p) % 10 == digit(s, s.length() - 1);
    }

    /** The dihedral group of order ten (J. Verhoeff, 1969). */
    static boolean verhoeff(CharSequence s) {
        int c = 0;
        for (int i = 0; i < s.length(); i++) {
            int p = VERHOEFF_P[i % 8].charAt(digit(s, s.length() - 1 - i)) - '0';
            c = VERHOEFF_D[c].charAt(p) - '0';
        }
        return c == 0;
    }

    /** Each digit times its weight. */
    static int sum(CharSequence s, int... weights) {
        return sumFrom(s, 0, weights);
    }

    /** Each digit from a place on times its weight. */
    static int sumFrom(CharSequence s, int from, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += digit(s, from + i) * weights[i];
        }
        return sum;
    }

    /** What a sum lacks to a multiple of ten. */
    static int complement10(int sum) {
        return (10 - sum % 10) % 10;
    }

    /** What a sum lacks to a multiple of eleven, where 10 and 11 are written 0. */
    static int complement11(int sum) {
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }
}
