package dev.waxseal.agent.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells lines of JSON that are a string, or an object of a few plain members whose {@code "text"} is one, without making
 * anything of them. It may know less than a reader of JSON, and never says of what is none that it is.
 */
final class JsonTextLine {
    private static final byte[] TEXT = "\"text\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CARRIER = "\"carrier\"".getBytes(StandardCharsets.US_ASCII);

    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    /** What ends a string, escapes in it, or may not stand there. */
    private static final boolean[] TELLING = new boolean[256];

    static {
        Arrays.fill(TELLING, 0, ' ', true);
        TELLING['"'] = true;
        TELLING['\\'] = true;
    }

    private JsonTextLine() {}

    /** Where the text begins within its quotes, or -1 where it takes a reader to know. */
    static int begin(byte[] b, int from, int lineEnd) {
        int to = lineEnd > from && b[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        if (to - from < 2) {
            return -1;
        } else if (b[from] == '"') {
            return stringEnd(b, from, to) == to ? from + 1 : -1;
        }
        return b[from] == '{' && b[to - 1] == '}' ? member(b, from + 1, to - 1) : -1;
    }

    /** Puts the string that begins here behind its quote, as it was before it was escaped, and returns where it ends there. */
    static int copy(byte[] b, int begin, byte[] plain, int at) {
        int from = begin;
        int n = at;
        while (true) {
            int i = from;
            while (!TELLING[b[i] & 0xff]) {
                i++;
            }
            System.arraycopy(b, from, plain, n, i - from);
            n += i - from;
            if (b[i] == '"') {
                return n;
            }
            int escaped = ESCAPES.indexOf(b[i + 1]);
            plain[n++] = (byte) ESCAPED.charAt(escaped);
            from = i + 2;
        }
    }

    private static int member(byte[] b, int from, int to) {
        int text = -1;
        int i = from;
        while (true) {
            i = blank(b, i, to);
            int end = stringEnd(b, i, to);
            if (end < 0 || is(b, i, end, CARRIER)) {
                return -1;
            }
            boolean found = is(b, i, end, TEXT);
            i = blank(b, end, to);
            if (i == to || b[i] != ':') {
                return -1;
            }
            i = blank(b, i + 1, to);
            int valueEnd = i < to && b[i] == '"' ? stringEnd(b, i, to) : number(b, i, to);
            if (valueEnd < 0 || (found && (b[i] != '"' || text >= 0))) {
                return -1;
            }
            text = found ? i + 1 : text;
            i = blank(b, valueEnd, to);
            if (i == to) {
                return text;
            } else if (b[i++] != ',') {
                return -1;
            }
        }
    }

    /** Behind the quote that ends the string that begins here, or -1. */
    private static int stringEnd(byte[] b, int from, int to) {
        if (from >= to || b[from] != '"') {
            return -1;
        }
        int i = from + 1;
        while (true) {
            while (i < to && !TELLING[b[i] & 0xff]) {
                i++;
            }
            if (i < to && b[i] == '"') {
                return i + 1;
            } else if (i + 1 >= to || b[i] != '\\' || ESCAPES.indexOf(b[i + 1]) < 0) {
                return -1; // what is escaped by its number is left to the reader
            }
            i += 2;
        }
    }

    /** Behind the whole number that begins here, or -1. */
    private static int number(byte[] b, int from, int to) {
        int i = from;
        while (i < to && b[i] >= '0' && b[i] <= '9') {
            i++;
        }
        boolean zero = i - from > 1 && b[from] == '0';
        return i == from || zero ? -1 : i;
    }

    private static int blank(byte[] b, int from, int to) {
        int i = from;
        while (i < to && b[i] == ' ') {
            i++;
        }
        return i;
    }

    private static boolean is(byte[] b, int from, int to, byte[] word) {
        return Arrays.equals(b, from, to, word, 0, word.length);
    }
}
