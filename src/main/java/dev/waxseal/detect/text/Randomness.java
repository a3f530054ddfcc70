package dev.waxseal.detect.text;

/** Tells what a generator made from words, numbers and dates: letters and digits that change places all the time. */
public final class Randomness {

    /** In so many characters of a generated token small letters, capitals and digits change at least once. */
    private static final int CHANGE = 8;

    /** Letters in a row that words have and generated tokens hardly ever, when they all are small. */
    private static final int WORD = 12;

    private Randomness() {}

    /**
     * Whether a value may be a generated token: no white space, at least so many letters and digits, both among them.
     *
     * @param least the fewest letters and digits
     */
    public static boolean token(String v, int least) {
        return v.length() >= least && token(v, 0, v.length(), least);
    }

    /** As {@link #token(String, int)}, of a part. */
    public static boolean token(String v, int from, int to, int least) {
        int letters = 0;
        int digits = 0;
        int changes = 0;
        int row = 0;
        int last = 0;
        for (int i = from; i < to; i++) {
            char c = v.charAt(i);
            int sort = sort(c);
            if (sort < 0) {
                return false;
            } else if (sort > 0) {
                letters += sort == 3 ? 0 : 1;
                digits += sort == 3 ? 1 : 0;
                changes += last != 0 && sort != last ? 1 : 0;
                row = sort == 1 ? row + 1 : 0;
                last = sort;
            } else {
                row = 0;
            }
            if (row >= WORD) {
                return false;
            }
        }
        int n = letters + digits;
        return n >= least && letters > 0 && digits > 0 && changes >= Math.max(3, n / CHANGE);
    }

    /** 1 a small letter, 2 a capital, 3 a digit, 0 what else tokens have, -1 what they have not. */
    private static int sort(char c) {
        if (c >= 'a' && c <= 'z') {
            return 1;
        } else if (c >= 'A' && c <= 'Z') {
            return 2;
        } else if (Chars.digit(c)) {
            return 3;
        }
        return "-_.~+/=|:!%".indexOf(c) >= 0 ? 0 : -1;
    }
}
