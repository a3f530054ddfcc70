package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;
import java.util.List;

/** Knows where the values in a text end, and what stands in their places and is none. */
record TextValues(String s) {

    /** How far the end of a placeholder is looked for. */
    static final int MAX_BRACKETED = 120;

    /** From here on scripts have no capitals, and no one writes passwords in them without a digit. */
    private static final char IDEOGRAPHIC = '\u3040';

    private static final int LONGEST_MESSAGE = 240;

    /** Where programs keep values; a reference is none. */
    private static final List<String> REFERENCES = List.of(
            "process.env", "os.environ", "System.getenv", "self.", "this.", "config.", "args.", "params.", "request.");

    /** What ends a value without quotes, of ASCII. */
    private static final boolean[] ENDS = new boolean[128];

    static {
        for (char c = 0; c < ENDS.length; c++) {
            ENDS[c] = Character.isWhitespace(c) || ",;&|()]}\"'<>".indexOf(c) >= 0;
        }
    }

    /** Whether strings begin and end with it. */
    static boolean quote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    /** Whether no value without quotes has it in it. */
    static boolean ends(char c) {
        return c < 128 ? ENDS[c] : Character.isWhitespace(c);
    }

    /** Whether a part of a word stands here. */
    boolean word(int at) {
        return at >= 0 && at < s.length() && Chars.word(s.charAt(at));
    }

    /** Where the value ends that begins here: at its quote, or at what no unquoted value has in it. */
    int end(int from) {
        if (from < s.length() && quote(s.charAt(from))) {
            int end = s.indexOf(s.charAt(from), from + 1);
            while (end > from + 1 && s.charAt(end - 1) == '\\' && from > 0 && s.charAt(from - 1) != '\\') {
                end = s.indexOf(s.charAt(from), end + 1); // a quote within the quotes
            }
            return end < 0 ? s.length() : end;
        }
        int i = from;
        while (i < s.length() && !ends(s.charAt(i))) {
            i++;
        }
        return i;
    }

    /** A few words for people, as resource bundles have them: {@code login.password=Mot de passe}. */
    boolean label(int from, int to) {
        int end = lineEnd(to);
        int words = 1;
        if (!Character.isUpperCase(s.charAt(from)) || end - from > 80) {
            return false;
        }
        for (int i = from; i < end; i++) {
            char c = s.charAt(i);
            if (c == ' ') {
                words++;
            } else if (!Character.isLetter(c)
                    && "':[]{}(),".indexOf(c) < 0
                    && !(Chars.digit(c) && s.charAt(i - 1) == '{')
                    && !(i == end - 1 && ".?!:".indexOf(c) >= 0)) {
                return false;
            }
        }
        return words >= 2 && words <= 8;
    }

    /**
     * Whether a sentence goes on here, in whatever language: {@code Ung\u00fcltiges Passwort: muss mindestens {0} Zeichen haben.}
     * A pass phrase has no such end.
     */
    boolean message(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isLetter(s.charAt(i)) && Character.getType(s.charAt(i)) != Character.NON_SPACING_MARK) {
                return false;
            }
        }
        if (s.charAt(from) >= IDEOGRAPHIC) {
            return true;
        }
        int end = lineEnd(to);
        int words = 0;
        boolean put = false;
        for (int i = to; i < end; i++) {
            words += s.charAt(i) == ' ' ? 1 : 0;
            put |= s.charAt(i) == '{';
        }
        char last = s.charAt(end - 1);
        return words >= 2 && end - from < LONGEST_MESSAGE && (put || last == '.' || last == '\u3002');
    }

    /** Where the line ends, without the space at its end. */
    int lineEnd(int from) {
        int end = Chars.lineEnd(s, from);
        while (end > from && s.charAt(end - 1) <= ' ') {
            end--;
        }
        return end;
    }

    /** What stands in braces, and no value behind it: {@code #{x}}, {@code {type: String}}; not {@code {noop}x}. */
    boolean placeholder(int from) {
        char first = s.charAt(from);
        boolean bare = first == '{';
        if (!bare
                && !((first == '$' || first == '#' || first == '@')
                        && from + 1 < s.length()
                        && (s.charAt(from + 1) == '{' || s.charAt(from + 1) == '('))) {
            return false;
        }
        char close = s.charAt(bare ? from : from + 1) == '(' ? ')' : '}';
        int most = Math.min(s.length(), from + MAX_BRACKETED);
        int end = from;
        while (end < most && s.charAt(end) != close && s.charAt(end) != '\n') {
            end++;
        }
        return end == most || s.charAt(end) == '\n' || !(word(end + 1) || s.startsWith("$2", end + 1));
    }

    /** {@code ;password={x};encrypt=true}: how JDBC and ODBC quote what has signs in it; a mere word is a placeholder. */
    boolean braced(int name, int from) {
        int end = braceEnd(from);
        if (end <= from + 1) {
            return false;
        }
        boolean parted = end + 1 < s.length() && s.charAt(end + 1) == ';';
        boolean listed = name > 0 && s.charAt(name - 1) == ';';
        boolean signs = listed && !identifier(from + 1, end);
        return (parted || (listed && !word(end + 1)))
                && s.charAt(from + 1) != '{'
                && (signs
                        || (Chars.hasDigit(s.substring(from, end))
                                && Chars.identifier(s.substring(from + 1, from + 2))));
    }

    /** Where the brace closes, which is written twice within; or -1. */
    int braceEnd(int from) {
        int end = s.indexOf('}', from);
        while (end > 0 && s.startsWith("}}", end)) {
            end = s.indexOf('}', end + 2);
        }
        return end - from < MAX_BRACKETED ? end : -1;
    }

    private boolean identifier(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Chars.word(s.charAt(i)) && "_-. $:".indexOf(s.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a place where programs keep values. */
    boolean refers(int from) {
        for (String reference : REFERENCES) {
            if (s.startsWith(reference, from)) {
                return true;
            }
        }
        return false;
    }
}
