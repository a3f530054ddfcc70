package dev.waxseal.detect.name;

import dev.waxseal.detect.text.NameWords;
import dev.waxseal.detect.text.Preparing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes the tables of a {@link NameIndex}. */
final class NameIndexing {

    /** The rules of a phrase by their numbers, and what is known of it. */
    private static final class Phrase {
        final List<Integer> rules = new ArrayList<>(1);
        int marks;
    }

    private final Map<String, Phrase> phrases = new LinkedHashMap<>();
    private final List<String> unspaced = new ArrayList<>();
    private int longest = 1;

    private NameIndexing() {}

    /** The tables for the names of these rules: all, or those alone that are written in Latin letters. */
    static byte[] prepare(List<NameRule> rules, boolean foreign) {
        NameIndexing all = new NameIndexing();
        for (int i = 0; i < rules.size(); i++) {
            for (String name : rules.get(i).names()) {
                if (foreign || !NameWords.foreign(name)) {
                    all.add(name, i);
                }
            }
        }
        return all.tables();
    }

    /** Where in the table a phrase is looked for first. */
    static int hash(String phrase) {
        int hash = phrase.hashCode() * 0x9e3779b1;
        return hash ^ hash >>> 16;
    }

    private void add(String name, int rule) {
        List<String> words = NameWords.of(name);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a name without a letter: " + name);
        }
        longest = Math.max(longest, words.size());
        phrase(words.get(words.size() - 1)).marks |= NameIndex.LAST;
        String spaced = String.join(" ", words);
        String joined = String.join("", words);
        put(spaced, rule).marks |= NameIndex.WHOLE;
        if (words.size() > 1) {
            phrase(words.get(0)).marks |= NameIndex.FIRST;
            put(joined, rule);
        }
        if (spaced.charAt(0) >= NameIndex.UNSPACED) {
            unspaced.add(joined);
        }
    }

    private Phrase phrase(String text) {
        Phrase phrase = phrases.get(text);
        if (phrase == null) {
            phrase = new Phrase();
            phrases.put(text, phrase);
        }
        return phrase;
    }

    private Phrase put(String text, int rule) {
        Phrase phrase = phrase(text);
        if (!phrase.rules.contains(rule)) {
            phrase.rules.add(rule);
        }
        return phrase;
    }

    private byte[] tables() {
        int n = phrases.size();
        StringBuilder text = new StringBuilder();
        int[] offsets = new int[n + 1];
        char[] marks = new char[n];
        char[] listed = new char[n];
        char[] slots = new char[Integer.highestOneBit(Math.max(n, 1)) * 4];
        StringBuilder lists = new StringBuilder();
        Map<List<Integer>, Character> known = new HashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        int number = 0;
        for (Map.Entry<String, Phrase> each : phrases.entrySet()) {
            numbers.put(each.getKey(), number);
            text.append(each.getKey());
            offsets[number + 1] = text.length();
            marks[number] = (char) each.getValue().marks;
            listed[number] = write(each.getValue().rules, lists, known);
            int slot = hash(each.getKey()) & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = slot + 1 & (slots.length - 1);
            }
            slots[slot] = (char) ++number;
        }
        char[] endings = new char[unspaced.size()];
        for (int i = 0; i < endings.length; i++) {
            endings[i] = (char) (int) Objects.requireNonNull(numbers.get(unspaced.get(i)));
        }
        Preparing tables = new Preparing();
        tables.number(longest);
        tables.text(text.toString());
        tables.ints(offsets);
        tables.chars(marks);
        tables.chars(listed);
        tables.chars(lists.toString().toCharArray());
        tables.chars(slots);
        tables.chars(endings);
        return tables.made();
    }

    /** Where in the lists the one of these rules is; each stands there once. */
    private static char write(List<Integer> rules, StringBuilder lists, Map<List<Integer>, Character> known) {
        Character same = rules.isEmpty() ? Character.valueOf(NameIndex.NONE) : known.get(rules);
        if (same != null) {
            return same;
        }
        char at = (char) lists.length();
        known.put(rules, at);
        lists.append((char) rules.size());
        for (int rule : rules) {
            lists.append((char) rule);
        }
        return at;
    }
}
