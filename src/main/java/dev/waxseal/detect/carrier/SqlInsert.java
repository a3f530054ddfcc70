package dev.waxseal.detect.carrier;

import java.util.ArrayList;
import java.util.List;

/** Reads the rows of {@code INSERT INTO t (a, password) VALUES ('x', 'y')}: each value under the name of its column. */
final class SqlInsert {
    private static final int MAX_COLUMNS = 64;
    private static final int MAX_LIST = 2048;

    private SqlInsert() {}

    /** Adds the values of the row that begins with this bracket. */
    static void walk(String s, int open, String location, Scope scope) {
        int close = open - 1;
        int least = Math.max(0, open - 12);
        while (close > least && s.charAt(close) != ')') {
            close--;
        }
        int list = close;
        least = Math.max(0, close - MAX_LIST);
        while (list > least && s.charAt(list) != '(') {
            list--;
        }
        if (close <= list || s.charAt(close) != ')' || s.charAt(list) != '(') {
            return;
        }
        List<String> names = cells(s, list + 1);
        List<String> values = cells(s, open + 1);
        Scope row = scope.child("");
        row.read = scope.read;
        for (int i = 0; i < values.size() && i < names.size(); i++) {
            row.add(location, names.get(i), values.get(i));
        }
    }

    /** What commas part up to the closing bracket, without quotes; a quote within is written twice. */
    private static List<String> cells(String s, int from) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        char quote = 0;
        int most = Math.min(s.length(), from + MAX_LIST);
        for (int i = from; i < most && cells.size() < MAX_COLUMNS; i++) {
            char c = s.charAt(i);
            if (quote != 0) {
                if (c != quote) {
                    cell.append(c);
                } else if (i + 1 < most && s.charAt(i + 1) == quote) {
                    cell.append(c);
                    i++;
                } else {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == ',' || c == ')') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
                if (c == ')') {
                    return cells;
                }
            } else {
                cell.append(c);
            }
        }
        return cells;
    }
}
