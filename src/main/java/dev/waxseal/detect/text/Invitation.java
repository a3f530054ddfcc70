package dev.waxseal.detect.text;

import java.util.List;
import java.util.Set;

/**
 * Knows what is written to be replaced before anyone uses it: {@code CHANGE_ME}, {@code your-password-here},
 * {@code dummy-api-key}. A weak password is none ({@code changeit}, {@code test123}): what programs were delivered with is used.
 */
final class Invitation {

    /** Words that ask for something else. */
    private static final Set<String> ASKING = Set.of(
            "change",
            "changeme",
            "replace",
            "replaceme",
            "your",
            "insert",
            "enter",
            "put",
            "paste",
            "fill",
            "dummy",
            "fake",
            "example",
            "sample",
            "placeholder",
            "todo",
            "fixme",
            "tbd",
            "here");

    /** What is asked for. */
    private static final Set<String> SECRETS = Set.of(
            "key",
            "keys",
            "apikey",
            "token",
            "tokens",
            "secret",
            "secrets",
            "password",
            "passwd",
            "pass",
            "pwd",
            "passphrase",
            "credential",
            "credentials",
            "pin",
            "jwt",
            "value",
            "string");

    /** What else stands between such words. */
    private static final Set<String> BETWEEN = Set.of(
            "me",
            "my",
            "the",
            "a",
            "an",
            "this",
            "that",
            "it",
            "with",
            "in",
            "to",
            "be",
            "by",
            "of",
            "for",
            "set",
            "own",
            "new",
            "real",
            "actual",
            "valid",
            "some",
            "please",
            "later",
            "text",
            "api",
            "app",
            "auth",
            "access",
            "account",
            "admin",
            "bearer",
            "bot",
            "client",
            "consumer",
            "db",
            "database",
            "encryption",
            "id",
            "license",
            "login",
            "master",
            "oauth",
            "personal",
            "private",
            "public",
            "refresh",
            "root",
            "secure",
            "security",
            "server",
            "service",
            "session",
            "shared",
            "signing",
            "super",
            "test",
            "user",
            "username",
            "webhook",
            "strong",
            "random",
            "long");

    /** What in capitals alone is no word of anyone's. */
    private static final Set<String> ALONE = Set.of("CHANGEME", "REPLACEME", "PLACEHOLDER", "TODO", "FIXME", "TBD");

    private Invitation() {}

    /** Whether a value of letters, digits and {@code _ - .} is one. */
    static boolean is(String v) {
        if (ALONE.contains(v)) {
            return true;
        } else if (Chars.hasDigit(v)) {
            return false; // digits are words of their own
        }
        List<String> words = NameWords.of(v);
        boolean asks = false;
        boolean parted = v.indexOf('_') > 0 || v.indexOf('-') > 0 || v.indexOf('.') > 0;
        boolean secret = false;
        for (String word : words) {
            boolean row = row(word);
            boolean names = SECRETS.contains(word);
            asks |= row || ASKING.contains(word);
            secret |= names;
            if (!row && !names && !ASKING.contains(word) && !BETWEEN.contains(word)) {
                return false;
            }
        }
        return words.size() > 1 && asks && (parted || secret);
    }

    /** {@code xxx}: what stands where characters were. */
    private static boolean row(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != 'x') {
                return false;
            }
        }
        return word.length() >= 3;
    }
}
