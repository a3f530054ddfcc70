package dev.waxseal.detect.name;

import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Lexicon;
import dev.waxseal.detect.text.NameWords;
import dev.waxseal.detect.text.Prepared;
import dev.waxseal.detect.text.PreparedPart;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which names say that a value is sensitive. What a name is about stands at its end ({@code new_password}); words after
 * it make it something else ({@code password_policy}), unless they are known to change nothing.
 */
public final class Names {

    /** Words that may follow a name without changing what it names. */
    private final Set<String> trailing = Lexicon.of(Lexicon.Section.TRAILS);

    /** Written before a name without a seam: {@code userpassword}. */
    private final List<String> prefixes = Lexicon.listed(Lexicon.Section.PREFIXES);

    /** Names long enough that whatever is written before them without a seam tells whose they are: {@code wifipassword}. */
    private static final List<String> SUFFIXES = List.of(
            "password",
            "passwd",
            "passwort",
            "kennwort",
            "passphrase",
            "wachtwoord",
            "apikey",
            "accesstoken",
            "authtoken",
            "secretkey",
            "accesskey",
            "clientsecret",
            "privatekey",
            "refreshtoken",
            "apitoken");

    /** Longer names are not looked up; the longest phrase of the rules has half as many words. */
    private static final int MAX_WORDS = 12;

    /** Hexadecimal digits and dashes of this length are an identifier, although it may end as a name does: {@code …-2fa}. */
    public static final int IDENTIFIER = 16;

    /** How many names are remembered, each in the one slot of its hash, and of what length. */
    private static final int REMEMBERED = 1024;

    private static final int MAX_REMEMBERED = 64;

    private record Known(String name, @Nullable Match match) {}

    private final @Nullable Known[] remembered = new Known[REMEMBERED];
    private final List<NameRule> added;
    private final RuleList shipped;
    private final NameIndex latin;

    /** Those in other scripts as well; read when the first name in one of them is met. */
    private volatile @Nullable NameIndex all;

    /** The shipped rules, after these, which a user added. */
    public Names(List<NameRule> added) {
        this.added = List.copyOf(added);
        try (PreparedPart rules = part(Prepared.RULES)) {
            this.shipped = new RuleList(rules);
        }
        this.latin = index(Prepared.LATIN_NAMES, false);
    }

    private NameIndex index(int part, boolean foreign) {
        NameIndex before = added.isEmpty() ? null : NameIndex.of(added, foreign);
        try (PreparedPart prepared = part(part)) {
            return new NameIndex(prepared, shipped, before);
        }
    }

    private static PreparedPart part(int part) {
        PreparedPart prepared = Prepared.part(part);
        return prepared == null ? PreparedPart.of(prepare(part, RuleFile.all())) : prepared;
    }

    /** A part that this reads, made of the rules. */
    public static byte[] prepare(int part, List<NameRule> rules) {
        return part == Prepared.RULES
                ? RuleList.prepare(rules)
                : NameIndexing.prepare(rules, part == Prepared.ALL_NAMES);
    }

    /** The phrases of names in Latin letters that these rules have, words joined by single spaces. */
    public static Set<String> latin(List<NameRule> rules) {
        return NameIndex.of(rules, false).all();
    }

    private NameIndex phrases(String name) {
        if (!NameWords.foreign(name)) {
            return latin;
        }
        NameIndex known = all;
        if (known == null) {
            known = index(Prepared.ALL_NAMES, true);
            all = known;
        }
        return known;
    }

    /**
     * What a name was found to say.
     *
     * @param rules the rules that have the phrase, in the order of the files
     * @param phrase the words that were recognised
     * @param before the words before them
     * @param begins whether the name goes on with words that are not known to change it
     */
    public record Match(List<NameRule> rules, String phrase, List<String> before, boolean begins) {

        /** The word that stands before the phrase and makes it something else for this rule, or null. */
        public @Nullable String veto(NameRule rule) {
            for (int i = before.size() - 1; i >= 0; i--) {
                String two = i > 0 ? before.get(i - 1) + ' ' + before.get(i) : "";
                if (rule.vetoes().contains(before.get(i)) || rule.vetoes().contains(two)) {
                    return before.get(i);
                }
            }
            return null;
        }
    }

    /** The longest known phrase that ends the name, or null. */
    public @Nullable Match match(String name) {
        if (name.isEmpty() || (name.length() >= IDENTIFIER && identifier(name))) {
            return null;
        }
        int slot = name.hashCode() & (REMEMBERED - 1);
        Known known = remembered[slot];
        if (known == null || !known.name.equals(name)) {
            known = new Known(name, find(name));
            if (name.length() <= MAX_REMEMBERED) {
                remembered[slot] = known;
            }
        }
        return known.match;
    }

    private @Nullable Match find(String name) {
        NameIndex phrases = phrases(name);
        List<String> words = NameWords.of(name);
        if (words.size() > MAX_WORDS) {
            words = words.subList(words.size() - MAX_WORDS, words.size());
        }
        for (int end = words.size(); end > 0; end--) {
            String last = words.get(end - 1);
            int first = phrases.end(last) ? Math.max(0, end - phrases.longest()) : end - 1;
            for (int start = first; start < end; start++) {
                Match match = match(phrases, words, start, end);
                if (match != null) {
                    return match;
                }
            }
            if (!trailing.contains(last) && !Chars.digit(last.charAt(0))) {
                return begun(phrases, words);
            }
        }
        return null;
    }

    private @Nullable Match begun(NameIndex phrases, List<String> words) {
        int end = Followers.secret(words);
        String phrase = end == 0 ? "" : String.join(" ", words.subList(0, end));
        List<NameRule> rules = phrases.rules(phrase);
        return rules == null ? null : new Match(rules, phrase, List.of(), true);
    }

    /** Whether the last word of this is the first of a known phrase of several words. */
    public boolean begins(String name) {
        List<String> words = NameWords.of(name);
        return !words.isEmpty() && phrases(name).begin(words.get(words.size() - 1));
    }

    private static boolean identifier(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.digit(name.charAt(i), 16) < 0 && name.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }

    /** Which phrase the name holds with other words after it, that make it something else: for whoever asks; or null. */
    public @Nullable String followed(String name) {
        NameIndex phrases = phrases(name);
        List<String> words = NameWords.of(name);
        for (int end = Math.min(words.size(), MAX_WORDS) - 1; end > 0; end--) {
            for (int start = 0; start < end; start++) {
                if (phrases.rules(String.join(" ", words.subList(start, end))) != null) {
                    return "the words \"" + String.join(" ", words.subList(start, end)) + "\" are followed by \""
                            + String.join(" ", words.subList(end, words.size())) + '"';
                }
            }
        }
        return null;
    }

    private @Nullable Match match(NameIndex phrases, List<String> words, int start, int end) {
        String phrase = start + 1 == end ? words.get(start) : String.join(" ", words.subList(start, end));
        List<NameRule> rules = phrases.rules(phrase);
        if (rules == null && start + 1 == end) {
            rules = glued(phrases, phrase);
        }
        return rules == null ? null : new Match(rules, phrase, words.subList(0, start), false);
    }

    private @Nullable List<NameRule> glued(NameIndex phrases, String word) {
        List<NameRule> ending = phrases.ending(word);
        if (ending != null) {
            return ending;
        }
        for (String prefix : prefixes) {
            if (word.length() > prefix.length() + 2 && word.startsWith(prefix)) {
                List<NameRule> rules = phrases.rules(word.substring(prefix.length()));
                if (rules != null) {
                    return rules;
                }
            }
        }
        for (String suffix : SUFFIXES) {
            if (word.length() > suffix.length() && word.endsWith(suffix)) {
                return phrases.rules(suffix);
            }
        }
        return null;
    }
}
