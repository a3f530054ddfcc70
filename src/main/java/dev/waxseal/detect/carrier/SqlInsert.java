package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of {@code INSERT INTO t (a, password) VALUES ('x', 'y')}: each value under the name of its column. */
final class SqlInsert {
    private static final String VALUES = "values";

    private final String s;

    /** Where the list that was read last ended, behind its bracket. */
    private int end;

    private SqlInsert(String s) {
        this.s = s;
    }

    /** Adds the values of the row that begins with this bracket, and of the rows that follow, if {@code VALUES} stands before. */
    static void walk(String s, int open, String location, Scope scope) {
        int values = spaceBegin(s, open) - VALUES.length();
        if (!s.regionMatches(true, values, VALUES, 0, VALUES.length())) {
            return;
        }
        int close = spaceBegin(s, values) - 1;
        int list = close;
        while (list > 0 && s.charAt(list) != '(') {
            list--;
        }
        if (close > list && s.charAt(close) == ')' && s.charAt(list) == '(') {
            new SqlInsert(s).rows(list, open, location, scope);
        }
    }

    private static int spaceBegin(String s, int from) {
        int i = from;
        while (i > 0 && s.charAt(i - 1) <= ' ') {
            i--;
        }
        return i;
    }

    private void rows(int list, int open, String location, Scope scope) {
        List<String> names = cells(list + 1, true);
        int at = open;
        while (at >= 0) {
            List<String> values = cells(at + 1, false);
            Scope row = scope.child("");
            row.read = scope.read;
            for (int i = 0; i < values.size() && i < names.size(); i++) {
                if (!values.get(i).isEmpty()) {
                    row.add(location, names.get(i), values.get(i));
                }
            }
            int comma = space(end);
            at = s.startsWith(",", comma) && s.startsWith("(", space(comma + 1)) ? space(comma + 1) : -1;
        }
    }

    private int space(int from) {
        int i = from;
        while (i < s.length() && s.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    /** What commas part up to the closing bracket, without quotes; a quote within is written twice, or behind a backslash. A value
     * that is neither a string nor a number is empty.
     */
    private List<String> cells(int from, boolean names) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        char quote = 0;
        boolean literal = false;
        end = s.length();
        for (int i = from; i < s.length(); i++) {
            char c = s.charAt(i);
            if (quote != 0) {
                boolean escapes = i + 1 < s.length() && s.charAt(i + 1) == quote && (c == quote || c == '\\');
                if (escapes) {
                    cell.append(quote);
                    i++;
                } else if (c == quote) {
                    quote = 0;
                } else {
                    cell.append(c);
                }
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
                literal = true;
            } else if (c == ',' || c == ')') {
                String text = cell.toString().strip();
                cells.add(literal || names || Chars.number(text) ? text : ""); // else $1, or a call
                cell.setLength(0);
                literal = false;
                if (c == ')') {
                    end = i + 1;
                    return cells;
                }
            } else {
                cell.append(c);
            }
        }
        return cells;
    }
}
