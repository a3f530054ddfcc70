package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;

/** Knows lines of programs by how they are written: what is assigned, declared or gone through is no value. */
final class Programs {

    /** What stands before a name that is declared. */
    private static final String[] DECLARING = {
        "String ",
        "Token ",
        "Password ",
        "Object ",
        "CharSequence ",
        "Builder ",
        "var ",
        "val ",
        "let ",
        "const ",
        "final "
    };

    /** The fewest characters of a value that is called as it is. */
    private static final int LEAST = 4;

    private Programs() {}

    /** {@code CLIENT_SECRET = "client_secret"}: a constant whose value is its name, or the end of it. */
    static boolean constant(String s, int nameBegins, String name, String value) {
        if (value.length() < LEAST || Chars.hasDigit(value) || !upper(name) || !declared(s, nameBegins)) {
            return false;
        }
        String plainName = Datum.plain(name);
        String plain = Datum.plain(value);
        return plainName.contains(plain)
                || plain.contains(plainName)
                || (value.indexOf('_') > 0 || value.indexOf('.') > 0);
    }

    /**
     * Whether the unquoted word behind {@code name = } or {@code name : } is a variable, a class or a number of a program.
     *
     * @param at where the sign stands
     * @param to where the word ends
     */
    static boolean assigned(String s, int at, int nameBegins, String word, int to) {
        if (at == 0 || s.charAt(at - 1) != ' ') {
            return false;
        }
        char next = to < s.length() ? s.charAt(to) : '\n';
        if (s.charAt(at) == ':') {
            return next == ')'; // for (String token : tokens)
        }
        boolean number = Chars.digits(word) && word.length() <= 2;
        boolean identifier = identifier(word);
        if (next == ';') {
            return identifier || number;
        }
        boolean operator = identifier && next == ' ' && to + 2 < s.length() && "?!=&|+".indexOf(s.charAt(to + 1)) >= 0;
        return operator || (identifier && next == '\n' && declared(s, nameBegins));
    }

    private static boolean declared(String s, int nameBegins) {
        for (String declaring : DECLARING) {
            int from = nameBegins - declaring.length();
            if (from >= 0 && s.startsWith(declaring, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean upper(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 'a' && name.charAt(i) <= 'z') {
                return false;
            }
        }
        return true;
    }

    /** Letters alone, with {@code _ . $} between. */
    private static boolean identifier(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!Chars.letter(word.charAt(i)) && "_.$".indexOf(word.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
