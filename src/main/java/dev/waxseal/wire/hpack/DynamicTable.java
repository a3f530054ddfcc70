package dev.waxseal.wire.hpack;

import java.nio.charset.StandardCharsets;

/** The fields that were written lately and may be referred to (RFC 7541 section 2.3.2): their bytes, in one array. */
final class DynamicTable {

    /** What each entry counts for besides its bytes (section 4.1). */
    private static final int OVERHEAD = 32;

    /** How many numbers there are for each entry. */
    private static final int NUMBERS = 3;

    private static final byte[] NO_BYTES = {};
    private static final int[] NO_NUMBERS = {};

    private int most;
    private int size;

    /** Names that are not in the static table, and values; the oldest field first. */
    private byte[] bytes = NO_BYTES;

    /**
     * For each entry where it ends, the length of its name, or less than 0 the number of that in the static table, and the
     * length of what is not kept of it.
     */
    private int[] entries = NO_NUMBERS;

    /** Where the oldest entry begins. */
    private int begin;

    /** The oldest entry, and behind the newest one. */
    private int oldest;

    private int next;

    DynamicTable(int most) {
        this.most = most;
    }

    static int size(String name, String value) {
        return name.length() + value.length() + OVERHEAD;
    }

    int count() {
        return next - oldest;
    }

    /** From now on it is no larger than this. */
    void resize(int largest) {
        most = largest;
        makeRoom(0);
    }

    /**
     * Adds a field, which is the first from now on.
     *
     * @param staticName the number of its name in the static table, or 0
     * @param valued whether its value is kept; it counts either way
     */
    void add(String name, int staticName, String value, boolean valued) {
        int more = size(name, value);
        makeRoom(more);
        if (more > most) {
            return; // nothing is left, and nothing was added (section 4.4)
        }
        int named = staticName > 0 ? 0 : name.length();
        int held = named + (valued ? value.length() : 0);
        int end = end();
        if (end + held > bytes.length || NUMBERS * next == entries.length) {
            end = rearrange(held);
        }
        if (named > 0) {
            put(name, end);
        }
        if (valued) {
            put(value, end + named);
        }
        entries[NUMBERS * next] = end + held;
        entries[NUMBERS * next + 1] = staticName > 0 ? -staticName : named;
        entries[NUMBERS * next + 2] = valued ? 0 : value.length();
        next++;
        size += more;
    }

    private void put(String text, int at) {
        for (int i = 0; i < text.length(); i++) {
            bytes[at + i] = (byte) text.charAt(i);
        }
    }

    private int end() {
        return next == oldest ? begin : entries[NUMBERS * (next - 1)];
    }

    private void makeRoom(int more) {
        while (next > oldest && size + more > most) {
            size -= size(next - oldest);
            begin = entries[NUMBERS * oldest];
            oldest++;
        }
    }

    /** Begins both arrays anew, with room for so many bytes in an entry more; returns where those go. */
    private int rearrange(int more) {
        int held = end() - begin;
        int count = count();
        byte[] room = held + more <= bytes.length / 2 ? bytes : new byte[held + more + held / 4];
        System.arraycopy(bytes, begin, room, 0, held);
        int[] numbers = NUMBERS * count < entries.length / 2 ? entries : new int[NUMBERS * (count + 1 + count / 4)];
        System.arraycopy(entries, NUMBERS * oldest, numbers, 0, NUMBERS * count);
        for (int i = 0; i < count; i++) {
            numbers[NUMBERS * i] -= begin;
        }
        bytes = room;
        entries = numbers;
        begin = 0;
        oldest = 0;
        next = count;
        return held;
    }

    /** How much an entry counts for; the newest is the first. */
    int size(int index) {
        int at = next - index;
        int named = entries[NUMBERS * at + 1];
        int held = entries[NUMBERS * at] - from(at) + entries[NUMBERS * at + 2];
        return OVERHEAD + held + (named < 0 ? StaticTable.name(-named).length() : 0);
    }

    /** The number of its name in the static table, or 0. */
    int staticName(int index) {
        return Math.max(0, -entries[NUMBERS * (next - index) + 1]);
    }

    String name(int index) {
        int at = next - index;
        int named = entries[NUMBERS * at + 1];
        return named < 0 ? StaticTable.name(-named) : new String(bytes, from(at), named, StandardCharsets.ISO_8859_1);
    }

    String value(int index) {
        int at = next - index;
        int from = from(at) + Math.max(0, entries[NUMBERS * at + 1]);
        return new String(bytes, from, entries[NUMBERS * at] - from, StandardCharsets.ISO_8859_1);
    }

    private int from(int at) {
        return at == oldest ? begin : entries[NUMBERS * (at - 1)];
    }
}
