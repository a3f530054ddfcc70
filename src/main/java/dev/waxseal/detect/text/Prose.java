package dev.waxseal.detect.text;

import java.util.List;
import java.util.Locale;

/** Tells text that is written for people to read from text that is a value. */
public final class Prose {
    private static final List<String> TELLING = Lexicon.listed(Lexicon.Section.TELLING);

    /** So many characters of Thai, Chinese, Japanese or Korean are a sentence, which has no space there. */
    private static final int IDEOGRAPHS = 6;

    private Prose() {}

    /** A sentence about passwords rather than a pass phrase. */
    public static boolean message(String v) {
        int spaces = 0;
        for (int i = 0; i < v.length(); i++) {
            if (v.charAt(i) == ' ') {
                spaces++;
            }
        }
        if (spaces == 0) {
            return ideographs(v) >= IDEOGRAPHS;
        }
        String lower = v.toLowerCase(Locale.ROOT);
        for (String word : TELLING) {
            if (lower.contains(word)) {
                return true;
            }
        }
        char last = v.charAt(v.length() - 1);
        return spaces >= 2 && (last == '.' || last == '?' || last == ':');
    }

    private static int ideographs(String v) {
        int n = 0;
        for (int i = 0; i < v.length(); i++) {
            char c = v.charAt(i);
            n += (c >= '\u0e00' && c <= '\u0eff') || (c >= '\u3040' && c <= '\ud7a3') ? 1 : 0;
        }
        return n;
    }
}
