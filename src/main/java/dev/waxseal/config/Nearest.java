package dev.waxseal.config;

import java.util.Collection;

/** Guesses what somebody meant who mistyped a word. */
public final class Nearest {

    /** What is longer was not meant to be one of a few words. */
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The known word that takes the fewest edits, as long as most of its letters stay; empty otherwise. */
    public static String of(String word, Collection<String> known) {
        String nearest = "";
        if (word.length() > LONGEST) {
            return nearest;
        }
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int edits = candidate.length() > 2 * LONGEST ? Integer.MAX_VALUE : edits(word, candidate);
            if (edits < fewest && edits <= candidate.length() / 2) {
                nearest = candidate;
                fewest = edits;
            }
        }
        return nearest;
    }

    /** The Levenshtein distance, upper and lower case being the same. */
    private static int edits(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                boolean same = Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1));
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + (same ? 0 : 1));
            }
            above = row;
        }
        return above[to.length()];
    }
}
