package dev.waxseal.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values behind a sighting as they were sent, for those alone who seal them. Whoever took them wipes them; until then
 * they print themselves masked, as everything does.
 */
public final class Kept {

    /** The longest value that is kept whole, in characters; of a longer one its beginning is. */
    public static final int LONGEST = 16_384;

    /** More values in one place of one message tell nobody more about what to change. */
    static final int MOST = 256;

    /** A value; {@code length} is that of the whole, in characters. */
    @SuppressWarnings("ArrayRecordComponent") // it is there to be wiped, and never compared
    public record Value(char[] characters, int length) {

        /** Overwrites it. */
        public void wipe() {
            Arrays.fill(characters, '\0');
        }

        @Override
        public String toString() {
            return Mask.of(length, "");
        }
    }

    private final List<Value> values = new ArrayList<>(1);
    private int beyond;

    /** Keeps that part of a text. */
    public void add(String text, int from, int to) {
        if (values.size() >= MOST) {
            beyond++;
            return;
        }
        char[] characters = new char[Math.min(to - from, LONGEST)];
        text.getChars(from, from + characters.length, characters, 0);
        values.add(new Value(characters, to - from));
    }

    /** What stood there, in this order; at least one. */
    public List<Value> values() {
        return List.copyOf(values);
    }

    /** How many more there were than are kept. */
    public int beyond() {
        return beyond;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
