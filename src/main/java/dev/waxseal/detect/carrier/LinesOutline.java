package dev.waxseal.detect.carrier;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.waxseal.detect.text.ByteSearch;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The place in long text or binary content: what stood just before is read again, from the beginning of a line if it has any;
 * and where rows of SQL go on, the names of their columns.
 */
final class LinesOutline extends Outline {

    /** Of the lines before so many bytes are read again: what is said of a value stands close to it. */
    private static final int BEFORE = 1 << 10;

    private static final byte[] NOTHING = {};
    private static final String VALUES = "values";

    /** The line, if any, that says at the beginning what all others are. */
    private final byte[] header;

    /** {@code (id, password) VALUES }, while rows follow. */
    private byte[] columns = NOTHING;

    LinesOutline() {
        header = NOTHING;
    }

    /** Of content whose lines mean something because of a first one. */
    LinesOutline(String header) {
        this.header = (header + '\n').getBytes(US_ASCII);
    }

    @Override
    void follow(byte[] b, int from, int to) {
        int line = lineStart(b, from, to);
        if (line > from && waits(line, to)) {
            int most = Math.max(from, line - BEFORE);
            int context = most;
            while (context > from && context < line && !isEnd(b[context - 1])) {
                context++;
            }
            stop(line, context);
        } else if (line == from && waits(from, to)) {
            stop(from, from);
            return;
        } else {
            flow(b, from, to, '\\');
            int row = rowEnd(b, Math.max(from, to - KEPT), to);
            if (row > 0 && (columns.length > 0 || values(b, from, row) >= 0)) {
                stop(row, row);
            }
        }
        columns(b, from, next());
    }

    /** Where the last row ends that another one follows, with its comma; or -1. */
    private static int rowEnd(byte[] b, int from, int to) {
        int close = ByteSearch.last(b, from, to, "),(");
        int apart = ByteSearch.last(b, from, to, "), (");
        return Math.max(close, apart) < 0 ? -1 : Math.max(close, apart) + 2;
    }

    private static int lineStart(byte[] b, int from, int to) {
        int line = to;
        while (line > from && !isEnd(b[line - 1])) {
            line--;
        }
        return line;
    }

    private static boolean isEnd(byte c) {
        return c == '\n' || c == '\r';
    }

    /** Notes the names of the columns where a row has just ended that others follow. */
    private void columns(byte[] b, int from, int at) {
        int comma = space(b, from, at);
        int bracket = comma > from && b[comma - 1] == ',' ? space(b, from, comma - 1) : from;
        if (bracket == from || b[bracket - 1] != ')') {
            columns = NOTHING;
            return;
        }
        int values = values(b, from, at);
        int end = values < 0 ? from : space(b, from, values);
        int begin = end;
        while (begin > from && b[begin] != '(') {
            begin--;
        }
        if (end > from && b[end - 1] == ')' && b[begin] == '(') {
            boolean kept = end - begin <= NAMES;
            beyond(kept ? null : "names of columns in SQL beyond " + (NAMES >> 10) + " KB");
            columns = kept ? Arrays.copyOfRange(b, begin, values + VALUES.length() + 1) : NOTHING;
        }
    }

    /** Where the space begins that ends here. */
    private static int space(byte[] b, int from, int to) {
        int i = to;
        while (i > from && b[i - 1] <= ' ' && b[i - 1] > 0) {
            i--;
        }
        return i;
    }

    /** Where the last {@code VALUES} begins that something follows, or -1. */
    private static int values(byte[] b, int from, int to) {
        int last = ByteSearch.last(b, from, to - 1, "VALUES");
        return last >= 0 ? last : ByteSearch.last(b, from, to - 1, VALUES);
    }

    @Override
    void lead(ByteArrayOutputStream out) {
        out.writeBytes(header);
        out.writeBytes(columns);
    }
}
