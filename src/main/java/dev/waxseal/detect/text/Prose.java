package dev.waxseal.detect.text;

import java.util.List;
import java.util.Locale;

/** Tells text that is written for people to read from text that is a value. */
public final class Prose {
    private static final List<String> TELLING = Lexicon.listed(Lexicon.Section.TELLING);

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
            return false;
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
}
