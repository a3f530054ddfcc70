package dev.waxseal.detect;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads plain text and log lines: {@code name=value}, {@code name: value}, quoted or not, wherever they stand in a line. */
final class TextWalk {
    private static final int MAX_NAME = 48;
    private static final int MAX_VALUE = 4096;

    /** An unquoted value may hold further pairs, so that what is read of it is read again. */
    private static final int MAX_UNQUOTED = 256;

    /** First words of what is said about a value. */
    private static final Set<String> SAYING = Set.of(
            "must",
            "is",
            "should",
            "please",
            "enter",
            "your",
            "the",
            "a",
            "an",
            "cannot",
            "can",
            "at",
            "has",
            "was",
            "minimum",
            "not",
            "incorrect",
            "field",
            "for",
            "to",
            "and",
            "or",
            "this",
            "it",
            "no",
            "when",
            "if",
            "choose",
            "use",
            "we",
            "you",
            "may",
            "forgot",
            "reset",
            "change",
            "needs",
            "does",
            "too",
            "mismatch",
            "accepted",
            "ok",
            "failed",
            "wrong",
            "see",
            "expired",
            "updated",
            "correct",
            "length",
            "str",
            "int",
            "any");

    private static final Set<String> TOLD = Set.of("cvv", "cvc", "pin", "otp", "ssn", "mrn", "npi");

    /** Where programs keep values; a reference is none. */
    private static final List<String> REFERENCES = List.of(
            "process.env", "os.environ", "System.getenv", "self.", "this.", "config.", "args.", "params.", "request.");

    private static final Set<String> SCHEMES = Set.of("bearer", "basic", "token", "digest", "apikey");

    /** What programs call the holders of values. */
    private static final Set<String> HOLDERS = Set.of(
            "this", "self", "process", "os", "req", "request", "props", "System", "options", "opts", "args", "params");

    private TextWalk() {}

    /** Adds each pair; all have the location of the text. */
    static void walk(String s, String location, Scope scope) {
        for (int i = 1; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '=' || c == ':') {
                pair(s, i, location, scope);
            } else if (c == ' '
                    && i + 3 < s.length()
                    && Chars.digit(s.charAt(i + 1))
                    && Chars.letter(s.charAt(i - 1))) {
                told(s, i, location, scope);
            }
        }
    }

    /** {@code cvv 123}: a name that only ever stands before its number. */
    private static void told(String s, int space, String location, Scope scope) {
        int from = space;
        while (from > 0 && space - from < 5 && Chars.letter(s.charAt(from - 1))) {
            from--;
        }
        String name = s.substring(from, space).toLowerCase(Locale.ROOT);
        boolean whole = from == 0 || !Chars.word(s.charAt(from - 1));
        int end = Chars.digitsEnd(s, space + 1);
        if (whole && TOLD.contains(name) && (end == s.length() || !Chars.word(s.charAt(end)))) {
            scope.add(location, name, s.substring(space + 1, end), space + 1, end);
        }
    }

    private static void pair(String s, int at, String location, Scope scope) {
        int valueFrom = at + 1;
        if (valueFrom < s.length()
                && (s.charAt(valueFrom) == '=' || (s.charAt(at) == ':' && s.charAt(valueFrom) == '/'))) {
            return;
        }
        while (valueFrom < s.length()
                && (s.charAt(valueFrom) == ' ' || s.charAt(valueFrom) == '\t' || s.charAt(valueFrom) == '>')) {
            valueFrom++;
        }
        if (valueFrom >= s.length()) {
            return;
        }
        String name = nameBefore(s, at);
        if (name.isEmpty()) {
            return;
        }
        int valueTo = valueEnd(s, valueFrom);
        if (s.charAt(at) == ':'
                && SAYING.contains(s.substring(valueFrom, valueTo).toLowerCase(Locale.ROOT))) {
            return;
        }
        if (SCHEMES.contains(s.substring(valueFrom, valueTo).toLowerCase(Locale.ROOT))
                && valueTo + 1 < s.length()
                && s.charAt(valueTo) == ' ') {
            valueTo = valueEnd(s, valueTo + 1); // Authorization: Bearer …
        } else if (valueTo < s.length() && s.charAt(valueTo) == '(' && s.charAt(at) == '=') {
            return; // a call, not a value
        }
        for (String reference : REFERENCES) {
            if (s.startsWith(reference, valueFrom)) {
                return;
            }
        }
        char quote = s.charAt(valueFrom);
        boolean quoted = quote == '"' || quote == '\'' || quote == '`';
        if (quoted) {
            valueFrom++;
        }
        if (valueTo > valueFrom) {
            String value = s.substring(valueFrom, valueTo);
            if (!quoted && reference(value)) {
                return;
            }
            if (s.charAt(at) == '=' && value.indexOf('%') >= 0) {
                String plus = value.replace("+", "%2B");
                value = FormWalk.decode(plus, 0, plus.length());
            }
            scope.add(location, name, value, valueFrom, valueTo);
        }
    }

    /** A variable ({@code $input}) or what something holds ({@code this.token}, {@code process.env.TOKEN}) in a program. */
    private static boolean reference(String v) {
        int dot = v.indexOf('.');
        boolean variable = v.charAt(0) == '$' && v.length() > 1;
        if (!variable && (dot < 0 || !HOLDERS.contains(v.substring(0, dot)))) {
            return false;
        }
        for (int i = 1; i < v.length(); i++) {
            char c = v.charAt(i);
            if (!Chars.letter(c) && c != '_' && c != '.' && c != '[') {
                return false;
            }
        }
        return true;
    }

    /** The words before the sign: one after {@code =} and quotes, a few of prose before {@code :}. */
    private static String nameBefore(String s, int at) {
        int to = at;
        while (to > 0 && (s.charAt(to - 1) == ' ' || s.charAt(to - 1) == '\t')) {
            to--;
        }
        if (to > 2 && s.charAt(to - 1) == ']' && (s.charAt(to - 2) == '"' || s.charAt(to - 2) == '\'')) {
            to--; // $config['password'] = …
        }
        boolean quoted = to > 0 && (s.charAt(to - 1) == '"' || s.charAt(to - 1) == '\'');
        if (quoted) {
            to--;
        }
        int from = to;
        int least = Math.max(0, to - MAX_NAME);
        boolean prose = s.charAt(at) == ':';
        while (from > least) {
            char c = s.charAt(from - 1);
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
        if (from > 1 && s.charAt(from - 1) == '/' && s.charAt(from - 2) == '/') {
            return ""; // the user of a URL, or its host
        }
        if (prose && to - from > 3 && s.startsWith(" is", to - 3)) {
            to -= 3; // my password is: …
        }
        return s.substring(from, to).strip();
    }

    private static int valueEnd(String s, int from) {
        char quote = s.charAt(from);
        int most = Math.min(s.length(), from + MAX_VALUE);
        if (quote == '"' || quote == '\'' || quote == '`') {
            int end = s.indexOf(quote, from + 1);
            return end < 0 || end > most ? most : end;
        }
        int i = from;
        most = Math.min(most, from + MAX_UNQUOTED);
        while (i < most && !Character.isWhitespace(s.charAt(i)) && ",;&|()]}\"'<>".indexOf(s.charAt(i)) < 0) {
            i++;
        }
        return i;
    }
}
