package dev.waxseal.wire.hpack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The fields that were written lately and may be referred to (RFC 7541 section 2.3.2): their bytes, in one array. */
final class DynamicTable {

    /** What each entry counts for besides its bytes (section 4.1). */
    private static final int OVERHEAD = 32;

    private static final byte[] NO_BYTES = {};
    private static final int[] NO_NUMBERS = {};

    private int most;
    private int size;

    /** Names that are not in the static table, and values; the oldest field first. */
    private byte[] bytes = NO_BYTES;

    /** For each entry where it ends, and the length of its name, or less than 0 the number of that in the static table. */
    private int[] entries = NO_NUMBERS;

    /** For each entry the length of a value that is not kept; empty as long as all are. */
    private int[] unkept = NO_NUMBERS;

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
        if (end + held > bytes.length || 2 * next == entries.length) {
            end = rearrange(held);
        }
        if (named > 0) {
            put(name, end);
        }
        if (valued) {
            put(value, end + named);
        }
        entries[2 * next] = end + held;
        entries[2 * next + 1] = staticName > 0 ? -staticName : named;
        if (!valued && unkept.length <= next) {
            unkept = Arrays.copyOf(unkept, entries.length / 2);
        }
        if (next < unkept.length) {
            unkept[next] = valued ? 0 : value.length();
        }
        next++;
        size += more;
    }

    private void put(String text, int at) {
        for (int i = 0; i < text.length(); i++) {
            bytes[at + i] = (byte) text.charAt(i);
        }
    }

    private int end() {
        return next == oldest ? begin : entries[2 * next - 2];
    }

    private void makeRoom(int more) {
        while (next > oldest && size + more > most) {
            size -= size(next - oldest);
            begin = entries[2 * oldest];
            oldest++;
        }
    }

    /** Begins both arrays anew, with room for so many bytes in an entry more; returns where those go. */
    private int rearrange(int more) {
        int held = end() - begin;
        int count = count();
        byte[] room = held + more <= bytes.length / 2 ? bytes : new byte[held + more + held / 4];
        System.arraycopy(bytes, begin, room, 0, held);
        int[] numbers = 2 * count < entries.length / 2 ? entries : new int[2 * (count + 1 + count / 4)];
        System.arraycopy(entries, 2 * oldest, numbers, 0, 2 * count);
        for (int i = 0; i < count; i++) {
            numbers[2 * i] -= begin;
        }
        unkept = unkept.length == 0 ? unkept : Arrays.copyOfRange(unkept, oldest, oldest + numbers.length / 2);
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
        int named = entries[2 * at + 1];
        int held = entries[2 * at] - from(at) + (at < unkept.length ? unkept[at] : 0);
        return OVERHEAD + held + (named < 0 ? StaticTable.name(-named).length() : 0);
    }

    /** The number of its name in the static table, or 0. */
    int staticName(int index) {
        return Math.max(0, -entries[2 * (next - index) + 1]);
    }

    String name(int index) {
        int at = next - index;
        int named = entries[2 * at + 1];
        return named < 0 ? StaticTable.name(-named) : new String(bytes, from(at), named, StandardCharsets.ISO_8859_1);
    }

    String value(int index) {
        int at = next - index;
        int from = from(at) + Math.max(0, entries[2 * at + 1]);
        return new String(bytes, from, entries[2 * at] - from, StandardCharsets.ISO_8859_1);
    }

    private int from(int at) {
        return at == oldest ? begin : entries[2 * at - 2];
    }
}
