package dev.waxseal.detect.text;

import java.util.Locale;
import java.util.Set;

/** Tells what a program computes, or where it keeps a value, from the value itself: {@code this.token}, {@code f(x)}. */
public final class Expression {

    /** Words of programs that something else must follow. */
    private static final Set<String> KEYWORDS =
            Set.of("new", "await", "yield", "function", "lambda", "typeof", "return", "async", "const", "let", "var");

    /** What programs declare a value to be. */
    private static final Set<String> TYPES = Set.of(
            "string?",
            "str",
            "string|null",
            "&str",
            "varchar",
            "nvarchar",
            "charfield",
            "char",
            "secretstr",
            "securestring",
            "charsequence",
            "any",
            "bytes",
            "byte[]",
            "char[]",
            "optional",
            "nullable",
            "strings");

    /** What programs call the holders of values. */
    private static final Set<String> HOLDERS = Set.of(
            "this",
            "self",
            "process",
            "os",
            "req",
            "request",
            "res",
            "response",
            "props",
            "System",
            "options",
            "opts",
            "args",
            "params",
            "config",
            "settings",
            "env",
            "body",
            "form",
            "user",
            "state",
            "event",
            "var",
            "local",
            "data",
            "module",
            "each",
            "secrets",
            "vars",
            "inputs",
            "ctx",
            "context");

    private Expression() {}

    /**
     * Whether an unquoted value of a text is an expression.
     *
     * @param name what the value is called
     * @param next what stands after it, or a space at the end
     */
    public static boolean is(String name, String v, char next) {
        if (v.isEmpty() || (next == '(' && path(v, 0, v.length()))) {
            return next == '(';
        }
        String lower = v.length() <= 12 ? v.toLowerCase(Locale.ROOT) : "";
        if (TYPES.contains(lower) || (next == ' ' && KEYWORDS.contains(v))) {
            return true;
        }
        char first = v.charAt(0);
        if (first == '$' || first == '@' || first == ':') {
            return v.length() > 1 && (lettersOf(v, 1) || (v.contains("->") && path(v, 1, v.length())));
        }
        int bracket = v.indexOf('[');
        if (bracket > 0 && path(v, 0, bracket)) {
            return bracket + 1 == v.length() || ":'\"$".indexOf(v.charAt(bracket + 1)) >= 0 || next == ']';
        }
        return dotted(v) && path(v, 0, v.length()) && (held(v) || echo(name, v) || humped(v));
    }

    /** Whether the last word of a path, or the only one, is the last one of the name: {@code password=password}. */
    public static boolean echo(String name, String v) {
        String last = last(v);
        return !last.isEmpty() && last(name).equalsIgnoreCase(last);
    }

    /** Identifiers with {@code .}, {@code ::} or {@code ->} between. */
    private static boolean path(String v, int from, int to) {
        boolean begin = true;
        for (int i = from; i < to; i++) {
            char c = v.charAt(i);
            if (begin ? Chars.letter(c) || c == '_' || c == '$' : Chars.word(c) || c == '_' || c == '$') {
                begin = false;
            } else if (!begin && separator(v, i, to) > 0) {
                i += separator(v, i, to) - 1;
                begin = true;
            } else {
                return false;
            }
        }
        return !begin;
    }

    private static int separator(String v, int i, int to) {
        if (v.charAt(i) == '.') {
            return 1;
        }
        boolean two = i + 1 < to
                && (v.startsWith("::", i) || v.startsWith("->", i) || v.startsWith("?.", i) || v.startsWith("!.", i));
        return two ? 2 : 0;
    }

    private static boolean dotted(String v) {
        return v.indexOf('.') > 0 || v.indexOf("::") > 0 || v.indexOf("->") > 0;
    }

    /** Kept by something that programs name so, or by a variable of one letter. */
    private static boolean held(String v) {
        int end = 0;
        while (end < v.length() && (Chars.word(v.charAt(end)) || v.charAt(end) == '_')) {
            end++;
        }
        return (end == 1 && !Chars.digit(v.charAt(v.length() - 1))) || HOLDERS.contains(v.substring(0, end));
    }

    /** Words of letters alone, one of them written like {@code isRequired} or {@code BEARER}. */
    private static boolean humped(String v) {
        boolean hump = false;
        int capitals = 0;
        for (int i = 0; i < v.length(); i++) {
            char c = v.charAt(i);
            if (Chars.digit(c)) {
                return false;
            }
            boolean capital = c >= 'A' && c <= 'Z';
            capitals = capital || c == '_' ? capitals + 1 : 0;
            hump |= capitals >= 3 || (capital && i > 0 && v.charAt(i - 1) >= 'a' && v.charAt(i - 1) <= 'z');
        }
        return hump;
    }

    private static boolean lettersOf(String v, int from) {
        for (int i = from; i < v.length(); i++) {
            char c = v.charAt(i);
            if (!Chars.letter(c) && c != '_' && c != '.' && c != '[') {
                return false;
            }
        }
        return true;
    }

    /** The last word of letters, digits and {@code _ -}. */
    private static String last(String path) {
        int from = path.length();
        while (from > 0
                && (Character.isLetterOrDigit(path.charAt(from - 1)) || "_-".indexOf(path.charAt(from - 1)) >= 0)) {
            from--;
        }
        return path.substring(from);
    }
}
