package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads comma-separated values with a header row (RFC 4180), also with semicolons or tabs between. */
final class CsvWalk {

    /** The longest name of a column, where nothing says that there are any. */
    private static final int LONGEST = 40;

    private static final boolean[] NONE = {};

    private static final byte[] NOTHING = {};

    private CsvWalk() {}

    /** The separator, where the first line looks like column names and the second has as many cells; or 0. */
    static char separator(String s) {
        return separator(s, false);
    }

    /** As {@link #separator(String)}, and where it is declared to be such values, whatever the second line has. */
    static char separator(String s, boolean declared) {
        int line = s.indexOf('\n');
        if (line < 3) {
            return 0;
        }
        boolean quoted = Chars.indexOf(s, '"', 0, line) >= 0;
        for (char separator : new char[] {',', ';', '\t', '|'}) {
            if (!quoted && Chars.indexOf(s, separator, 0, line) < 0) {
                continue;
            }
            List<String> names = new ArrayList<>();
            int second = row(s, 0, separator, names);
            if (names.size() >= 2
                    && header(names, declared ? line : LONGEST)
                    && (declared || cells(s, second, separator) == names.size())) {
                return separator;
            }
        }
        return 0;
    }

    private static int cells(String s, int from, char separator) {
        List<String> values = new ArrayList<>();
        row(s, from, separator, values);
        return values.size();
    }

    private static boolean header(List<String> names, int longest) {
        for (String name : names) {
            if (name.isEmpty() || name.length() > longest || !columnName(name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean columnName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && " _-./#()".indexOf(c) < 0) {
                return false;
            }
        }
        return Character.isLetter(name.charAt(0));
    }

    /**
     * Adds each cell under the name of its column; each row is a scope. Where a sieve holds the bytes of all rows for
     * nothing, only those rows are added that have something in a telling column.
     *
     * @return whether the rows may hold anything besides what their columns say
     */
    static boolean walk(String s, char separator, Scope scope, String location, @Nullable RowSieve sieve) {
        List<String> names = new ArrayList<>();
        int i = row(s, 0, separator, names);
        byte[] bytes = sieve == null || !Bytes.ascii(s) ? NOTHING : Bytes.of(s);
        boolean sifted = sieve != null && bytes.length > 0 && !sieve.suspicious(bytes, i, bytes.length);
        boolean[] telling = sifted ? telling(names, sieve) : NONE;
        while (i < s.length()) {
            int empty = sifted ? emptyEnd(bytes, i, separator, telling) : -1;
            if (empty > 0) {
                i = empty;
                continue;
            }
            List<String> cells = new ArrayList<>();
            i = row(s, i, separator, cells);
            Scope row = scope.child("");
            for (int c = 0; c < cells.size(); c++) {
                Datum cell = row.add(location, c < names.size() ? names.get(c) : "", cells.get(c));
                cell.sifted = sifted && c < telling.length && !telling[c];
            }
        }
        return !sifted;
    }

    private static boolean[] telling(List<String> names, @Nullable RowSieve sieve) {
        boolean[] telling = new boolean[names.size()];
        for (int i = 0; i < telling.length; i++) {
            telling[i] = sieve == null || sieve.telling(names.get(i));
        }
        return telling;
    }

    /** Where the row ends if its cells are empty wherever their column is telling, or has no name; else -1. */
    private static int emptyEnd(byte[] b, int from, char separator, boolean[] telling) {
        int column = 0;
        int begin = from;
        for (int i = from; i < b.length; i++) {
            byte c = b[i];
            if (c == '"') {
                return -1;
            } else if (c == separator || c == '\n') {
                boolean empty = begin == i || (c == '\n' && begin == i - 1 && b[begin] == '\r');
                if (!empty && (column >= telling.length || telling[column])) {
                    return -1;
                } else if (c == '\n') {
                    return i + 1;
                }
                begin = i + 1;
                column++;
            }
        }
        return -1;
    }

    private static int row(String s, int from, char separator, List<String> cells) {
        boolean quoted = false;
        int begin = from;
        for (int i = from; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '"') {
                quoted = !quoted; // twice for one that is written twice
            } else if (!quoted && (c == '\n' || c == separator)) {
                cells.add(cell(s, begin, i));
                begin = i + 1;
                if (c == '\n') {
                    return begin;
                }
            }
        }
        cells.add(cell(s, begin, s.length()));
        return s.length();
    }

    /** Without the quotes around it, or around a part of it; a quote within them is written twice. */
    private static String cell(String s, int from, int to) {
        if (Chars.indexOf(s, '"', from, to) < 0) {
            return s.substring(from, to).strip();
        }
        StringBuilder cell = new StringBuilder(to - from);
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (c != '"') {
                cell.append(c);
            } else if (quoted && i + 1 < to && s.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else {
                quoted = !quoted;
            }
        }
        return cell.toString().strip();
    }
}
