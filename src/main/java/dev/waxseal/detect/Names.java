package dev.waxseal.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which names say that a value is sensitive. */
final class Names {

    /** Words that may follow a name without changing what it names; any other says that it names something else. */
    private static final Set<String> TRAILING = Set.of(
            "value",
            "val",
            "text",
            "txt",
            "str",
            "string",
            "field",
            "input",
            "plain",
            "plaintext",
            "clear",
            "cleartext",
            "raw",
            "new",
            "old",
            "current",
            "original",
            "confirm",
            "confirmation",
            "confirmed",
            "repeat",
            "repeated",
            "again",
            "verify",
            "verification",
            "retype",
            "check",
            "base",
            "encoded",
            "decrypted",
            "unencrypted",
            "b",
            "param",
            "content",
            "x",
            "data");

    /** Written before a name without a seam: {@code userpassword}. */
    private static final List<String> PREFIXES = List.of(
            "user",
            "my",
            "new",
            "old",
            "current",
            "confirm",
            "login",
            "admin",
            "root",
            "db",
            "database",
            "app",
            "txt",
            "input",
            "j",
            "x",
            "pg",
            "mysql",
            "smtp",
            "ldap",
            "ftp",
            "auth",
            "account",
            "client",
            "form",
            "re",
            "proxy",
            "redis",
            "mail");

    private final Map<String, NameRule> byPhrase = new HashMap<>();
    private int longest = 1;

    Names(List<NameRule> rules) {
        for (NameRule rule : rules) {
            for (String name : rule.names()) {
                List<String> words = Words.of(name);
                longest = Math.max(longest, words.size());
                byPhrase.putIfAbsent(String.join(" ", words), rule);
                byPhrase.putIfAbsent(String.join("", words), rule);
            }
        }
    }

    /** What a name was found to say. */
    record Match(NameRule rule, String phrase, @Nullable String veto) {}

    /** The rule whose name ends this one, or null; a match that carries a veto is none. */
    @Nullable Match match(String name) {
        if (name.isEmpty()) {
            return null;
        }
        List<String> words = Words.of(name);
        for (int end = words.size(); end > 0; end--) {
            for (int start = Math.max(0, end - longest); start < end; start++) {
                Match match = match(words, start, end);
                if (match != null) {
                    return match;
                }
            }
            String last = words.get(end - 1);
            if (!TRAILING.contains(last) && !Character.isDigit(last.charAt(0))) {
                return null;
            }
        }
        return null;
    }

    private @Nullable Match match(List<String> words, int start, int end) {
        String phrase = start + 1 == end ? words.get(start) : String.join(" ", words.subList(start, end));
        NameRule rule = byPhrase.get(phrase);
        if (rule == null && start + 1 == end) {
            rule = prefixed(phrase);
        }
        if (rule == null) {
            return null;
        }
        for (String before : new ArrayList<>(words.subList(0, start))) {
            if (rule.vetoes().contains(before)) {
                return new Match(rule, phrase, before);
            }
        }
        return new Match(rule, phrase, null);
    }

    private @Nullable NameRule prefixed(String word) {
        for (String prefix : PREFIXES) {
            if (word.length() > prefix.length() + 2 && word.startsWith(prefix)) {
                NameRule rule = byPhrase.get(word.substring(prefix.length()));
                if (rule != null) {
                    return rule;
                }
            }
        }
        return null;
    }
}
