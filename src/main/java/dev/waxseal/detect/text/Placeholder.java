package dev.waxseal.detect.text;

import java.util.Locale;

/** Knows what programs and people write where a value will be put in: {@code ${TOKEN}}, {@code YOUR_API_KEY}. */
final class Placeholder {

    /** How what documentation asks to be replaced begins. */
    private static final String[] INVITING = {
        "your_",
        "yourapi",
        "yourtoken",
        "yoursecret",
        "yourpassword",
        "youraccess",
        "insert_",
        "replace_",
        "put_your",
        "put_the",
        "paste_",
        "enter_your",
        "enter_the",
        "add_your"
    };

    /** How it ends anyhow, behind a sign. */
    private static final String HERE = "here";

    /** How it ends, in capitals alone. */
    private static final String[] INVITED = {
        "_key", "_token", "_secret", "_password", "_credential", "_credentials", "_apikey"
    };

    private Placeholder() {}

    /** {@code ${x}}, {@code {{x}}}, {@code #{x}}, {@code <x>}, {@code %X%}, {@code @x@}, {@code $X}, {@code {x}}, {@code [X]}, {@code ?}. */
    static boolean is(String v) {
        int n = v.length();
        char first = v.charAt(0);
        char last = v.charAt(n - 1);
        if (v.equals("?") || glyph(v)) {
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
        if (n >= 3 && first == '%' && last == '%' && upperIdentifier(v.substring(0, n - 1), 1)) {
            return true; // a password may begin and end with %
        }
        if (n >= 3 && first == '@' && last == '@' && (identifier(v, 1, n - 1) || v.startsWith("@@"))) {
            return true;
        }
        if (n >= 5 && first == '#' && last == '#' && upperIdentifier(v.substring(0, n - 1), 1)) {
            return true; // of Azure Pipelines and Octopus
        }
        if (v.startsWith("process.env.") || v.startsWith("import.meta.env.") || v.startsWith("os.environ[")) {
            return true;
        }
        if (invited(v)) {
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

    /** {@code \f21b} of a style sheet, or the one character of a font of icons that it is. */
    private static boolean glyph(String v) {
        if (v.length() == 1) {
            return v.charAt(0) >= '\ue000' && v.charAt(0) <= '\uf8ff';
        }
        int from = v.charAt(0) == '"' ? 2 : 1;
        boolean glyph = v.length() >= 4 && v.length() <= 8 && v.charAt(from - 1) == '\\';
        for (int i = from; glyph && i < v.length(); i++) {
            glyph = Character.digit(v.charAt(i), 16) >= 0 || (i == v.length() - 1 && v.charAt(i) == '"');
        }
        return glyph;
    }

    /** {@code YOUR_API_KEY}, {@code insert-token-here}, {@code ACCESS_TOKEN}: what documentation asks to be replaced. */
    private static boolean invited(String v) {
        if (v.length() < 3 || v.length() > 60 || !identifier(v, 0, v.length())) {
            return false;
        } else if (Chars.hasDigit(v)) {
            return here(v); // as most tokens have, which need no further look
        } else if (Invitation.is(v)) {
            return true;
        } else if (v.length() < 8) {
            return false;
        }
        String plain = v.toLowerCase(Locale.ROOT).replace('-', '_').replace('.', '_');
        for (String begin : INVITING) {
            if (plain.startsWith(begin)) {
                return true;
            }
        }
        boolean constant = v.indexOf('_') > 0 && upperIdentifier(v, 0);
        for (String end : INVITED) {
            if (plain.endsWith(end) && constant) {
                return true;
            }
        }
        return here(v);
    }

    /** {@code paste-your-32-characters-here}. */
    private static boolean here(String v) {
        int at = v.length() - HERE.length();
        return v.length() >= 8
                && v.regionMatches(true, at, HERE, 0, HERE.length())
                && "_-.".indexOf(v.charAt(at - 1)) >= 0;
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
}
