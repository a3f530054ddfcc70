package dev.waxseal.detect;

import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.value.Recognizers;

/** Tells why what looks like a number or a token of some kind is none; only for whoever asks why nothing was found. */
final class NearMisses {

    /** So many are told of one text. */
    private static final int MOST = 4;

    /** Shorter words are not taken for anything. */
    private static final int LEAST = 9;

    private static final int UUID = 36;

    private NearMisses() {}

    static void say(Recognizers recognizers, String value, String location, Explanation explanation) {
        int told = 0;
        int i = 0;
        while (i < value.length() && told < MOST) {
            int end = i;
            while (end < value.length() && part(value, end)) {
                end++;
            }
            String doubt = end - i < LEAST ? "" : of(recognizers, value.substring(i, end));
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

    private static String of(Recognizers recognizers, String word) {
        if (word.length() == UUID && word.charAt(8) == '-' && word.charAt(13) == '-') {
            return "no secret by itself: a UUID";
        }
        String plain = Chars.without(word, " -");
        for (int i = 0; i < recognizers.size(); i++) {
            String nearly = plain.isEmpty() ? "" : recognizers.get(i).nearly(word, plain);
            if (!nearly.isEmpty()) {
                return nearly;
            }
        }
        return hexadecimal(word) && word.length() >= 32 ? "no secret by itself: a digest or an id in hexadecimal" : "";
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
