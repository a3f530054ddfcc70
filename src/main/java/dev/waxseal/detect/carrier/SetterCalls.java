package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;
import java.util.List;
import java.util.Locale;

/** Knows by its name what in a program takes a value: {@code setPassword("x")}, {@code headers.put("name", "x")}. */
final class SetterCalls {

    /** How those begin that take a name and a value. */
    private static final List<String> BEGINNINGS = List.of("set", "put", "add", "with", "append", "field", "pair");

    /** How those end that take a name and a value. */
    private static final List<String> ENDINGS = List.of(
            "header",
            "headers",
            "param",
            "params",
            "parameter",
            "property",
            "pair",
            "field",
            "attribute",
            "env",
            "cookie",
            "entry",
            "part",
            "item",
            "option",
            "of",
            "body",
            "data",
            "define",
            "arg",
            "to");

    private SetterCalls() {}

    /** What the one value is called that this takes, or empty: {@code password} of {@code withPassword}. */
    static String named(String s, int from, int to) {
        if (from >= to) {
            return "";
        }
        for (String verb : List.of("set", "with", "and", "using")) {
            int rest = from + verb.length();
            if (to - rest >= 2 && s.startsWith(verb, from) && !lower(s.charAt(rest))) {
                return s.substring(s.charAt(rest) == '_' ? rest + 1 : rest, to);
            }
        }
        return from > 0 && s.charAt(from - 1) == '.' ? s.substring(from, to) : "";
    }

    /** Whether what is called before this bracket takes a name and a value. */
    static boolean pair(String s, int open) {
        int from = open;
        while (from > 0
                && open - from < TextNames.MOST
                && (Chars.word(s.charAt(from - 1)) || s.charAt(from - 1) == '_')) {
            from--;
        }
        String called = s.substring(from, open).toLowerCase(Locale.ROOT);
        for (String beginning : BEGINNINGS) {
            if (called.startsWith(beginning)) {
                return true;
            }
        }
        for (String ending : ENDINGS) {
            if (called.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static boolean lower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
