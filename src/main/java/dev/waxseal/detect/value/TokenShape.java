package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Chars;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a vendor's tokens, as vendors and scanners print it: {@code ghp_[A-Za-z0-9]{36}}. Characters stand for
 * themselves, but what stands in brackets is a class with ranges, and how many of it follow must be said:
 * <code>[0-9a-f]{32}</code>, <code>[A-Za-z0-9_-]{20,40}</code>, as many as there are. Nothing else can be said, so that
 * every shape is matched in one pass.
 */
final class TokenShape {

    /** No token is longer. */
    static final int LONGEST = 1100;

    /** A literal, and after it characters of a class: a bit for each of ASCII. */
    private record Part(String literal, long low, long high, int least, int most) {

        boolean has(char c) {
            return c < 64 ? (low >>> c & 1) != 0 : c < 128 && (high >>> c & 1) != 0;
        }
    }

    private final List<Part> parts = new ArrayList<>(2);
    private int at;

    /**
     * Reads a shape.
     *
     * @throws IllegalArgumentException where it is none; the message says why
     */
    TokenShape(String text) {
        while (at < text.length()) {
            parts.add(part(text));
        }
        if (parts.isEmpty() || prefix().length() < 2) {
            throw new IllegalArgumentException("a shape begins with two characters or more that stand for themselves");
        }
    }

    private Part part(String text) {
        int open = text.indexOf('[', at);
        if (open < 0) {
            String literal = literal(text, at, text.length());
            at = text.length();
            return new Part(literal, 0, 0, 0, 0);
        }
        String literal = literal(text, at, open);
        int close = text.indexOf(']', open + 2);
        if (close < 0) {
            throw new IllegalArgumentException("a class that begins with [ ends with ]");
        }
        long low = 0;
        long high = 0;
        for (int i = open + 1; i < close; i++) {
            char from = text.charAt(i);
            char to = from;
            if (i + 2 < close && text.charAt(i + 1) == '-') {
                to = text.charAt(i + 2);
                i += 2;
            }
            if (to < from || to >= 128 || !(from == to || (Chars.word(from) && Chars.word(to)))) {
                throw new IllegalArgumentException("no range of letters or digits: " + from + '-' + to);
            }
            low |= between(from, to, 0);
            high |= between(from, to, 64);
        }
        int end = text.indexOf('}', close);
        if (end < 0 || !text.startsWith("{", close + 1)) {
            throw new IllegalArgumentException("how many follow of a class is said: [0-9]{8} or [0-9]{8,12}");
        }
        int comma = Chars.indexOf(text, ',', close, end);
        int least = count(text, close + 2, comma < 0 ? end : comma);
        int most = comma < 0 ? least : count(text, comma + 1, end);
        if (most < least) {
            throw new IllegalArgumentException("the second number of {" + least + ',' + most + "} is the larger one");
        }
        at = end + 1;
        return new Part(literal, low, high, least, most);
    }

    /** A bit for each character of a range, of the 64 that begin with a base. */
    private static long between(char from, char to, int base) {
        int first = Math.max(from - base, 0);
        int last = Math.min(to - base, 63);
        return first > last ? 0 : (-1L << first) & (-1L >>> (63 - last));
    }

    private static String literal(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if ("{}]()*?|^\\".indexOf(text.charAt(i)) >= 0) {
                throw new IllegalArgumentException("a shape knows classes and counts alone, no " + text.charAt(i));
            }
        }
        return text.substring(from, to);
    }

    private static int count(String text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count = Chars.digit(text.charAt(i)) && count < LONGEST ? count * 10 + text.charAt(i) - '0' : -LONGEST;
        }
        if (to <= from || count < 1 || count > LONGEST) {
            throw new IllegalArgumentException(
                    "no number from 1 to " + LONGEST + ": " + text.substring(from, Math.max(from, to)));
        }
        return count;
    }

    /** The characters that every token of this shape begins with. */
    String prefix() {
        return parts.get(0).literal;
    }

    /** Whether this character may follow the prefix. */
    boolean continues(char c) {
        return parts.get(0).has(c);
    }

    /** Which characters may stand in the third place, as bits of their last six. */
    long third() {
        Part first = parts.get(0);
        return first.literal.length() > 2 ? 1L << first.literal.charAt(2) : first.low | first.high;
    }

    /** Whether the prefix stands here, of which the first two characters are known to, and the least that follows it. */
    boolean begins(byte[] b, int from, int to) {
        Part first = parts.get(0);
        int literal = first.literal.length();
        if (from + literal + first.least > to) {
            return false;
        }
        for (int i = 2; i < literal; i++) {
            if (b[from + i] != first.literal.charAt(i)) {
                return false;
            }
        }
        for (int i = literal; i < literal + first.least; i++) {
            if (!first.has((char) (b[from + i] & 0xff))) {
                return false;
            }
        }
        return true;
    }

    /** Where the token ends that begins here, or -1. */
    int end(String s, int from) {
        int i = from;
        boolean varied = false;
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            if (!s.startsWith(part.literal, i)) {
                return -1;
            }
            i += part.literal.length();
            int start = i;
            while (i < s.length() && i - start < part.most && part.has(s.charAt(i))) {
                varied |= s.charAt(i) != s.charAt(start);
                i++;
            }
            if (i - start < part.least) {
                return -1;
            }
        }
        Part last = parts.get(parts.size() - 1);
        boolean goesOn = i < s.length() && last.most > 0 && (last.has(s.charAt(i)) || Chars.word(s.charAt(i)));
        return goesOn || !varied || example(s, from, i) ? -1 : i;
    }

    /** What documentation prints for a token: {@code AKIAIOSFODNN7EXAMPLE}, {@code xoxb-xxxxxxxx}. */
    private static boolean example(String s, int from, int to) {
        String token = s.substring(from, to);
        return printed(token) || (to - from >= 24 && distinct(s, to - 16, to) < 5);
    }

    /** Whether it has in it what no vendor makes. */
    static boolean printed(String token) {
        return token.contains("EXAMPLE") || token.contains("xxxxxx") || token.contains("XXXXXX");
    }

    private static int distinct(String s, int from, int to) {
        long seen = 0;
        for (int i = from; i < to; i++) {
            seen |= 1L << (s.charAt(i) & 63);
        }
        return Long.bitCount(seen);
    }
}
