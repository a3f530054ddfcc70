package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.ByteSearch;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place in long JSON (RFC 8259): the objects and arrays that are open, by which names they are reached, who stands in them. */
final class JsonOutline extends Outline {

    /** Deeper ones are counted only. */
    static final int MAX_DEPTH = 200;

    /** So much there is of each name, however many are open. */
    private static final int LEAST = 16;

    private static final byte[] NAMELESS = {};

    /** Something that is open. */
    private static final class Frame {
        boolean array;
        final Neighbourhood neighbours = new Neighbourhood();

        /** The name whose value is due or open, quotes and all: where it stands in this window, or else a copy of it. */
        int nameFrom;

        int nameTo;
        byte[] name = NAMELESS;

        void begin(boolean isArray) {
            array = isArray;
            neighbours.clear();
            unname();
        }

        void unname() {
            nameTo = 0;
            name = NAMELESS;
        }
    }

    /** The first are open, one in the other; those after them wait to be used again. */
    private final List<Frame> frames = new ArrayList<>();

    private int depth;
    private Frame top;
    private int deeper;

    /** Whether a string is open that was too long to wait. */
    private boolean flows;

    /** The place in it, where it is a document. */
    private @Nullable Outline document;

    private final int within;

    /** For a document within so many others. */
    JsonOutline(int within) {
        this.within = within;
        top = new Frame();
        top.begin(true);
        frames.add(top);
    }

    @Override
    void follow(byte[] b, int from, int to) {
        run(b, from, to);
        frames.subList(depth + 1, frames.size()).clear();
        int room = NEIGHBOURS;
        int names = NAMES;
        for (int i = 0; i <= depth; i++) {
            room -= frames.get(i).neighbours.size();
        }
        for (int i = depth; i >= 0; i--) {
            Frame frame = frames.get(i);
            room = frame.neighbours.keep(b, room, ",");
            if (frame.nameTo > 0) {
                frame.name = name(b, frame.nameFrom, frame.nameTo, Math.min(names, NAME));
                frame.nameTo = 0;
            }
            names = Math.max(LEAST, names - frame.name.length);
        }
        beyond(room < 0 ? CROWDED : null);
        beyond(deeper > 0 ? "names of JSON below " + MAX_DEPTH + " others" : null);
    }

    /** The name in its quotes, or as much of it as there is room for. */
    private byte[] name(byte[] b, int from, int to, int room) {
        beyond(to - from > room ? "names of more than " + NAME + " bytes" : null);
        byte[] name = Arrays.copyOfRange(b, from, Math.min(to, from + room));
        name[name.length - 1] = '"';
        return name;
    }

    private void run(byte[] b, int from, int to) {
        int i = from;
        if (flows) {
            int end = stringEnd(b, from, to);
            if (end >= to) {
                goOn(b, from, to);
                return;
            }
            flows = false;
            document = null;
            i = end + 1;
        } else if (top.name.length > 0) { // it was written just before
            top.nameTo = from - 1;
            top.nameFrom = top.nameTo - top.name.length;
        }
        JsonNesting nesting = new JsonNesting(depth, deeper);
        int token = nesting.follow(b, i, to);
        depth = nesting.base();
        top = frames.get(depth);
        int begin = nesting.resumed();
        while (depth < nesting.depth()) {
            int open = nesting.open(depth + 1);
            if (top.array) {
                top.unname();
            } else {
                direct(b, begin, open, to, nesting);
            }
            push(b[open] == '[');
            begin = open + 1;
        }
        deeper = nesting.deeper();
        if (deeper > 0) {
            direct(b, begin, nesting.open(depth + 1), to, nesting);
        }
        if (deeper > 0 || top.array) {
            begin = Math.max(begin, token);
        }
        if (direct(b, begin, to, to, nesting)) {
            through(to);
        }
    }

    /** Goes over what stands directly in what is open, and says whether that was all finished. */
    private boolean direct(byte[] b, int from, int end, int to, JsonNesting nesting) {
        int i = from;
        int over = nesting.first(depth);
        while (i < end) {
            byte c = b[i];
            if (c == '"') {
                i = string(b, i, to);
                if (i < 0) {
                    return false;
                }
            } else if (c == '{' || c == '[') {
                boolean known = nesting.begin(over, to) == i;
                i = known ? nesting.end(over++) : i + 1;
                value(b, i);
            } else if (c == ',') {
                top.unname();
                i++;
            } else if (c > ' ' && c != ':' && c != '}' && c != ']') {
                int literal = i;
                while (i < to && isLiteral(b[i])) {
                    i++;
                }
                if (i == to) {
                    unfinished(b, literal, to, false);
                    return false;
                }
                value(b, i);
            } else {
                i++;
            }
        }
        return true;
    }

    private static boolean isLiteral(byte c) {
        return c > ' ' && c != ',' && c != '}' && c != ']' && c != '"' && c != '{' && c != '[' && c != ':';
    }

    /** Goes over a string, which is a name if a colon follows; returns where to go on, or -1 where the window is over. */
    private int string(byte[] b, int quote, int to) {
        int end = stringEnd(b, quote + 1, to);
        int after = end + 1;
        while (after < to && b[after] <= ' ' && b[after] >= 0) {
            after++;
        }
        if (after >= to) {
            unfinished(b, quote, to, end >= to);
            return -1;
        }
        if (b[after] == ':') {
            top.nameFrom = quote;
            top.nameTo = end + 1;
            return after + 1;
        }
        value(b, end + 1);
        return after;
    }

    /** Where the string's closing quote stands, or {@code to}. */
    private static int stringEnd(byte[] b, int from, int to) {
        int i = ByteSearch.either(b, from, to, '"', '\\');
        while (i < to && b[i] == '\\') {
            i = i + 2 > to ? to : ByteSearch.either(b, i + 2, to, '"', '\\');
        }
        return Math.min(i, to);
    }

    private void unfinished(byte[] b, int token, int to, boolean string) {
        if (waits(token, to)) {
            stop(token, token);
        } else if (string) {
            flows = true;
            document = Outlines.ofValue(b, token + 1, to, Writing.JSON, within + 1);
            goOn(b, token + 1, to);
        } else {
            through(to);
        }
    }

    private void goOn(byte[] b, int from, int to) {
        if (document == null) {
            flow(b, from, to, '\\');
        } else {
            follow(document, b, from, to);
        }
    }

    private void value(byte[] b, int to) {
        if (!top.array && top.nameTo > 0 && to - top.nameFrom <= Neighbourhood.SHORT) {
            top.neighbours.add(b, top.nameFrom, to, top.nameFrom + 1, top.nameTo - 1);
        }
    }

    private void push(boolean array) {
        depth++;
        if (depth == frames.size()) {
            frames.add(new Frame());
        }
        top = frames.get(depth);
        top.begin(array);
    }

    @Override
    void lead(ByteArrayOutputStream out) {
        for (int i = 1; i <= depth; i++) {
            name(frames.get(i - 1), out);
            Frame frame = frames.get(i);
            out.write(frame.array ? '[' : '{');
            frame.neighbours.lead(out);
        }
        name(top, out);
        if (flows) {
            out.write('"');
        }
        if (document != null) {
            document.lead(out);
        }
    }

    private static void name(Frame frame, ByteArrayOutputStream out) {
        if (frame.name.length > 0) {
            out.writeBytes(frame.name);
            out.write(':');
        }
    }
}
