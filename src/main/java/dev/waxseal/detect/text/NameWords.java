package dev.waxseal.detect.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a name as people write names ({@code newPassword_2}, {@code user[api-key]}, {@code XMLToken}) into words. */
public final class NameWords {

    /** Longer names are data, not names. */
    static final int MAX_NAME = 256;

    /** Where Latin letters with accents begin and end, and the letters without. */
    private static final int LATIN = 0xc0;

    private static final int LATIN_END = 0x180;

    private static final String LATIN_BASES =
            "AAAAAA\u00c6CEEEEIIII\u00d0NOOOOO\u00d7OUUUUY\u00de\u00dfaaaaaa\u00e6ceeeeiiii\u00f0nooooo"
                    + "\u00f7ouuuuy\u00feyAaAaAaCcCcCcCcDd\u0110dEeEeEeEeEeGgGgGgGgHh\u0126\u0127IiIiIiIiIi\u0132"
                    + "\u0133JjKk\u0138LlLlLl\u013f\u0140LlNnNnNn\u0149\u014a\u014bOoOoOo\u0152\u0153RrRrRrSsSsSs"
                    + "SsTtTt\u0166\u0167UuUuUuUuUuUuWwYyYZzZzZz\u017f";

    /** The same for those of Vietnamese. */
    private static final int VIETNAMESE = 0x1ea0;

    private static final int VIETNAMESE_END = 0x1efa;

    private static final String VIETNAMESE_BASES =
            "Aa".repeat(12) + "Ee".repeat(8) + "Ii".repeat(2) + "Oo".repeat(12) + "Uu".repeat(7) + "Yy".repeat(4);

    private NameWords() {}

    /** The words in lower case and without accents; digits are words of their own. */
    public static List<String> of(String name) {
        String plain = plain(name);
        List<String> words = new ArrayList<>(4);
        int n = plain.length();
        int start = 0;
        while (start < n) {
            int type = type(plain.charAt(start));
            if (type == OTHER) {
                start++;
                continue;
            }
            int end = start + 1;
            if (type == UPPER) {
                while (end < n && type(plain.charAt(end)) == UPPER) {
                    end++;
                }
                if (end < n && type(plain.charAt(end)) == LOWER && !pluralOfAcronym(plain, end)) {
                    if (end - start > 1) {
                        end--; // XMLToken: the last capital begins the next word
                    } else {
                        type = LOWER;
                    }
                }
            }
            if (type == LOWER) {
                while (end < n && type(plain.charAt(end)) == LOWER) {
                    end++;
                }
            } else if (type == DIGIT) {
                while (end < n && type(plain.charAt(end)) == DIGIT) {
                    end++;
                }
            }
            words.add(plain.substring(start, end).toLowerCase(Locale.ROOT));
            start = end;
        }
        return words;
    }

    private static String plain(String name) {
        String cut = name.length() > MAX_NAME ? name.substring(name.length() - MAX_NAME) : name;
        int i = 0;
        while (i < cut.length() && cut.charAt(i) < 0x80) {
            i++;
        }
        return i == cut.length() ? cut : foreign(cut) ? decomposed(cut) : unaccented(cut);
    }

    /** Whether there is a character beyond the Latin ones, so that the tables of Unicode have to be asked. */
    public static boolean foreign(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= LATIN_END && (c < VIETNAMESE || c >= VIETNAMESE_END)) {
                return true;
            }
        }
        return false;
    }

    private static String unaccented(String name) {
        StringBuilder plain = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\u00df') {
                plain.append("ss");
            } else if (c >= VIETNAMESE) {
                plain.append(VIETNAMESE_BASES.charAt(c - VIETNAMESE));
            } else {
                plain.append(c < LATIN ? c : LATIN_BASES.charAt(c - LATIN));
            }
        }
        return plain.toString();
    }

    private static String decomposed(String name) {
        String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (c == '\u00df' || (c >= LATIN && c < LATIN_END)) {
                plain.append(unaccented(String.valueOf(c)));
            } else if (Character.isSurrogate(c) || Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** {@code PINs} is one word. */
    private static boolean pluralOfAcronym(String s, int at) {
        return s.charAt(at) == 's' && (at + 1 == s.length() || type(s.charAt(at + 1)) == OTHER);
    }

    private static final int OTHER = 0;
    private static final int LOWER = 1;
    private static final int UPPER = 2;
    private static final int DIGIT = 3;

    private static int type(char c) {
        if (c >= 'a' && c <= 'z') {
            return LOWER;
        } else if (c >= 'A' && c <= 'Z') {
            return UPPER;
        } else if (c >= '0' && c <= '9') {
            return DIGIT;
        } else if (c < 0x80) {
            return OTHER;
        } else if (Character.isUpperCase(c)) {
            return UPPER;
        }
        return Character.isLetter(c) ? LOWER : OTHER;
    }
}
