package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.NoValue;
import dev.waxseal.detect.text.Randomness;
import java.util.List;
import java.util.Locale;

/**
 * Tokens of vendors that no one knows, by how most vendors form them: a name that says it is a secret, and then what a
 * generator made: {@code acme_live_9f86d081884c7d659a2f}.
 */
final class PrefixedTokens extends Recognizer {

    /** What says so, with a sign before and after it. */
    private static final List<String> SAYING =
            List.of("live", "prod", "secret", "token", "api", "pat", "sk", "auth", "tkn");

    /** Beginnings of what is no secret for all that. */
    private static final List<String> HARMLESS = List.of(
            "pk",
            "pub",
            "cache",
            "idempotency",
            "csrf",
            "xsrf",
            "request",
            "next",
            "page",
            "i18n",
            "asset",
            "image",
            "build",
            "commit",
            "file",
            "bundle",
            "chunk",
            "session_state",
            "object",
            "version",
            "release");

    /** The fewest characters of the name, and of the rest. */
    private static final int NAME = 6;

    private static final int REST = 20;

    private static final int LONGEST = 200;

    PrefixedTokens() {
        super(
                Kind.VENDOR_TOKEN,
                "abcdefghijklmnopqrstuvwxyz",
                "_live_",
                "_prod_",
                "_secret_",
                "_token_",
                "_api_",
                "_pat_",
                "_sk_",
                "_auth_",
                "_tkn_");
    }

    @Override
    int end(String s, int from) {
        if (from > 0
                && (joins(s.charAt(from - 1))
                        || s.charAt(from - 1) == '/'
                        || s.charAt(from - 1) == '.'
                        || s.charAt(from - 1) == '\\')) {
            return -1;
        }
        int end = from;
        int most = Math.min(s.length(), from + LONGEST);
        int sign = -1;
        while (end < most && (Chars.word(s.charAt(end)) || joins(s.charAt(end)))) {
            sign = joins(s.charAt(end)) ? end : sign;
            end++;
        }
        boolean formed = sign - from >= NAME - 1 && end - sign > REST && end < from + LONGEST;
        return formed
                        && saying(s.substring(from, sign).toLowerCase(Locale.ROOT))
                        && Randomness.token(s, sign + 1, end, REST)
                        && !NoValue.is(s.substring(from, end))
                ? end
                : -1;
    }

    @Override
    Severity severity(String s, int from, int to) {
        return Severity.MEDIUM;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        if (b[at] != '_' && b[at] != '-') {
            return false;
        }
        int begin = at;
        int least = Math.max(from, at - AROUND);
        while (begin > least && (Bytes.word(b[begin - 1]) || b[begin - 1] == '_' || b[begin - 1] == '-')) {
            begin--;
        }
        return at + REST < to && scan.any(Bytes.latin(b, begin, Math.min(to, begin + LONGEST + 1)));
    }

    private static boolean joins(char c) {
        return c == '_' || c == '-';
    }

    private static boolean saying(String name) {
        for (String harmless : HARMLESS) {
            if (name.startsWith(harmless)) {
                return false;
            }
        }
        String parted = name.replace('-', '_');
        for (String word : SAYING) {
            int at = parted.indexOf('_' + word);
            if (at > 0 && (at + word.length() + 1 == parted.length() || parted.charAt(at + word.length() + 1) == '_')) {
                return true;
            }
        }
        return false;
    }
}
