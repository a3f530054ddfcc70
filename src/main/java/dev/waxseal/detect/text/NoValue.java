package dev.waxseal.detect.text;

import java.util.Locale;
import java.util.Set;

/** Knows what stands where a value should but is none: masks, empties, nulls, booleans, unresolved placeholders. */
public final class NoValue {
    private static final Set<String> WORDS = Lexicon.of(Lexicon.Section.NONE);

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
                || isMask(v)
                || isPlaceholder(v)
                || (v.length() <= 18 && WORDS.contains(unbracketed(v).toLowerCase(Locale.ROOT)));
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

    /** Only mask characters, or at least half of it masked; also {@code [REDACTED]} and its like. */
    static boolean isMask(String v) {
        int mask = 0;
        int letters = 0;
        for (int i = 0; i < v.length(); i++) {
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
        String joined = v.indexOf('-') > 0 ? v.replace("-", "") : v;
        if (v.length() >= 3
                && allSame(joined)
                && (v.charAt(0) == 'x'
                        || v.charAt(0) == 'X'
                        || v.charAt(0) == '-'
                        || v.charAt(0) == '.'
                        || v.charAt(0) == '_'
                        || v.charAt(0) == '?')) {
            return true;
        }
        String lower = v.length() <= 40 ? v.toLowerCase(Locale.ROOT) : "";
        return lower.contains("redacted")
                || lower.contains("***")
                || lower.endsWith("_removed")
                || lower.endsWith("-removed")
                || lower.contains("[filtered")
                || lower.contains("[masked")
                || lower.contains("[hidden")
                || lower.contains("[removed");
    }

    /** {@code ${x}}, {@code {{x}}}, {@code #{x}}, {@code <x>}, {@code %X%}, {@code @x@}, {@code $X}, {@code {x}}, {@code [X]}, {@code ?}. */
    public static boolean isPlaceholder(String v) {
        int n = v.length();
        char first = v.charAt(0);
        char last = v.charAt(n - 1);
        if (v.equals("?")) {
            return true;
        }
        if (n >= 3
                && ((first == '{' && last == '}' && inner(v, 1, n - 1))
                        || (first == '<' && last == '>' && inner(v, 1, n - 1)))) {
            return true;
        }
        if (n >= 3 && (first == '$' || first == '#' || first == '@') && v.charAt(1) == '{' && last == '}') {
            return true;
        }
        if ((v.startsWith("{{") && v.endsWith("}}"))
                || (v.startsWith("<%") && v.endsWith("%>"))
                || (v.startsWith("[[") && v.endsWith("]]"))) {
            return true;
        }
        if ((v.startsWith("$(") && last == ')') || v.startsWith("${{")) {
            return true;
        }
        if (n >= 3 && (first == '%' || first == '@') && last == first && identifier(v, 1, n - 1)) {
            return true;
        }
        if (first == '%' && (n == 2 || (n == 3 && v.charAt(1) == '-')) && "sdvqSxif@".indexOf(last) >= 0) {
            return true; // a directive of printf
        }
        if (n >= 3 && first == '$' && upperIdentifier(v, 1)) {
            return true;
        }
        if (n >= 4 && first == '[' && last == ']' && !Chars.hasDigit(v) && upperIdentifier(v.substring(0, n - 1), 1)) {
            return true;
        }
        return n >= 5 && v.startsWith("__") && v.endsWith("__");
    }

    private static boolean inner(String v, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = v.charAt(i);
            if (c == '{' || c == '<' || c == '"' || c == '\n' || (c == ':' && i + 1 < to && v.charAt(i + 1) != '-')) {
                return c == '{' && v.charAt(to - 1) == '}';
            }
        }
        return to - from <= 80;
    }

    private static boolean identifier(String v, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = v.charAt(i);
            if (!((c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '_'
                    || c == '.'
                    || c == '-')) {
                return false;
            }
        }
        return true;
    }

    private static boolean upperIdentifier(String v, int from) {
        for (int i = from; i < v.length(); i++) {
            char c = v.charAt(i);
            if (!((c >= 'A' && c <= 'Z') || c == '_' || (i > from && c >= '0' && c <= '9'))) {
                return false;
            }
        }
        return true;
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
