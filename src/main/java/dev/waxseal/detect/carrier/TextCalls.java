package dev.waxseal.detect.carrier;

/** Reads the values that programs and SQL among other text hand over. */
final class TextCalls {
    private final String s;
    private final TextValues values;
    private final String location;
    private final Scope scope;

    TextCalls(String s, String location, Scope scope) {
        this.s = s;
        this.values = new TextValues(s);
        this.location = location;
        this.scope = scope;
    }

    /** {@code setPassword("x")}, {@code .password("x")}: what is given to the one that is called so. */
    void call(int open) {
        SqlInsert.walk(s, open, location, scope);
        if (open + 2 >= s.length() || !TextValues.quote(s.charAt(open + 1))) {
            return;
        }
        int from = open;
        while (from > 0 && open - from < TextNames.MOST && (values.word(from - 1) || s.charAt(from - 1) == '_')) {
            from--;
        }
        int end = values.end(open + 1);
        String setter = s.startsWith("PASSWORD", from) ? "password" : SetterCalls.named(s, from, open);
        if (!setter.isEmpty() && end > open + 2 && end + 1 < s.length() && s.charAt(end + 1) == ')') {
            scope.add(location, setter, s.substring(open + 2, end), open + 2, end);
        }
    }

    /** {@code put("name", "value")}: what is set under a name that is a string itself. */
    void argument(int comma) {
        int value = comma + 1;
        while (value < s.length() && s.charAt(value) == ' ') {
            value++;
        }
        if (comma < 3
                || value + 2 >= s.length()
                || !TextValues.quote(s.charAt(value))
                || s.charAt(comma - 1) != s.charAt(value)) {
            return;
        }
        int name = comma - 1;
        int least = Math.max(1, comma - TextNames.MOST);
        while (name > least && s.charAt(name - 1) != s.charAt(value)) {
            name--;
        }
        int open = name - 2;
        int end = values.end(value);
        if (open > 0 && s.charAt(open) == '(' && end > value + 1 && SetterCalls.pair(s, open)) {
            scope.add(location, s.substring(name, comma - 1), s.substring(value + 1, end), value + 1, end);
        }
    }
}
