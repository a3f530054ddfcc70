package dev.waxseal.detect.glance;

import dev.waxseal.detect.carrier.Sentences;
import dev.waxseal.detect.name.CredentialFields;
import dev.waxseal.detect.name.NameRule;
import dev.waxseal.detect.name.Names;
import dev.waxseal.detect.text.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decides about the beginning of a name: what stands around it is a whole name, and names that were once found to say
 * nothing are remembered, so that {@code author} costs a lookup and no memory.
 */
final class NameClue extends Clue {
    private static final int MAX_NAME = 64;

    /** How many names are remembered, each in the one slot of its hash; 32 KB. */
    private static final int REMEMBERED = 4096;

    /** Instead of the fewest characters of a value: the name may be the beginning of one of several words. */
    private static final int BEGINS = 0xff;

    /** A number whose fourth power is still one of 63 bits, and one that spreads over all 64. */
    private static final long FACTOR = 40503;

    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private static final byte[] WIDE = "\uff1a".getBytes(StandardCharsets.UTF_8);

    private static final byte[] LOGIN = Bytes.of("login ");

    private static final byte[] CLASS = Bytes.of("class=\"");

    private final Names names;

    /** For each slot the hash of a name, and in its last byte the fewest characters of a value that would matter. */
    private final long[] remembered = new long[REMEMBERED];

    NameClue(Names names) {
        this.names = names;
    }

    @Override
    boolean spaced() {
        return false;
    }

    @Override
    boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        return named(b, from, to, at - Integer.numberOfTrailingZeros(lengths) + 1, at + 1);
    }

    /** Whether the name that this is a part of says that its value matters, and something may be the value. */
    boolean named(byte[] b, int from, int to, int begin, int stemEnd) {
        boolean spaced = Bytes.has(b, begin, stemEnd, ' ');
        int start = nameStart(b, from, begin, spaced);
        int end = nameEnd(b, to, stemEnd, spaced);
        if (says(b, from, start, end, to)) {
            return !styled(b, from, start);
        }
        boolean several = !spaced && start > from && b[start - 1] == ' ' && end < to && ends(b, end, to, true);
        if (!several) {
            return false;
        }
        // "mfa token": …, of which the last word by itself wants a longer value
        int first = nameStart(b, from, start, true);
        return says(b, from, first, end, to) && !styled(b, from, first);
    }

    /** Whether this name says that its value matters, and something may be the value. */
    private boolean says(byte[] b, int from, int start, int end, int to) {
        if (end - start >= Names.IDENTIFIER && Bytes.hexadecimal(b, start, end)) {
            return false;
        }
        long hash = hash(b, start, end);
        int slot = (int) (hash >>> 8) & (REMEMBERED - 1);
        long known = remembered[slot];
        int least = (known ^ hash) >>> 8 == 0 ? (int) known & 0xff : remember(b, start, end, hash, slot);
        return least == BEGINS
                ? goesOn(b, start, end, to)
                : least > 0 && (valued(b, start, end, to, least) || optional(b, from, start, end, to));
    }

    /** Whether this is one of the classes of an HTML element, which name how it looks: {@code class="card card-compact"}. */
    private static boolean styled(byte[] b, int from, int start) {
        int i = start;
        int least = Math.max(from + CLASS.length, start - MAX_NAME);
        while (i > least && (Bytes.name(b[i - 1]) || b[i - 1] == ' ')) {
            i--;
        }
        return i >= least && Arrays.equals(b, i - CLASS.length, i, CLASS, 0, CLASS.length);
    }

    private static int nameStart(byte[] b, int from, int begin, boolean spaced) {
        int start = begin;
        int least = Math.max(from, begin - MAX_NAME);
        while (start > least
                && (Bytes.name(b[start - 1]) || (spaced && b[start - 1] == ' '))
                && (b[start - 1] >= 0 || !wide(b, start - WIDE.length, begin))) {
            start--;
        }
        if (start > from && b[start - 1] == '%') {
            return Math.min(begin, start + 2);
        }
        if (start > from && b[start - 1] == '\\') {
            return Math.min(begin, start + (b[start] == 'u' ? 5 : 1));
        }
        return start;
    }

    private static int nameEnd(byte[] b, int to, int at, boolean spaced) {
        int end = at;
        int most = Math.min(to, at + MAX_NAME);
        while (end < most
                && (Bytes.name(b[end]) || (spaced && b[end] == ' ' && Verbs.end(b, to, end) < 0))
                && (b[end] >= 0 || !wide(b, end, to))) {
            end++;
        }
        while (spaced && b[end - 1] == ' ') {
            end--;
        }
        return end;
    }

    /** A polynomial of the bytes, four a step since each step waits for the last, mixed once; never zero where compared. */
    private static long hash(byte[] b, int from, int to) {
        long h = (long) to - from;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            h = h * (FACTOR * FACTOR * FACTOR * FACTOR)
                    + b[i] * (FACTOR * FACTOR * FACTOR)
                    + b[i + 1] * (FACTOR * FACTOR)
                    + b[i + 2] * FACTOR
                    + b[i + 3];
        }
        for (; i < to; i++) {
            h = h * FACTOR + b[i];
        }
        h *= SPREAD;
        return (h ^ h >>> 29) | 1L << 63;
    }

    /** The fewest characters that a value of this name must have to be anything, or 0 where the name says nothing. */
    private int remember(byte[] b, int start, int end, long hash, int slot) {
        String name = Bytes.text(b, start, end);
        int least = 0;
        Names.Match match = names.match(name);
        if (CredentialFields.has(name)) {
            least = 6;
        } else if (match != null) {
            for (NameRule rule : match.rules()) {
                if (match.veto(rule) == null) {
                    int fewest = rule.check().least();
                    least = least == 0 ? fewest : Math.min(least, fewest);
                }
            }
        }
        if (match == null && least == 0 && names.begins(name)) {
            least = BEGINS;
        }
        remembered[slot] = (hash & ~0xffL) | least;
        return least;
    }

    /** Whether this is an option of a command line, or stands in a {@code .netrc} file, so that a space parts name and value. */
    private static boolean optional(byte[] b, int from, int start, int end, int to) {
        if (end + 1 >= to || b[end] != ' ') {
            return false;
        }
        if (b[start] == '-' || b[end + 1] == '\'' || b[end + 1] == '"') {
            return true;
        }
        int least = styled(b, from, start) ? start : Math.max(from, start - 2 * MAX_NAME);
        for (int i = start - 6; i >= least; i--) {
            if (b[i] == 'l' && Arrays.equals(b, i, i + LOGIN.length, LOGIN, 0, LOGIN.length)) {
                return true;
            }
        }
        return false;
    }

    /** Whether something that may be the value follows; JSON may say null, and prose go on with other words. */
    private boolean valued(byte[] b, int start, int nameEnd, int to, int least) {
        int i = nameEnd;
        boolean quoted = false;
        while (i < to && (b[i] == '"' || b[i] == '\'' || b[i] == '\\' || b[i] == ']')) {
            quoted = true;
            i++;
        }
        int spaces = i;
        while (i < to && b[i] == ' ') {
            i++;
        }
        if (i > spaces && goesOn(b, start, spaces, to)) {
            return true;
        }
        int sign = i < to ? sign(b, i, to) : 0;
        if (i >= to || sign == 0) {
            return i < to && bare(b, i, to, quoted || i == spaces);
        }
        i += sign;
        while (i < to && (b[i] == ' ' || b[i] == '\\' || b[i] == '>' || b[i] == '=')) {
            i++;
        }
        if (i >= to) {
            return false;
        }
        if (b[i] == 'n' || b[i] == 't' || b[i] == 'f') {
            return !(starts(b, i, to, "null") || starts(b, i, to, "true") || starts(b, i, to, "false"));
        }
        if (b[i] == '"') {
            int end = i + 1;
            while (end < to && end - i <= least && b[end] != '"') {
                end++;
            }
            return end - i > least;
        }
        return true;
    }

    /** Whether a value may stand here without a sign before it. */
    private static boolean bare(byte[] b, int i, int to, boolean apart) {
        if (b[i] == '(') { // setPassword("x"), phone (0123), and not run(Thread.java:829)
            return i + 1 < to && (Bytes.digit(b[i + 1]) || "+\"'`\\".indexOf(b[i + 1]) >= 0);
        }
        return apart
                || Bytes.digit(b[i])
                || (b[i] == '+' && i + 1 < to && Bytes.digit(b[i + 1]))
                || b[i] == ','
                || b[i] == ';'
                || b[i] == '|'
                || b[i] == '<'
                || b[i] == '}';
    }

    /** How many bytes the sign has that stands between names and values, or 0 where none stands here. */
    private static int sign(byte[] b, int at, int to) {
        return b[at] == ':' || b[at] == '=' ? 1 : wide(b, at, to) ? WIDE.length : 0;
    }

    /** Whether this is the colon of scripts that have wide letters. */
    private static boolean wide(byte[] b, int at, int to) {
        return at >= 0 && at + WIDE.length <= to && b[at] == WIDE[0] && b[at + 1] == WIDE[1] && b[at + 2] == WIDE[2];
    }

    /** Whether words go on behind the name that end as a sentence about a value does, or with a name and a colon. */
    private boolean goesOn(byte[] b, int start, int nameEnd, int to) {
        if (nameEnd >= to || b[nameEnd] != ' ') {
            return false;
        }
        int most = Math.min(to, nameEnd + MAX_NAME);
        int i = nameEnd;
        while (i < most && (Bytes.name(b[i]) || b[i] == ' ') && (b[i] >= 0 || !wide(b, i, to))) {
            int said = b[i] == ' ' ? Verbs.end(b, to, i) : -1;
            if (said > 0 && coded(b, said, to) && names.match(Bytes.text(b, start, i)) != null) {
                return true; // my password is …
            }
            i++;
        }
        return i < most
                && (ends(b, i, to, Bytes.name(b[nameEnd - 1])) || wide(b, i, to))
                && names.match(Sentences.withoutVerb(Bytes.text(b, start, i))) != null; // temporary password for you: …
    }

    /** Whether a name of several words ends here: with a sign, or with a quote or a bracket before one. */
    private static boolean ends(byte[] b, int at, int to, boolean plain) {
        byte next = at + 1 < to ? b[at + 1] : 0;
        return b[at] == ':'
                || (plain && b[at] == '=') // and no quote before, which attributes have
                || (b[at] == '"' && next == ':')
                || (b[at] == ']' && (next == '=' || next == '['));
    }

    /** Whether a digit is in the word that begins here. */
    private static boolean coded(byte[] b, int from, int to) {
        int most = Math.min(to, from + MAX_NAME);
        for (int i = from; i < most && (b[i] > ' ' || b[i] < 0); i++) {
            if (Bytes.digit(b[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(byte[] b, int at, int to, String word) {
        if (at + word.length() >= to) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (b[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return " \t\r\n,;&<)}]'\"\\".indexOf(b[at + word.length()]) >= 0;
    }
}
