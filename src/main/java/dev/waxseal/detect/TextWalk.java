package dev.waxseal.detect;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads plain text, log lines, programs and command lines: {@code name=value}, {@code name: value}, quoted or not,
 * {@code set("name", "value")}, {@code --name value}, wherever they stand in a line; and the JSON and XML among them.
 */
final class TextWalk {
    private static final int MAX_NAME = 48;
    private static final int MAX_VALUE = 4096;

    /** An unquoted value may hold further pairs, so that what is read of it is read again. */
    private static final int MAX_UNQUOTED = 256;

    /** So many pairs are read that begin within the value of another. */
    private static final int MAX_WITHIN = 6;

    /** How far the end of a placeholder, or of an element's tag, is looked for. */
    private static final int MAX_BRACKETED = 120;

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
            "files",
            "compat",
            "any");

    /** Where programs keep values; a reference is none. */
    private static final List<String> REFERENCES = List.of(
            "process.env", "os.environ", "System.getenv", "self.", "this.", "config.", "args.", "params.", "request.");

    private static final Set<String> SCHEMES = Set.of(
            "bearer",
            "basic",
            "token",
            "digest",
            "apikey",
            "jwt",
            "oauth",
            "hawk",
            "ntlm",
            "negotiate",
            "signature",
            "hmac",
            "aws4-hmac-sha256");

    /** What ends a value without quotes, of ASCII. */
    private static final boolean[] ENDS = new boolean[128];

    static {
        for (char c = 0; c < ENDS.length; c++) {
            ENDS[c] = Character.isWhitespace(c) || ",;&|()]}\"'<>".indexOf(c) >= 0;
        }
    }

    private final String s;
    private final String location;
    private final Scope scope;
    private final Sentences sentences;

    private int lineStart;

    /** Whether an odd number of quotes stands before on this line, so that the next one ends a string. */
    private boolean inQuotes;

    /** Whether a name on this line had itself for its value: {@code login(user=user, …}. */
    private boolean echoed;

    /** Whether JSON was begun that does not end, so that no more is looked for. */
    private boolean unclosed;

    private int nameFrom;

    /** Where the last unquoted value ended, and how many have begun before that. */
    private int readTo;

    private int within;

    private TextWalk(String s, String location, Scope scope) {
        this.s = s;
        this.location = location;
        this.scope = scope;
        this.sentences = new Sentences(this, s, location, scope);
    }

    /** Adds each pair; all have the location of the text. */
    static void walk(String s, String location, Scope scope) {
        new TextWalk(s, location, scope).walk();
    }

    /** Whether a value may hold anything that is read here. */
    static boolean deserves(String v) {
        return v.indexOf(':') > 0
                || v.indexOf('=') > 0
                || v.indexOf('(') > 0
                || v.indexOf('<') >= 0
                || v.contains(" -")
                || v.contains(" is ")
                || v.contains(" '")
                || v.contains("login ")
                || v.startsWith("USER ");
    }

    private void walk() {
        newLine(0);
        for (int i = 0; i < s.length(); i++) {
            switch (s.charAt(i)) {
                case '"' -> inQuotes ^= i == 0 || s.charAt(i - 1) != '\\';
                case '\n' -> newLine(i + 1);
                case '=', ':', '\uff1a' -> pair(i);
                case '{' -> i = Math.max(i, json(i));
                case '<' -> element(i);
                case '(' -> call(i);
                case ',' -> argument(i);
                case ' ' -> space(i);
                default -> {}
            }
        }
    }

    private void newLine(int start) {
        lineStart = start;
        inQuotes = false;
        echoed = false;
        sentences.line(start);
        if (start < s.length() && s.charAt(start) == '-') {
            CommandLine.option(s, start, start, location, scope);
        }
    }

    private void space(int i) {
        if (i > 0 && i + 3 < s.length()) {
            if (s.charAt(i + 1) == '-') {
                CommandLine.option(s, lineStart, i + 1, location, scope);
            } else {
                sentences.space(i);
            }
        }
    }

    private boolean word(int at) {
        return at >= 0 && at < s.length() && Chars.word(s.charAt(at));
    }

    private void pair(int at) {
        int from = at + 1;
        char sign = s.charAt(at);
        if (at == 0
                || from >= s.length()
                || s.charAt(from) == '='
                || (sign == ':' && (s.charAt(from) == '/' || s.charAt(from) == ':'))) {
            return;
        }
        boolean spaced = s.charAt(from) == ' ';
        while (from < s.length() && (s.charAt(from) == ' ' || s.charAt(from) == '\t' || s.charAt(from) == '>')) {
            from++;
        }
        if (from >= s.length()) {
            return;
        }
        String name = nameBefore(at, sign == ':');
        if (name.isEmpty() || (sign == ':' && !spaced && part())) {
            return;
        }
        char first = s.charAt(from);
        if (first == '[' && from + 1 < s.length() && (s.charAt(from + 1) == '"' || s.charAt(from + 1) == '\'')) {
            first = s.charAt(++from);
        }
        if (first == '[' && from + 1 < s.length() && Character.isLetterOrDigit(s.charAt(from + 1))) {
            first = s.charAt(++from); // authorization=[Bearer …], as Java prints lists
        }
        if (from + 1 < s.length() && "fFrRbBuUL@".indexOf(first) >= 0 && quote(s.charAt(from + 1))) {
            first = s.charAt(++from); // a string of Python, C or C#
        }
        if (first == '\\' && s.startsWith("\\\"", from)) {
            int end = s.indexOf("\\\"", from + 2);
            if (end > from + 2 && end - from < MAX_VALUE) {
                scope.add(location, name, s.substring(from + 2, end), from + 2, end);
            }
        } else if (quote(first)) {
            quoted(at, name, from);
        } else if (placeholder(from)) {
            scope.leave(location, name, "a placeholder or a structure");
        } else {
            unquoted(at, name, from, spaced);
        }
    }

    static boolean quote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private void quoted(int at, String name, int quote) {
        boolean ends = s.charAt(quote) == '"' && inQuotes && !word(quote + 1);
        int end = valueEnd(quote);
        if (ends || end <= quote + 1) {
            return;
        }
        String value = decoded(at, quote + 1, end);
        scope.add(location, name, value, quote + 1, end);
        String declared = s.charAt(at) == '=' ? declared() : "";
        if (!declared.isEmpty()) {
            scope.add(location, declared, value, quote + 1, end);
        }
    }

    private String decoded(int at, int from, int to) {
        String value = s.substring(from, to);
        boolean form = (nameFrom > 0 && (s.charAt(nameFrom - 1) == '&' || s.charAt(nameFrom - 1) == '?'))
                || (to < s.length() && s.charAt(to) == '&');
        if (s.charAt(at) == '=' && (value.indexOf('%') >= 0 || (form && value.indexOf('+') >= 0))) {
            String plus = form ? value : value.replace("+", "%2B");
            return FormWalk.decode(plus, 0, plus.length());
        }
        return value;
    }

    /** The name before the type that was read as the name: {@code password: String = "x"}. */
    private String declared() {
        int colon = nameFrom;
        while (colon > lineStart && (s.charAt(colon - 1) == ' ' || s.charAt(colon - 1) == '&')) {
            colon--;
        }
        return colon > lineStart && s.charAt(colon - 1) == ':' ? nameBefore(colon - 1, false) : "";
    }

    private void unquoted(int at, String name, int from, boolean spaced) {
        char sign = s.charAt(at);
        boolean line = lineBegins(nameFrom);
        int to = innermost(from);
        if (to <= from) {
            return;
        }
        String word = s.substring(from, to);
        String lower = word.length() <= 16 ? word.toLowerCase(Locale.ROOT) : "";
        boolean on = to + 1 < s.length() && s.charAt(to) == ' ';
        if (SAYING.contains(lower) && (sign == ':' || (on && Chars.letter(s.charAt(to + 1))))) {
            scope.leave(location, name, "a sentence");
            return;
        }
        if (SCHEMES.contains(lower) && on) {
            if (placeholder(to + 1)) {
                scope.leave(location, name, "a placeholder");
                return;
            }
            to = valueEnd(to + 1); // Authorization: Bearer …
            word = s.substring(from, to);
        } else if (to < s.length() && s.charAt(to) == '(' && sign == '=') {
            scope.leave(location, name, "a call");
            return;
        }
        char next = to < s.length() ? s.charAt(to) : ' ';
        String other = Expression.is(name, word, next) || refers(from)
                ? "an expression of a program"
                : line && label(from, to)
                        ? "a label"
                        : itself(at, name, word, next, spaced) ? "a variable of the same name" : "";
        if (!other.isEmpty()) {
            scope.leave(location, name, other);
            return;
        }
        scope.add(location, name, decoded(at, from, to), from, to);
        if (line && on && sign == ':' && !NoValue.is(word)) {
            int end = lineEnd(to);
            scope.add(location, name, s.substring(from, end).strip(), from, end);
        }
    }

    /** Where an unquoted value ends; one in too many others, as in {@code a=b=c=d=…}, is read with all that lies in it. */
    private int innermost(int from) {
        within = from < readTo ? within + 1 : 0;
        int end = from;
        int most = Math.min(s.length(), from + MAX_UNQUOTED);
        while (end < most
                && !ends(s.charAt(end))
                && (within <= MAX_WITHIN || (s.charAt(end) != '=' && s.charAt(end) != ':'))) {
            end++;
        }
        readTo = Math.max(readTo, end);
        return end;
    }

    private static boolean ends(char c) {
        return c < 128 ? ENDS[c] : Character.isWhitespace(c);
    }

    private boolean refers(int from) {
        for (String reference : REFERENCES) {
            if (s.startsWith(reference, from)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a variable is passed on under its own name, as programs do; a weak password in a log looks otherwise. */
    private boolean itself(int at, String name, String word, char next, boolean spaced) {
        if (!Expression.echo(name, word)) {
            return false;
        }
        boolean program = nameFrom > 0 && (s.charAt(nameFrom - 1) == '(' || s.charAt(nameFrom - 1) == '*');
        boolean itself = echoed || program || next == ';' || (spaced && s.charAt(at) == '=') || name.indexOf('.') > 0;
        echoed = true;
        return itself;
    }

    /** A few words for people, as resource bundles have them: {@code login.password=Mot de passe}. */
    private boolean label(int from, int to) {
        int end = lineEnd(to);
        int words = 1;
        if (!Character.isUpperCase(s.charAt(from)) || end - from > 80) {
            return false;
        }
        for (int i = from; i < end; i++) {
            char c = s.charAt(i);
            if (c == ' ') {
                words++;
            } else if (!Character.isLetter(c) && c != '\'' && !(i == end - 1 && ".?!:".indexOf(c) >= 0)) {
                return false;
            }
        }
        return words >= 2 && words <= 8;
    }

    private int lineEnd(int from) {
        int most = Math.min(s.length(), from + MAX_UNQUOTED + 1);
        int end = Chars.indexOf(s, '\n', from, most);
        end = end < 0 ? most : end;
        while (end > from && s.charAt(end - 1) <= ' ') {
            end--;
        }
        return Math.min(end, from + MAX_UNQUOTED);
    }

    /** Whether nothing but space and what begins an item of a list stands before on the line. */
    private boolean lineBegins(int at) {
        if (at - lineStart > MAX_NAME) {
            return false;
        }
        for (int i = lineStart; i < at; i++) {
            if (" \t-\"'#".indexOf(s.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A part of {@code users:password:write}, or a selector: {@code #password:focus}, {@code .password:focus}. */
    private boolean part() {
        char before = nameFrom == 0 ? ' ' : s.charAt(nameFrom - 1);
        return before == '#' || before == ':' || s.charAt(nameFrom) == '.';
    }

    /** What stands in braces, and no value behind it: {@code #{x}}, {@code {type: String}}; not {@code {noop}x}. */
    private boolean placeholder(int from) {
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

    /** The words before the sign: one after {@code =} and quotes, a few of prose before {@code :}. */
    String nameBefore(int at, boolean prose) {
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
        int least = Math.max(0, to - MAX_NAME);
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
        nameFrom = from;
        if (from > 1 && s.charAt(from - 1) == '/' && s.charAt(from - 2) == '/') {
            return ""; // the user of a URL, or its host
        }
        if (prose && to - from > 3 && s.startsWith(" is", to - 3)) {
            to -= 3; // my password is: …
        }
        while (nameFrom < to && s.charAt(nameFrom) == ' ') {
            nameFrom++;
        }
        return s.substring(from, to).strip();
    }

    /** Where the value ends that begins here: at its quote, or at what no unquoted value has in it. */
    int valueEnd(int from) {
        if (from < s.length() && quote(s.charAt(from))) {
            int most = Math.min(s.length(), from + MAX_VALUE);
            int end = Chars.indexOf(s, s.charAt(from), from + 1, most);
            while (end > from + 1 && s.charAt(end - 1) == '\\' && from > 0 && s.charAt(from - 1) != '\\') {
                end = Chars.indexOf(s, s.charAt(from), end + 1, most); // a quote within the quotes
            }
            return end < 0 ? most : end;
        }
        int i = from;
        int most = Math.min(s.length(), from + MAX_UNQUOTED);
        while (i < most && !ends(s.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Reads an object of JSON that begins here, plain or with its quotes escaped, and says where it ends; or -1. */
    private int json(int from) {
        int i = from + 1;
        while (i < s.length() && s.charAt(i) <= ' ') {
            i++;
        }
        boolean escaped = s.startsWith("\\\"", i);
        if (unclosed || i >= s.length() || (s.charAt(i) != '"' && !escaped)) {
            return -1;
        }
        int end = jsonEnd(from, escaped);
        if (end < 0) {
            unclosed = true;
            return -1;
        }
        Scope object = scope.child("");
        if (escaped) {
            String plain = JsonWalk.unescape(s, from, end);
            JsonWalk.walk(plain, 0, plain.length(), object, location);
        } else {
            JsonWalk.walk(s, from, end, object, location);
        }
        return end - 1;
    }

    private int jsonEnd(int from, boolean escaped) {
        int depth = 0;
        boolean string = false;
        for (int i = from; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '\\') {
                boolean quote = escaped && s.startsWith("\\\"", i);
                string ^= quote;
                i++;
            } else if (c == '"' && !escaped) {
                string = !string;
            } else if (!string && (c == '{' || c == '}')) {
                depth += c == '{' ? 1 : -1;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return -1;
    }

    /** {@code <password>x</password>} in a line. */
    private void element(int tag) {
        int nameTo = tag + 1;
        int most = Math.min(s.length(), tag + MAX_NAME);
        while (nameTo < most && (word(nameTo) || "_-.:".indexOf(s.charAt(nameTo)) >= 0)) {
            nameTo++;
        }
        int open = nameTo == tag + 1 ? -1 : Chars.indexOf(s, '>', nameTo, Math.min(s.length(), nameTo + MAX_BRACKETED));
        int close = open < 0 ? -1 : Chars.indexOf(s, '<', open + 1, Math.min(s.length(), open + MAX_UNQUOTED));
        if (close > open + 1 && s.startsWith("/", close + 1) && s.startsWith(s.substring(tag + 1, nameTo), close + 2)) {
            String name = s.substring(tag + 1, nameTo);
            String value = XmlWalk.entities(s.substring(open + 1, close));
            scope.add(location, name.substring(name.indexOf(':') + 1), value, open + 1, close);
        }
    }

    /** {@code setPassword("x")}, {@code .password("x")}: what is given to the one that is called so. */
    private void call(int open) {
        if (open + 2 >= s.length() || !quote(s.charAt(open + 1))) {
            return;
        }
        int from = open;
        while (from > 0 && open - from < MAX_NAME && (word(from - 1) || s.charAt(from - 1) == '_')) {
            from--;
        }
        int end = valueEnd(open + 1);
        String setter = s.startsWith("PASSWORD", from) ? "password" : Setters.named(s, from, open);
        if (!setter.isEmpty() && end > open + 2 && end + 1 < s.length() && s.charAt(end + 1) == ')') {
            scope.add(location, setter, s.substring(open + 2, end), open + 2, end);
        }
        if (s.regionMatches(true, from - 7, "values ", 0, 7) || s.regionMatches(true, from - 6, "values", 0, 6)) {
            SqlInsert.walk(s, open, location, scope);
        }
    }

    /** {@code put("name", "value")}: what is set under a name that is a string itself. */
    private void argument(int comma) {
        int value = comma + 1;
        while (value < s.length() && s.charAt(value) == ' ') {
            value++;
        }
        if (comma < 3 || value + 2 >= s.length() || !quote(s.charAt(value)) || s.charAt(comma - 1) != s.charAt(value)) {
            return;
        }
        int name = comma - 1;
        int least = Math.max(1, comma - MAX_NAME);
        while (name > least && s.charAt(name - 1) != s.charAt(value)) {
            name--;
        }
        int open = name - 2;
        int end = valueEnd(value);
        if (open > 0 && s.charAt(open) == '(' && end > value + 1 && Setters.pair(s, open)) {
            scope.add(location, s.substring(name, comma - 1), s.substring(value + 1, end), value + 1, end);
        }
    }
}
