package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.NoValue;
import dev.waxseal.detect.text.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tokens of vendors that no one knows, by how most vendors form them: a name, and then what a generator made. The name says
 * that it is a secret ({@code acme_live_9f86d081884c7d659a2f}, {@code acmekey-…}), or it is at least no name of a thing that
 * is numbered ({@code invoice_…}), and what follows is long and of small letters, capitals and digits: that is only likely.
 */
public final class PrefixedTokens extends Recognizer {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    /** What says so, with a sign before and after it. */
    private static final List<String> SAYING =
            List.of("live", "prod", "secret", "token", "api", "pat", "sk", "auth", "tkn");

    /** What says so at the end of the name. */
    private static final List<String> ENDING = List.of("token", "secret", "key", "api");

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
            "release",
            "primary",
            "foreign",
            "partition",
            "sort",
            "continuation",
            "cursor",
            "storage",
            "monkey",
            "turkey",
            "hotkey",
            "rapid");

    /** The fewest characters of the name, and of the rest. */
    private static final int NAME = 6;

    private static final int REST = 20;

    /** The most characters of a name that says nothing, and the fewest of the whole. */
    private static final int MUTE_NAME = 20;

    private static final int MUTE = 37;

    private static final int LONGEST = 200;

    /** A bit for digits, small letters and capitals. */
    private static final int EACH = 7;

    PrefixedTokens() {
        super(Kind.VENDOR_TOKEN, LETTERS);
    }

    @Override
    public String[] keywords() {
        List<String> keywords = new ArrayList<>();
        for (String word : SAYING) {
            keywords.add('_' + word + '_');
        }
        for (String word : ENDING) {
            for (int i = 0; i < LETTERS.length(); i++) { // no name by itself: https://api.example
                keywords.add(LETTERS.charAt(i) + word + '_');
            }
            keywords.add('0' + word + '_');
        }
        return keywords.toArray(new String[0]);
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
                        && Randomness.token(s, sign + 1, end, REST)
                        && (saying(s, from, sign) || likely(s, from, sign, end))
                        && !NoValue.is(s.substring(from, end))
                ? end
                : -1;
    }

    @Override
    Severity severity(String s, int from, int to) {
        int sign = Math.max(s.lastIndexOf('_', to - 1), s.lastIndexOf('-', to - 1));
        return saying(s, from, sign) ? Severity.MEDIUM : Severity.LOW;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        if ((b[at] != '_' && b[at] != '-') || at + REST >= to) {
            return false;
        }
        for (int i = at + 1; i <= at + REST; i++) {
            if (!Bytes.word(b[i]) && b[i] != '_' && b[i] != '-') {
                return false;
            }
        }
        int begin = at;
        int least = Math.max(from, at - AROUND);
        while (begin > least && (Bytes.word(b[begin - 1]) || b[begin - 1] == '_' || b[begin - 1] == '-')) {
            begin--;
        }
        return scan.any(Bytes.latin(b, begin, Math.min(to, begin + LONGEST + 1)));
    }

    /** Whether one that is only likely may stand around a byte amid a long run, for what no keyword gives away. */
    public static boolean around(byte[] b, int from, int at, int to) {
        int begin = at;
        int least = Math.max(from, at - LONGEST);
        while (begin > least && (Bytes.word(b[begin - 1]) || joins((char) b[begin - 1]))) {
            begin--;
        }
        int sign = begin;
        while (sign < to && b[sign] >= 'a' && b[sign] <= 'z') {
            sign++;
        }
        if (sign - begin < NAME || sign - begin > MUTE_NAME || sign >= to || !joins((char) b[sign])) {
            return false;
        }
        String s = Bytes.latin(b, begin, Math.min(to, begin + LONGEST + 1));
        int end = sign - begin + 1;
        while (end < s.length() && Chars.word(s.charAt(end))) {
            end++;
        }
        return likely(s, 0, sign - begin, end);
    }

    private static boolean joins(char c) {
        return c == '_' || c == '-';
    }

    private static boolean saying(String s, int from, int sign) {
        String name = s.substring(from, sign).toLowerCase(Locale.ROOT).replace('-', '_');
        if (harmless(name)) {
            return false;
        }
        for (String word : SAYING) {
            int at = name.indexOf('_' + word);
            if (at > 0 && (at + word.length() + 1 == name.length() || name.charAt(at + word.length() + 1) == '_')) {
                return true;
            }
        }
        for (String word : ENDING) {
            if (name.endsWith(word) && name.length() > word.length()) {
                return true;
            }
        }
        return false;
    }

    private static boolean harmless(String name) {
        for (String harmless : HARMLESS) {
            if (name.startsWith(harmless)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name of nothing that is numbered stands before many characters of each sort, and nothing goes on behind. */
    private static boolean likely(String s, int from, int sign, int end) {
        if (end - from < MUTE
                || sign - from > MUTE_NAME
                || (end < s.length() && "./(\\%+=@".indexOf(s.charAt(end)) >= 0)) {
            return false;
        }
        for (int i = from; i < sign; i++) {
            if (s.charAt(i) < 'a' || s.charAt(i) > 'z') {
                return false;
            }
        }
        int sorts = 0;
        for (int i = sign + 1; i < end; i++) {
            char c = s.charAt(i);
            sorts |= Chars.digit(c) ? 1 : c >= 'a' ? 2 : 4;
        }
        String name = s.substring(from, sign);
        return sorts == EACH && !harmless(name) && !Things.has(name);
    }
}
