package dev.waxseal.detect.glance;

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
final class NameClue implements Clue {
    private static final int MAX_NAME = 64;

    /** How far the words reach that end a name in a sentence. */
    private static final int MAX_SAID = 24;

    /** How many names are remembered, each in the one slot of its hash; 32 KB. */
    private static final int REMEMBERED = 4096;

    private static final byte[] CLASS = Bytes.of("class=\"");

    private final Names names;

    /** For each slot the hash of a name, and in its last byte the fewest characters of a value that would matter. */
    private final long[] remembered = new long[REMEMBERED];

    NameClue(Names names) {
        this.names = names;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        int begin = at - Integer.numberOfTrailingZeros(lengths) + 1;
        boolean spaced = false;
        for (int i = begin; i <= at; i++) {
            spaced |= b[i] == ' ';
        }
        int start = nameStart(b, from, begin, spaced);
        int end = nameEnd(b, to, at + 1, spaced);
        if (end - start >= Names.IDENTIFIER && hexadecimal(b, start, end)) {
            return false;
        }
        long hash = hash(b, start, end);
        int slot = (int) (hash >>> 8) & (REMEMBERED - 1);
        long known = remembered[slot];
        int least = (known ^ hash) >>> 8 == 0 ? (int) known & 0xff : remember(b, start, end, hash, slot);
        return least > 0 && (valued(b, end, to, least) || optional(b, from, start, end, to)) && !styled(b, from, start);
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
        while (start > least && (Bytes.name(b[start - 1]) || (spaced && b[start - 1] == ' '))) {
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
        while (end < most && (Bytes.name(b[end]) || (spaced && b[end] == ' ' && !is(b, to, end)))) {
            end++;
        }
        while (spaced && b[end - 1] == ' ') {
            end--;
        }
        return end;
    }

    private static boolean hexadecimal(byte[] b, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Bytes.digit(b[i]) && b[i] != '-' && ((b[i] | 32) < 'a' || (b[i] | 32) > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** FNV-1a over eight-bit steps, mixed once; never zero where it is compared. */
    private static long hash(byte[] b, int from, int to) {
        long h = 0xcbf29ce484222325L;
        for (int i = from; i < to; i++) {
            h = (h ^ b[i]) * 0x100000001b3L;
        }
        h ^= h >>> 29;
        return h | 1L << 63;
    }

    /** The fewest characters that a value of this name must have to be anything, or 0 where the name says nothing. */
    private int remember(byte[] b, int start, int end, long hash, int slot) {
        String name = new String(b, start, end - start, StandardCharsets.UTF_8);
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
        int least = Math.max(from, start - 2 * MAX_NAME);
        for (int i = start - 6; i >= least; i--) {
            if (b[i] == 'l'
                    && b[i + 1] == 'o'
                    && b[i + 2] == 'g'
                    && b[i + 3] == 'i'
                    && b[i + 4] == 'n'
                    && b[i + 5] == ' ') {
                return true;
            }
        }
        return false;
    }

    /** Whether something that may be the value follows; prose goes on with a word, JSON may say null. */
    private static boolean valued(byte[] b, int nameEnd, int to, int least) {
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
        int said = i > spaces ? said(b, spaces, to) : -1;
        if (said > 0) {
            return coded(b, said, to); // my passport number is …
        }
        if (i > spaces && i + 4 < to && (b[i] == 'i' || b[i] == 'e') && b[i + 1] == 's') {
            i += b[i + 2] == 't' ? 3 : 2;
            if (b[i] == ' ') {
                return coded(b, i + 1, to); // my password is …
            }
        }
        if (i >= to) {
            return false;
        }
        if (b[i] != ':' && b[i] != '=') {
            return quoted
                    || i == spaces
                    || Bytes.digit(b[i])
                    || ((b[i] == '(' || b[i] == '+') && i + 1 < to && Bytes.digit(b[i + 1]))
                    || b[i] == ','
                    || b[i] == ';'
                    || b[i] == '|'
                    || b[i] == '<'
                    || b[i] == '}';
        }
        i++;
        while (i < to && (b[i] == ' ' || b[i] == '\\')) {
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

    /** Where a value begins after {@code is}, with a word or two of the name before it; or -1. */
    private static int said(byte[] b, int from, int to) {
        int most = Math.min(to - 4, from + MAX_SAID);
        for (int i = from; i < most && (Bytes.letter(b[i]) || b[i] == ' '); i++) {
            if (is(b, to, i)) {
                return i + 4;
            }
        }
        return -1;
    }

    private static boolean is(byte[] b, int to, int at) {
        return at + 4 < to && b[at] == ' ' && b[at + 1] == 'i' && b[at + 2] == 's' && b[at + 3] == ' ';
    }

    /** Whether a digit is in the word that begins here, or a sign or quote does. */
    private static boolean coded(byte[] b, int from, int to) {
        int most = Math.min(to, from + MAX_NAME);
        for (int i = from; i < most && b[i] > ' '; i++) {
            if (Bytes.digit(b[i]) || b[i] == ':' || b[i] == '"' || b[i] == '\'') {
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
