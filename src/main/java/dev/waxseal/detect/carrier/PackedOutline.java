package dev.waxseal.detect.carrier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The place in a long binary format that counts what it holds: the maps and arrays that are open, how many members they have
 * yet, by which names they are reached, and how much there is of the text that is open.
 */
final class PackedOutline extends Outline {

    /** The bytes of a long text that are read again. */
    private static final int AGAIN = 1 << 10;

    private static final int MAX_DEPTH = PackedReader.MAX_DEPTH;
    private static final byte[] NOTHING = {};

    /** Something that is open; the first one is the content itself. */
    private static final class Frame {
        final PackedHead.Sort sort;

        /** How many values, or pairs of them, are yet to come or open; or less than none where only a mark ends it. */
        long left;

        /** Whether a name comes next. */
        boolean naming;

        /** The name whose value is due or open, as it stands, and what the value before it leaves to know others by. */
        byte[] name = NOTHING;

        int nameHead;

        byte[] neighbours = NOTHING;
        int count;
        final Set<String> known = new HashSet<>(2);

        Frame(PackedHead.Sort sort, long left) {
            this.sort = sort;
            this.left = left;
            this.naming = sort == PackedHead.Sort.MAP;
        }
    }

    private final PackedHead head;
    private final List<Frame> open = new ArrayList<>();
    private Frame top = new Frame(PackedHead.Sort.ARRAY, -1);
    private int room = NEIGHBOURS;

    /** What there is yet of a text that was too long to wait, and the place in it where it is a document. */
    private long flows;

    private boolean bytes;
    private @Nullable Outline document;
    private boolean lost;

    PackedOutline(PackedHead head) {
        this.head = head;
    }

    @Override
    void follow(byte[] b, int from, int to) {
        int i = from;
        if (flows > 0) {
            if (flows > to - from) {
                goOn(b, from, to, flows);
                return;
            }
            i += (int) flows;
            flows = 0;
            document = null;
            ended();
        }
        while (i < to && !lost) {
            int token = i;
            int read = head.read(b, i, to);
            if (read == PackedHead.CUT) {
                stop(token, token);
                return;
            }
            i += read;
            switch (head.sort) {
                case MAP, ARRAY, CHUNKS -> push();
                case END -> pop();
                case VALUE -> {
                    long end = i + head.length;
                    if (end > to) {
                        unfinished(b, token, i, to, end);
                        return;
                    }
                    i = (int) end;
                    value(b, token, i, i - (int) head.length);
                }
                case NONE -> lose(head.format() + " behind what is none");
            }
        }
        through(to);
    }

    private void lose(String bound) {
        beyond(bound);
        lost = true;
    }

    private void unfinished(byte[] b, int token, int content, int to, long end) {
        if (waits(token, to)) {
            stop(token, token);
            return;
        } else if (top.naming) {
            lose("names of more than " + NAME + " bytes");
            through(to);
            return;
        }
        bytes = head.bytes;
        document = Outlines.ofValue(b, content, to, null, 1);
        goOn(b, content, to, end - content);
    }

    /** Reads a text, of which so much is left from here on, as far as it is there. */
    private void goOn(byte[] b, int from, int to, long left) {
        if (document != null) {
            follow(document, b, from, to);
        } else {
            int next = Math.max(from, to - AGAIN);
            next = from + (next - from) / 4 * 4;
            while (next < to && (b[next] & 0xc0) == 0x80) {
                next += 4;
            }
            stop(to, Math.min(next, to));
        }
        flows = left - (next() - from);
    }

    private void push() {
        if (open.size() == MAX_DEPTH) {
            lose("names of " + head.format() + " below " + MAX_DEPTH + " others");
            return;
        }
        open.add(top);
        top = new Frame(head.sort, head.length);
        if (top.left == 0) {
            pop();
        }
    }

    private void pop() {
        if (open.isEmpty()) {
            lose(head.format() + " behind what is none");
            return;
        }
        room += top.neighbours.length;
        top = open.remove(open.size() - 1);
        ended();
    }

    /** A value of what is open is over, and perhaps with it what is open. */
    private void ended() {
        top.naming = top.sort == PackedHead.Sort.MAP;
        top.name = NOTHING;
        if (top.left > 0 && --top.left == 0) {
            pop();
        }
    }

    private void value(byte[] b, int from, int to, int content) {
        if (top.naming) {
            beyond(to - from > NAME ? "names of more than " + NAME + " bytes" : null);
            top.name = to - from > NAME ? longName() : Arrays.copyOfRange(b, from, to);
            top.nameHead = Math.min(top.name.length, content - from);
            top.naming = false;
            return;
        }
        if (top.sort == PackedHead.Sort.MAP && top.name.length > 0 && to - from <= Neighbourhood.SHORT) {
            neighbour(b, from, to);
        }
        ended();
    }

    /** What is written in the place of a name that is too long. */
    private byte[] longName() {
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        head.writeText(false, 1, name);
        name.write('?');
        return name.toByteArray();
    }

    private void neighbour(byte[] b, int from, int to) {
        String name =
                Datum.plain(new String(top.name, top.nameHead, top.name.length - top.nameHead, StandardCharsets.UTF_8));
        if (!TellingNames.has(name) || !top.known.add(name)) {
            return;
        }
        int before = top.neighbours.length;
        int n = top.name.length + to - from;
        room -= n;
        if (room < 0) {
            beyond(CROWDED);
            return;
        }
        top.neighbours = Arrays.copyOf(top.neighbours, before + n);
        System.arraycopy(top.name, 0, top.neighbours, before, top.name.length);
        System.arraycopy(b, from, top.neighbours, before + top.name.length, to - from);
        top.count++;
    }

    @Override
    void lead(ByteArrayOutputStream out) {
        if (lost) {
            return;
        }
        for (int i = 0; i <= open.size(); i++) {
            Frame frame = i == open.size() ? top : open.get(i);
            if (i > 0) {
                head.write(frame.sort, frame.left < 0 ? -1 : frame.left + frame.count, out);
                out.writeBytes(frame.neighbours);
            }
            out.writeBytes(frame.name);
        }
        if (flows > 0) {
            ByteArrayOutputStream lead = new ByteArrayOutputStream();
            if (document != null) {
                document.lead(lead);
            }
            head.writeText(bytes, flows + lead.size(), out);
            out.writeBytes(lead.toByteArray());
        }
    }
}
