package dev.waxseal.journal;

import dev.waxseal.config.OneLine;
import java.util.List;

/** A setting that cannot be understood. The message is one line for the person who wrote it. */
public final class UnusableSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** What is longer was not meant to be an option. */
    private static final int LONGEST = 100;

    UnusableSetting(String message) {
        super(message);
    }

    static UnusableSetting unknown(String key, List<String> known) {
        String nearest = nearest(key, known);
        return new UnusableSetting("unknown option " + OneLine.quoted(key)
                + (nearest.isEmpty()
                        ? "; the options are " + String.join(", ", known)
                        : "; did you mean \"" + nearest + "\"?"));
    }

    /** The known one that takes the fewest edits, as long as most of its letters stay; empty otherwise. */
    private static String nearest(String key, List<String> known) {
        String nearest = "";
        if (key.length() > LONGEST) {
            return nearest;
        }
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int edits = edits(key, candidate);
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
