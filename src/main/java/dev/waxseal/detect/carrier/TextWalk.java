package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Expression;
import dev.waxseal.detect.text.Lexicon;
import dev.waxseal.detect.text.NoValue;
import java.util.Locale;
import java.util.Set;

/**
 * Reads plain text, log lines, programs and command lines: {@code name=value}, {@code name: value}, quoted or not,
 * {@code set("name", "value")}, {@code --name value}, wherever they stand in a line; and the JSON and XML among them.
 */
final class TextWalk {
    /** So many pairs are read that begin within the value of another. */
    private static final int MAX_WITHIN = 6;

    /** First words of what is said about a value. */
    private static final Set<String> SAYING = Lexicon.of(Lexicon.Section.SAYING);

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

    private final String s;
    private final String location;
    private final Scope scope;
    private final TextNames names;
    private final TextValues values;
    private final Sentences sentences;
    private final TextCalls calls;
    private final TextDocuments documents;
    private final CommandLine commands;
    private final TextLines lines;

    private int lineStart;

    /** Whether an odd number of quotes stands before on this line, so that the next one ends a string. */
    private boolean inQuotes;

    /** Whether a name on this line had itself for its value: {@code login(user=user, …}. */
    private boolean echoed;

    /** Where the last unquoted value ended, and how many have begun before that. */
    private int readTo;

    private int within;

    private TextWalk(String s, String location, Scope scope) {
        this.s = s;
        this.location = location;
        this.scope = scope;
        this.names = new TextNames(s);
        this.values = new TextValues(s);
        this.sentences = new Sentences(names, s, location, scope);
        this.calls = new TextCalls(s, location, scope);
        this.documents = new TextDocuments(s, location, scope);
        this.commands = new CommandLine(s, location, scope);
        this.lines = new TextLines(s, location, scope, names, values);
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
                || v.indexOf(' ') > 0
                || v.indexOf('\uff1a') > 0;
    }

    private void walk() {
        newLine(0);
        for (int i = 0; i < s.length(); i++) {
            switch (s.charAt(i)) {
                case '"' -> inQuotes ^= i == 0 || s.charAt(i - 1) != '\\';
                case '\n' -> newLine(i + 1);
                case '=', ':', '\uff1a' -> pair(i);
                case '{' -> i = Math.max(i, documents.json(i));
                case '<' -> documents.element(i);
                case '(' -> calls.call(i);
                case ',' -> calls.argument(i);
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
        commands.line(start);
        if (start < s.length() && s.charAt(start) == '-') {
            commands.option(start);
        }
    }

    private void space(int i) {
        if (i > 0 && i + 3 < s.length()) {
            if (s.charAt(i + 1) == '-') {
                commands.option(i + 1);
            } else {
                sentences.space(i);
            }
        }
    }

    private void pair(int at) {
        int from = at + 1;
        char sign = s.charAt(at);
        if (at == 0
                || from >= s.length()
                || s.charAt(from) == '='
                || (sign == ':' && (s.charAt(from) == '/' || s.charAt(from) == ':'))) {
            lines.encoded(at, lineStart);
            return;
        }
        boolean spaced = s.charAt(from) == ' ';
        while (from < s.length() && (s.charAt(from) == ' ' || s.charAt(from) == '\t' || s.charAt(from) == '>')) {
            from++;
        }
        if (from >= s.length()) {
            return;
        }
        String name = names.before(at, sign == ':');
        int lastWord = name.lastIndexOf(' ') + 1;
        if (sign == ':' && !spaced && lastWord > 0 && names.isPart()) {
            names.begins = at - (name.length() - lastWord); // user:alice password:x
            name = name.substring(lastWord);
        }
        if (name.isEmpty() || (sign == ':' && !spaced && names.isPart())) {
            return;
        }
        char first = s.charAt(from);
        if (lines.sealed(from, lineStart)) {
            scope.leave(location, name, "cipher text");
            return;
        }
        if (first == '[' && from + 1 < s.length() && (s.charAt(from + 1) == '"' || s.charAt(from + 1) == '\'')) {
            first = s.charAt(++from);
        }
        if (first == '[' && from + 1 < s.length() && Character.isLetterOrDigit(s.charAt(from + 1))) {
            first = s.charAt(++from); // authorization=[Bearer …], as Java prints lists
        }
        if (from + 1 < s.length() && "fFrRbBuUL@".indexOf(first) >= 0 && TextValues.quote(s.charAt(from + 1))) {
            first = s.charAt(++from); // a string of Python, C or C#
        }
        if (first == '\\' && s.startsWith("\\\"", from)) {
            int end = s.indexOf("\\\"", from + 2);
            if (end > from + 2) {
                scope.add(location, name, s.substring(from + 2, end), from + 2, end);
            }
        } else if (TextValues.quote(first)) {
            quoted(at, name, from);
        } else if (first == '{' && sign == '=' && values.braced(names.begins, from)) {
            int end = values.braceEnd(from);
            scope.add(location, name, s.substring(from + 1, end), from + 1, end);
        } else if (values.placeholder(from)) {
            scope.leave(location, name, "a placeholder or a structure");
        } else {
            unquoted(at, name, from, spaced);
        }
    }

    private void quoted(int at, String name, int quote) {
        boolean ends = s.charAt(quote) == '"' && inQuotes && !values.word(quote + 1);
        int end = values.end(quote);
        if (ends || end <= quote + 1) {
            return;
        }
        String value = decoded(at, quote + 1, end);
        if (s.charAt(at) == '=' && Programs.constant(s, names.begins, name, value)) {
            scope.leave(location, name, "the name of a constant again");
            return;
        }
        scope.add(location, name, value, quote + 1, end);
        String declared = s.charAt(at) == '=' ? names.declared(lineStart) : "";
        if (!declared.isEmpty()) {
            scope.add(location, declared, value, quote + 1, end);
        }
    }

    private String decoded(int at, int from, int to) {
        String value = s.substring(from, to);
        boolean form = (names.begins > 0 && (s.charAt(names.begins - 1) == '&' || s.charAt(names.begins - 1) == '?'))
                || (to < s.length() && s.charAt(to) == '&');
        if (s.charAt(at) == '=' && (value.indexOf('%') >= 0 || (form && value.indexOf('+') >= 0))) {
            String plus = form ? value : value.replace("+", "%2B");
            return FormWalk.decode(plus, 0, plus.length());
        }
        return value;
    }

    private void unquoted(int at, String name, int from, boolean spaced) {
        char sign = s.charAt(at);
        boolean line = lineBegins(names.begins);
        int to = innermost(from);
        if (to <= from) {
            return;
        }
        String word = s.substring(from, to);
        String lower = word.length() <= 16 ? word.toLowerCase(Locale.ROOT) : "";
        boolean on = to + 1 < s.length() && s.charAt(to) == ' ';
        if (sign != '=' && values.message(from, to)) {
            scope.leave(location, name, "a sentence");
            return;
        }
        if (SAYING.contains(lower) && (sign == ':' || (on && Chars.letter(s.charAt(to + 1))))) {
            scope.leave(location, name, "a sentence");
            return;
        }
        if (SCHEMES.contains(lower) && on) {
            if (values.placeholder(to + 1)) {
                scope.leave(location, name, "a placeholder");
                return;
            }
            to = values.end(to + 1); // Authorization: Bearer …
            word = s.substring(from, to);
        } else if (to < s.length() && s.charAt(to) == '(' && sign == '=') {
            scope.leave(location, name, "a call");
            return;
        }
        char next = to < s.length() ? s.charAt(to) : ' ';
        String other = Expression.is(name, word, next)
                        || values.refers(from)
                        || (spaced && Programs.assigned(s, at, names.begins, word, to))
                ? "an expression of a program"
                : line && values.label(from, to)
                        ? "a label"
                        : itself(at, name, word, next, spaced) ? "a variable of the same name" : "";
        if (!other.isEmpty()) {
            scope.leave(location, name, other);
            return;
        }
        scope.add(location, name, decoded(at, from, to), from, to);
        if (line && on && sign == ':' && !NoValue.is(word)) {
            int end = values.lineEnd(to);
            scope.add(location, name, s.substring(from, end).strip(), from, end);
        }
    }

    /** Where an unquoted value ends; one in too many others, as in {@code a=b=c=d=…}, is read with all that lies in it. */
    private int innermost(int from) {
        within = from < readTo ? within + 1 : 0;
        int end = from;
        while (end < s.length()
                && !TextValues.ends(s.charAt(end))
                && (within <= MAX_WITHIN || (s.charAt(end) != '=' && s.charAt(end) != ':'))) {
            end++;
        }
        readTo = Math.max(readTo, end);
        return end;
    }

    /** Whether a variable is passed on under its own name, as programs do; a weak password in a log looks otherwise. */
    private boolean itself(int at, String name, String word, char next, boolean spaced) {
        if (!Expression.echo(name, word)) {
            return false;
        }
        boolean program = names.begins > 0 && (s.charAt(names.begins - 1) == '(' || s.charAt(names.begins - 1) == '*');
        boolean itself = echoed || program || next == ';' || (spaced && s.charAt(at) == '=') || name.indexOf('.') > 0;
        echoed = true;
        return itself;
    }

    /** Whether nothing but space and what begins an item of a list stands before on the line. */
    private boolean lineBegins(int at) {
        if (at - lineStart > TextNames.MOST) {
            return false;
        }
        for (int i = lineStart; i < at; i++) {
            if (" \t-\"'#".indexOf(s.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
