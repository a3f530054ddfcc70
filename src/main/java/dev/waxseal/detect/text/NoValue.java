package dev.waxseal.detect.text;

import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;

/** Knows what stands where a value should but is none: masks, empties, nulls, booleans, unresolved placeholders. */
public final class NoValue {
    private static final Set<String> WORDS = Lexicon.of(Lexicon.Section.NONE);

    private static final Set<String> HIDING = Lexicon.of(Lexicon.Section.HIDING);

    /** Brackets and signs that tools put around what they say instead of a value. */
    private static final String SIGNS = "[](){}<>*~_-|";

    private static final int LONGEST_SAID = 40;

    private NoValue() {}

    public static boolean is(String value) {
        String v = value.strip();
        if (v.isEmpty()) {
            return true;
        }
        if (v.endsWith("!") && Character.isUpperCase(v.charAt(0))) {
            v = v.substring(0, v.length() - 1); // a type of GraphQL: String!
        }
        return v.isEmpty()
                || isMask(v.indexOf('%') < 0 ? v : unescaped(v))
                || Placeholder.is(v)
                || Sealed.is(v)
                || (v.length() <= 18 && WORDS.contains(unbracketed(v).toLowerCase(Locale.ROOT)));
    }

    /** With the characters of masks as they were before someone percent-encoded them, once or twice. */
    private static String unescaped(String v) {
        return v.replace("%25", "%")
                .replace("%2A", "*")
                .replace("%2a", "*")
                .replace("%23", "#")
                .replace("%E2%80%A2", "\u2022")
                .replace("%e2%80%a2", "\u2022")
                .replace("%E2%97%8F", "\u25cf")
                .replace("%5B", "[")
                .replace("%5D", "]");
    }

    /** {@code [PROTECTED]}, {@code (hidden)} and {@code <none>} say what the words alone say. */
    private static String unbracketed(String v) {
        int last = v.length() - 1;
        boolean bracketed = last > 1
                && ((v.charAt(0) == '[' && v.charAt(last) == ']')
                        || (v.charAt(0) == '(' && v.charAt(last) == ')')
                        || (v.charAt(0) == '<' && v.charAt(last) == '>'));
        return bracketed ? v.substring(1, last) : v;
    }

    /** As {@link Placeholder#is}. */
    public static boolean isPlaceholder(String v) {
        return Placeholder.is(v);
    }

    /** Only mask characters, or at least half of it masked; also {@code [REDACTED]} and its like. */
    static boolean isMask(String v) {
        int mask = 0;
        int letters = 0;
        int least = v.length() / 2; // once more than half of it is no mask, it is none
        for (int i = 0; i < v.length() && (letters == 0 || i - mask <= least); i++) {
            char c = v.charAt(i);
            if (c == '*'
                    || c == '\u2022'
                    || c == '\u25cf'
                    || c == '\u25cb'
                    || c == '\u2026'
                    || c == '#'
                    || c == '\u00b7') {
                mask++;
            } else if (Character.isLetterOrDigit(c)) {
                letters++;
            }
        }
        if ((mask > 0 && letters == 0) || (mask >= 3 && mask * 2 >= v.length())) {
            return true;
        }
        if (crossed(v)) {
            return true;
        }
        if (v.length() >= 3 && "xX-._?".indexOf(v.charAt(0)) >= 0 && allSame(joined(v))) {
            return true;
        }
        return v.length() <= LONGEST_SAID && (saysSo(v) || hides(v));
    }

    /** {@code [secret]}, {@code (sensitive value)}, {@code **hidden**}: words alone that say it, between signs on both sides. */
    private static boolean hides(String v) {
        int from = 0;
        int to = v.length();
        while (from < to && SIGNS.indexOf(v.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && SIGNS.indexOf(v.charAt(to - 1)) >= 0) {
            to--;
        }
        if (from == 0 || to == v.length() || from == to) {
            return false;
        }
        StringTokenizer words = new StringTokenizer(v.substring(from, to).toLowerCase(Locale.ROOT), " _-");
        while (words.hasMoreTokens()) {
            if (!HIDING.contains(words.nextToken())) {
                return false;
            }
        }
        return true;
    }

    private static String joined(String v) {
        return v.indexOf('-') > 0 ? v.replace("-", "") : v;
    }

    private static boolean saysSo(String v) {
        if (v.contains("***") || ends(v, "_removed") || ends(v, "-removed")) {
            return true;
        }
        for (int i = 0; i < v.length(); i++) {
            char c = v.charAt(i);
            if ((c == 'r' || c == 'R') ? begins(v, i, "redacted") : c == '[' && bracketed(v, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean bracketed(String v, int at) {
        return begins(v, at, "[filtered")
                || begins(v, at, "[masked")
                || begins(v, at, "[hidden")
                || begins(v, at, "[removed");
    }

    private static boolean begins(String v, int at, String word) {
        return v.regionMatches(true, at, word, 0, word.length());
    }

    private static boolean ends(String v, String word) {
        return begins(v, v.length() - word.length(), word);
    }

    /** {@code 4111XXXXXXXX1111}, {@code XXX-XX-1234}, {@code sk_live_xxxxxxxxxxxx}: a row of x where characters were. */
    private static boolean crossed(String v) {
        if (v.indexOf("xx") < 0 && v.indexOf("XX") < 0 && v.indexOf("xX") < 0) {
            return false;
        }
        int row = 0;
        int longest = 0;
        int crosses = 0;
        int letters = 0;
        for (int i = 0; i < v.length(); i++) {
            char c = v.charAt(i);
            boolean cross = c == 'x' || c == 'X';
            row = cross ? row + 1 : 0;
            crosses += cross ? 1 : 0;
            letters += !cross && Chars.letter(c) ? 1 : 0;
            longest = Math.max(longest, row);
        }
        return longest >= 3 && (letters == 0 ? crosses >= 4 : longest >= 6 && crosses * 2 >= v.length() - letters);
    }

    private static boolean allSame(String v) {
        for (int i = 1; i < v.length(); i++) {
            if (Character.toLowerCase(v.charAt(i)) != Character.toLowerCase(v.charAt(0))) {
                return false;
            }
        }
        return true;
    }
}
