package dev.waxseal.detect.text;

import java.util.Arrays;
import java.util.StringTokenizer;

/** Beginnings of words, looked up by their first character. */
public final class Prefixes {

    /** By the first character, of ASCII. */
    private final String[][] byFirst = new String[128][0];

    /** The beginnings of ASCII, with white space between. */
    public Prefixes(String list) {
        StringTokenizer prefixes = new StringTokenizer(list);
        while (prefixes.hasMoreTokens()) {
            String prefix = prefixes.nextToken();
            String[] others = byFirst[prefix.charAt(0)];
            byFirst[prefix.charAt(0)] = Arrays.copyOf(others, others.length + 1);
            byFirst[prefix.charAt(0)][others.length] = prefix;
        }
    }

    /** Whether the word begins with one of them. */
    public boolean begin(String word) {
        if (!word.isEmpty() && word.charAt(0) < byFirst.length) {
            for (String prefix : byFirst[word.charAt(0)]) {
                if (word.startsWith(prefix)) {
                    return true;
                }
            }
        }
        return false;
    }
}
