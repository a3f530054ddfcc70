package dev.waxseal.detect.name;

import dev.waxseal.detect.text.PreparedPart;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of the rules as phrases of words, and which rules have each: a hash table of numbers, made by
 * {@link NameIndexing}, over one text of all phrases, so that to have it takes no time and no objects.
 */
final class NameIndex {

    /** Where the scripts begin that write no spaces: Chinese, Japanese and Korean. */
    static final int UNSPACED = 0x2e80;

    /** What is known of a phrase: it begins, or ends, one of several words; it is a whole name. */
    static final int FIRST = 1;

    static final int LAST = 2;
    static final int WHOLE = 4;

    /** The list of those that no rule has. */
    static final char NONE = 0xffff;

    private final List<NameRule> rules;
    private final @Nullable NameIndex before;

    private final int longest;
    private final String phrases;
    private final int[] offsets;
    private final char[] marks;

    /** For each phrase where its list begins in {@link #lists}, which says how many rules there are and then which. */
    private final char[] listed;

    private final char[] lists;

    /** For each hash the phrase behind the next number, or 0. */
    private final char[] slots;

    /** The phrases of scripts without spaces. */
    private final char[] endings;

    /** Whoever makes one a second time makes the same. */
    private final @Nullable List<NameRule>[] made;

    /**
     * @param prepared as {@link NameIndexing} wrote it
     * @param rules the rules that it numbers
     * @param before what is asked before, and adds to it
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists
    NameIndex(PreparedPart prepared, List<NameRule> rules, @Nullable NameIndex before) {
        this.rules = rules;
        this.before = before;
        this.longest = Math.max(prepared.number(), before == null ? 1 : before.longest);
        this.phrases = prepared.text();
        this.offsets = prepared.ints();
        this.marks = prepared.chars();
        this.listed = prepared.chars();
        this.lists = prepared.chars();
        this.slots = prepared.chars();
        this.endings = prepared.chars();
        this.made = new List[lists.length];
    }

    /** That of these rules alone, with or without names in other scripts than Latin. */
    static NameIndex of(List<NameRule> rules, boolean foreign) {
        return new NameIndex(PreparedPart.of(NameIndexing.prepare(rules, foreign)), rules, null);
    }

    /** The rules that have the phrase, its words joined by single spaces or not at all; or null. */
    @Nullable List<NameRule> rules(String phrase) {
        List<NameRule> own = own(phrase);
        List<NameRule> others = before == null ? null : before.rules(phrase);
        if (own == null || others == null) {
            return own == null ? others : own;
        }
        List<NameRule> all = new ArrayList<>(others);
        all.addAll(own);
        return all;
    }

    private @Nullable List<NameRule> own(String phrase) {
        int found = find(phrase);
        return found < 0 || listed[found] == NONE ? null : list(listed[found]);
    }

    private List<NameRule> list(int at) {
        List<NameRule> list = made[at];
        if (list == null) {
            NameRule[] all = new NameRule[lists[at]];
            for (int i = 0; i < all.length; i++) {
                all[i] = rules.get(lists[at + 1 + i]);
            }
            list = List.of(all);
            made[at] = list;
        }
        return list;
    }

    private int find(String phrase) {
        int slot = NameIndexing.hash(phrase) & (slots.length - 1);
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            int from = offsets[number];
            if (offsets[number + 1] - from == phrase.length() && phrases.startsWith(phrase, from)) {
                return number;
            }
            slot = slot + 1 & (slots.length - 1);
        }
        return -1;
    }

    private boolean marked(String phrase, int mark) {
        int found = find(phrase);
        return found >= 0 && (marks[found] & mark) != 0;
    }

    private String phrase(int number) {
        return phrases.substring(offsets[number], offsets[number + 1]);
    }

    /** All phrases, their words joined by single spaces. */
    Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i < marks.length; i++) {
            if ((marks[i] & WHOLE) != 0) {
                all.add(phrase(i));
            }
        }
        return all;
    }

    /** The most words that a phrase has. */
    int longest() {
        return longest;
    }

    /** Whether any phrase of several words begins with this one. */
    boolean begin(String word) {
        return marked(word, FIRST) || (before != null && before.begin(word));
    }

    /** Whether any phrase of several words ends with this one. */
    boolean end(String word) {
        return marked(word, LAST) || (before != null && before.end(word));
    }

    /** The rules of what the word ends with, in a script without spaces; or null. */
    @Nullable List<NameRule> ending(String word) {
        List<NameRule> earlier = before == null ? null : before.ending(word);
        if (earlier == null && word.charAt(0) >= UNSPACED) {
            for (char number : endings) {
                int length = offsets[number + 1] - offsets[number];
                if (word.regionMatches(word.length() - length, phrases, offsets[number], length)) {
                    return list(listed[number]);
                }
            }
        }
        return earlier;
    }
}
