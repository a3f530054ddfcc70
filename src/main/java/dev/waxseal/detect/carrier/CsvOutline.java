package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.ByteSearch;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The place in long separated values: the names of the columns, and which of them is open. */
final class CsvOutline extends Outline {

    /** The longest first row that is kept. */
    static final int LONGEST = 32 << 10;

    private static final byte[] NAMELESS = {'\n'};

    private final char separator;

    /** The first row, once it is over. */
    private byte[] names = {};

    private int column;
    private boolean quoted;

    CsvOutline(char separator) {
        this.separator = separator;
    }

    @Override
    void follow(byte[] b, int from, int to) {
        int row = from;
        boolean flows = column > 0 || quoted;
        if (names.length > 0 && !quoted) { // all rows but the last one can be read
            int end = ByteSearch.lastUnquoted(b, from, to, '\n');
            row = end < 0 ? from : end + 1;
            flows &= end < 0;
        }
        int cell = row;
        column = flows ? column : 0;
        boolean open = quoted;
        int at = column;
        for (int i = row; i < to; i++) {
            byte c = b[i];
            if (c == '"') {
                open = !open;
            } else if (c == separator && !open) {
                at++;
                cell = i + 1;
            } else if (c == '\n' && !open) {
                if (names.length == 0) {
                    names = names(b, row, i + 1, flows);
                }
                row = i + 1;
                cell = row;
                at = 0;
                column = 0;
                quoted = false;
                flows = false;
            }
        }
        if (row == to) {
            through(to);
        } else if (!flows && waits(row, to)) {
            stop(row, row);
        } else {
            flow(b, row, cell, to, at);
        }
    }

    /** The first row; one that was not kept whole names nothing. */
    private byte[] names(byte[] b, int from, int to, boolean cut) {
        boolean whole = !cut && to - from <= LONGEST;
        beyond(whole ? null : "columns whose names are longer than " + (LONGEST >> 10) + " KB together");
        return whole ? Arrays.copyOfRange(b, from, to) : NAMELESS;
    }

    /** A row that cannot wait is read up to its last cell, or as far as that goes. */
    private void flow(byte[] b, int row, int cell, int to, int at) {
        if (waits(cell, to) && cell > row) {
            column = at;
            quoted = false;
            stop(cell, cell);
            return;
        }
        int content = Math.max(row, cell);
        int begin = content < to && b[content] == '"' ? content + 1 : content;
        beyond(Outlines.ofValue(b, begin, to, null, 1) == null ? null : "documents in cells of more than 16 KB");
        flow(b, content, to, '"');
        boolean within = quoted && cell == row;
        for (int i = Math.max(row, cell); i < next(); i++) {
            within ^= b[i] == '"';
        }
        column = at;
        quoted = within;
    }

    @Override
    void lead(ByteArrayOutputStream out) {
        out.writeBytes(names);
        for (int i = 0; i < column; i++) {
            out.write(separator);
        }
        if (quoted) {
            out.write('"');
        }
    }
}
