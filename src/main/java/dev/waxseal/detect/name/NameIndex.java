package dev.waxseal.detect.name;

import dev.waxseal.detect.text.NameWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of the rules as phrases of words, and which rules have each. */
final class NameIndex {

    /** Where the scripts begin that write no spaces: Chinese, Japanese and Korean. */
    private static final int UNSPACED = 0x2e80;

    private final Map<String, List<NameRule>> rules = new HashMap<>(4096);
    private final Set<String> firstWords = new HashSet<>(1024);
    private final Set<String> lastWords = new HashSet<>(1024);
    private final Set<String> spaced = new HashSet<>(4096);
    private final List<String> unspaced = new ArrayList<>();
    private int longest = 1;

    void add(String name, NameRule rule) {
        List<String> words = NameWords.of(name);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a name without a letter: " + name);
        }
        longest = Math.max(longest, words.size());
        lastWords.add(words.get(words.size() - 1));
        String phrase = words.size() == 1 ? words.get(0) : String.join(" ", words);
        spaced.add(phrase);
        put(phrase, rule);
        if (words.size() > 1) {
            firstWords.add(words.get(0));
            put(String.join("", words), rule);
        }
        if (phrase.charAt(0) >= UNSPACED) {
            unspaced.add(String.join("", words));
        }
    }

    @SuppressWarnings(
            "ReferenceEquality") // a rule is itself; to compare what is in it would take its first use of records
    private void put(String phrase, NameRule rule) {
        List<NameRule> known = rules.get(phrase);
        if (known == null) {
            known = new ArrayList<>(1);
            rules.put(phrase, known);
        }
        if (known.isEmpty() || known.get(known.size() - 1) != rule) {
            known.add(rule); // all names of one rule come one after the other
        }
    }

    /** The rules that have the phrase, its words joined by single spaces or not at all; or null. */
    @Nullable List<NameRule> rules(String phrase) {
        return rules.get(phrase);
    }

    /** All phrases, their words joined by single spaces. */
    Set<String> all() {
        return spaced;
    }

    /** The most words that a phrase has. */
    int longest() {
        return longest;
    }

    /** Whether any phrase of several words begins with this one. */
    boolean begin(String word) {
        return firstWords.contains(word);
    }

    /** Whether any phrase of several words ends with this one. */
    boolean end(String word) {
        return lastWords.contains(word);
    }

    /** The rules of what the word ends with, in a script without spaces; or null. */
    @Nullable List<NameRule> ending(String word) {
        if (word.charAt(0) >= UNSPACED) {
            for (String phrase : unspaced) {
                if (word.endsWith(phrase)) {
                    return rules.get(phrase);
                }
            }
        }
        return null;
    }
}
