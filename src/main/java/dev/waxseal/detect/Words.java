package dev.waxseal.detect;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a name as people write names ({@code newPassword_2}, {@code user[api-key]}, {@code XMLToken}) into words. */
final class Words {

    /** Longer names are data, not names. */
    static final int MAX_NAME = 256;

    private Words() {}

    /** The words in lower case and without accents; digits are words of their own. */
    static List<String> of(String name) {
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
        for (int i = 0; i < cut.length(); i++) {
            if (cut.charAt(i) >= 0x80) {
                return Normalizer.normalize(cut, Normalizer.Form.NFD)
                        .replace("\u00df", "ss")
                        .replace('\u0142', 'l')
                        .replace('\u0141', 'L')
                        .replace('\u0131', 'i')
                        .replace('\u00f8', 'o')
                        .replace('\u00d8', 'O')
                        .replace('\u0111', 'd')
                        .codePoints()
                        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return cut;
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
