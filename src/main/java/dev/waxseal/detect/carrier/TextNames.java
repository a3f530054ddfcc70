package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;

/** Finds the name that stands before a sign in a text, and remembers where the last one that was asked for begins. */
final class TextNames {

    /** The most characters of a name. */
    static final int MOST = 48;

    private final String s;

    /** Where the name begins. */
    int begins;

    TextNames(String s) {
        this.s = s;
    }

    /** The words before the sign: one after {@code =} and quotes, a few of prose before {@code :}. */
    String before(int at, boolean prose) {
        int to = at;
        if (to > 1 && s.charAt(to) == '=' && s.charAt(to - 1) == ':') {
            to--; // password := …
        }
        while (to > 0 && (s.charAt(to - 1) == ' ' || s.charAt(to - 1) == '\t')) {
            to--;
        }
        if (to > 2 && s.charAt(to - 1) == ']' && (s.charAt(to - 2) == '"' || s.charAt(to - 2) == '\'')) {
            to--; // $config['password'] = …
        }
        boolean quoted = to > 0 && (s.charAt(to - 1) == '"' || s.charAt(to - 1) == '\'');
        if (quoted) {
            to--;
            if (to > 0 && s.charAt(to - 1) == '\\') {
                to--;
            }
        }
        int from = to;
        int least = Math.max(0, to - MOST);
        while (from > least) {
            char c = s.charAt(from - 1);
            if (c == '[' && prose && Chars.indexOf(s, ']', from, Math.min(s.length(), to + 1)) < 0) {
                break; // [Authorization: …
            }
            boolean name = Character.isLetterOrDigit(c)
                    || c == '_'
                    || c == '-'
                    || c == '.'
                    || c == '['
                    || c == ']'
                    || (prose && !quoted && c == ' ');
            if (!name) {
                break;
            }
            from--;
        }
        begins = from;
        if (from > 1 && s.charAt(from - 1) == '/' && s.charAt(from - 2) == '/') {
            return ""; // the user of a URL, or its host
        }
        while (begins < to && s.charAt(begins) == ' ') {
            begins++;
        }
        String name = s.substring(from, to).strip();
        return prose ? Sentences.withoutVerb(name) : name;
    }

    /** The name before the type that was read as the name: {@code password: String = "x"}. */
    String declared(int lineStart) {
        int colon = begins;
        while (colon > lineStart && (s.charAt(colon - 1) == ' ' || s.charAt(colon - 1) == '&')) {
            colon--;
        }
        return colon > lineStart && s.charAt(colon - 1) == ':' ? before(colon - 1, false) : "";
    }

    /** A part of {@code users:password:write}, or a selector: {@code #password:focus}, {@code .password:focus}. */
    boolean isPart() {
        char before = begins == 0 ? ' ' : s.charAt(begins - 1);
        return before == '#' || before == ':' || s.charAt(begins) == '.';
    }
}
