package dev.waxseal.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gathers a head or a trailer section (RFC 9112 section 5) up to its empty line, and reads the fields in it. */
final class FieldSection {

    /** Kept of one section; servers take 8 to 64 KB. Of what is beyond, only the lines that frame the message stay. */
    static final int MOST = 128 << 10;

    /** In words. */
    static final String BOUND = "the header or trailer section beyond 128 KB";

    /** Kept in addition for framing lines beyond {@link #MOST}. */
    private static final int MOST_BEYOND = 4 << 10;

    private static final int FIRST_CAPACITY = 512;

    private static final List<String> FRAMING = List.of(
            "connection:",
            "content-encoding:",
            "content-length:",
            "content-type:",
            "host:",
            "transfer-encoding:",
            "upgrade:");

    private byte[] bytes = new byte[0];
    private int begin;
    private int end;
    private boolean held;
    private boolean lineIsEmpty;
    private boolean complete;

    private boolean overflowing;
    private int beyondLine;

    private FieldSection(boolean lineIsEmpty) {
        this.lineIsEmpty = lineIsEmpty;
    }

    /** For a start line and header fields; empty lines in front must be gone. */
    static FieldSection head() {
        return new FieldSection(false);
    }

    /** For trailer fields; may be empty. */
    static FieldSection trailers() {
        return new FieldSection(true);
    }

    /** Whether the empty line was read. Then this describes bytes of the caller, so it must be used up at once. */
    boolean complete() {
        return complete;
    }

    /** Whether there was more than is kept. */
    boolean isCut() {
        return overflowing;
    }

    /** Reads up to and with the empty line; returns where it stopped. */
    int read(byte[] from, int at, int to) {
        int i = at;
        while (i < to && !complete) {
            byte b = from[i++];
            if (b == '\n') {
                complete = lineIsEmpty;
                lineIsEmpty = true;
            } else if (b != '\r') {
                lineIsEmpty = false;
            }
        }
        if (complete && !held && i - at <= MOST) {
            bytes = from;
            begin = at;
            end = i;
        } else {
            hold(from, at, i);
        }
        return i;
    }

    private void hold(byte[] from, int at, int to) {
        held = true;
        int fits = overflowing ? 0 : Math.min(to - at, MOST - end);
        append(from, at, at + fits);
        for (int i = at + fits; i < to; i++) {
            beyond(from[i]);
        }
    }

    private void beyond(byte b) {
        if (!overflowing) {
            overflowing = true;
            beyondLine = -1; // the line that is cut keeps what is there of it
        }
        if (b == '\n') {
            if (beyondLine >= 0 && !frames(beyondLine)) {
                end = beyondLine;
            } else {
                append(b);
            }
            beyondLine = end;
        } else if (beyondLine >= 0) {
            append(b);
        }
    }

    private boolean frames(int line) {
        String text = text(bytes, line, Math.min(end, line + 32)).toLowerCase(Locale.ROOT);
        for (String name : FRAMING) {
            if (text.startsWith(name)) {
                return true;
            }
        }
        return false;
    }

    private void append(byte b) {
        if (end < MOST + MOST_BEYOND) {
            room(1);
            bytes[end++] = b;
        }
    }

    private void append(byte[] from, int at, int to) {
        room(to - at);
        System.arraycopy(from, at, bytes, end, to - at);
        end += to - at;
    }

    private void room(int length) {
        if (end + length > bytes.length) {
            int grown = Math.min(Math.max(FIRST_CAPACITY, 2 * bytes.length), MOST + MOST_BEYOND);
            bytes = Arrays.copyOf(bytes, Math.max(end + length, grown));
        }
    }

    /** Hands what was held so far to a reader that shall start over with it. */
    byte[] held() {
        return Arrays.copyOfRange(bytes, begin, end);
    }

    /** The first line, without its end; a longer one than {@link #MOST} is cut. */
    String startLine() {
        int line = lineEnd(begin);
        return text(bytes, begin, trimmedEnd(begin, line));
    }

    /** The fields after the start line. */
    Fields fieldsAfterStartLine() {
        return fields(Math.min(end, lineEnd(begin) + 1));
    }

    /** All lines as fields. */
    Fields fields() {
        return fields(begin);
    }

    private Fields fields(int from) {
        List<Field> fields = new ArrayList<>(16);
        StringBuilder folded = null;
        int line = from;
        while (line < end) {
            int lineEnd = lineEnd(line);
            int colon = colon(line, lineEnd);
            boolean folds = isBlank(bytes[line]) && (!fields.isEmpty() || colon < 0);
            if (folds) { // obsolete but alive (RFC 9112 section 5.2)
                folded = fold(fields, folded, line, trimmedEnd(line, lineEnd));
            } else if (colon >= 0) {
                folded = unfold(fields, folded);
                fields.add(field(line, colon, lineEnd));
            }
            line = lineEnd + 1;
        }
        unfold(fields, folded);
        return fields.isEmpty() ? Fields.NONE : new Fields(fields);
    }

    private Field field(int line, int colon, int lineEnd) {
        int valueEnd = trimmedEnd(colon + 1, lineEnd);
        return new Field(
                text(bytes, trimmedStart(line, colon), trimmedEnd(line, colon)),
                text(bytes, trimmedStart(colon + 1, valueEnd), valueEnd));
    }

    private @Nullable StringBuilder fold(List<Field> fields, @Nullable StringBuilder folded, int from, int to) {
        if (fields.isEmpty() || from == to) {
            return folded;
        }
        StringBuilder value =
                folded == null ? new StringBuilder(fields.get(fields.size() - 1).value()) : folded;
        return value.append(' ').append(text(bytes, trimmedStart(from, to), to));
    }

    private static @Nullable StringBuilder unfold(List<Field> fields, @Nullable StringBuilder folded) {
        if (folded != null) {
            String name = fields.get(fields.size() - 1).name();
            fields.set(fields.size() - 1, new Field(name, folded.toString()));
        }
        return null;
    }

    private int lineEnd(int from) {
        int i = from;
        while (i < end && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Where a line has its first colon, or -1. */
    private int colon(int line, int lineEnd) {
        for (int i = line; i < lineEnd; i++) {
            if (bytes[i] == ':') {
                return i;
            }
        }
        return -1;
    }

    private int trimmedStart(int from, int to) {
        int i = from;
        while (i < to && isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    private int trimmedEnd(int from, int to) {
        int i = to;
        while (i > from && (isBlank(bytes[i - 1]) || bytes[i - 1] == '\r')) {
            i--;
        }
        return i;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /** Header text is ASCII by rule; any other byte becomes the one character of the same number. */
    private static String text(byte[] bytes, int from, int to) {
        return from >= to ? "" : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
