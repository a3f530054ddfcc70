package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Chars;

/** Hashes of passwords that say so themselves: the modular crypt format and its relatives. */
public final class PasswordHashes extends Recognizer {
    private static final String[] PREFIXES = {
        "$2a$",
        "$2b$",
        "$2y$",
        "$argon2id$",
        "$argon2i$",
        "$argon2d$",
        "$6$",
        "$5$",
        "$1$",
        "$y$",
        "$scrypt$",
        "$pbkdf2-sha256$",
        "$pbkdf2-sha512$",
        "$pbkdf2$",
        "$apr1$",
        "$sha1$",
        "$P$",
        "$H$",
        "$S$",
        "pbkdf2_sha256$",
        "pbkdf2_sha1$",
        "{SSHA}",
        "{SSHA512}",
        "{SSHA256}",
        "{bcrypt}$2",
        "{CRYPT}"
    };
    private static final int MIN = 28;
    private static final int MAX = 512;

    PasswordHashes() {
        super(Kind.PASSWORD_HASH, "${p", PREFIXES);
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        return true; // nothing else is written so
    }

    /** Whether the whole value is one. */
    public static boolean is(String value) {
        return endOf(value, 0) == value.length();
    }

    @Override
    int end(String s, int from) {
        return endOf(s, from);
    }

    /** Whether a word goes on here; a single character behind a control character is the length of what follows. */
    private static boolean word(String s, int from) {
        return Chars.word(s.charAt(from - 1)) && !(from > 1 && s.charAt(from - 2) < ' ');
    }

    /** Where a hash that begins here ends, or -1. */
    private static int endOf(String s, int from) {
        if (from > 0 && (word(s, from) || s.charAt(from - 1) == '$')) {
            return -1;
        }
        for (String prefix : PREFIXES) {
            if (s.startsWith(prefix, from)) {
                int i = from + prefix.length();
                while (i < s.length()
                        && i - from <= MAX
                        && (Chars.word(s.charAt(i)) || "./+=$,-_".indexOf(s.charAt(i)) >= 0)) {
                    i++;
                }
                return i - from >= MIN && i - from <= MAX ? i : -1;
            }
        }
        return -1;
    }
}
