package dev.waxseal.detect;

/** Reads plain text and log lines: {@code name=value}, {@code name: value}, quoted or not, wherever they stand in a line. */
final class TextWalk {
    private static final int MAX_NAME = 48;
    private static final int MAX_VALUE = 4096;

    private TextWalk() {}

    /** Adds each pair; all have the location of the text. */
    static void walk(String s, String location, Scope scope) {
        for (int i = 1; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '=' || c == ':') {
                pair(s, i, location, scope);
            }
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
        char quote = s.charAt(valueFrom);
        if (quote == '"' || quote == '\'' || quote == '`') {
            valueFrom++;
        }
        if (valueTo > valueFrom) {
            scope.add(location, name, s.substring(valueFrom, valueTo), valueFrom, valueTo);
        }
    }

    /** The words before the sign: one after {@code =} and quotes, a few of prose before {@code :}. */
    private static String nameBefore(String s, int at) {
        int to = at;
        while (to > 0 && (s.charAt(to - 1) == ' ' || s.charAt(to - 1) == '\t')) {
            to--;
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
        while (i < most && !Character.isWhitespace(s.charAt(i)) && ",;&|)]}\"'<>".indexOf(s.charAt(i)) < 0) {
            i++;
        }
        return i;
    }
}
