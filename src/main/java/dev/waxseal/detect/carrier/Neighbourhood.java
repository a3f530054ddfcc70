package dev.waxseal.detect.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The values that stand directly in something that is open, as they were written: those of windows before as bytes, those of
 * this window by where they stand. Of windows before those are kept by whose {@linkplain SiblingNames names} others are
 * known, the first of each name, and a few of the others, which show what sort of values stands here.
 */
final class Neighbourhood {

    /** A longer value of a document, with its name, says nothing of others. */
    static final int SHORT = 160;

    /** So many are kept whatever they are called. */
    private static final int OTHERS = 8;

    private static final int[] NONE = {};

    private static final byte[] NOTHING = {};

    private byte[] before = NOTHING;

    /** The numbers of the names, and those names that have none, of which there is one already. */
    private int[] known = NONE;

    private Set<String> more = Set.of();
    private byte others;

    /** Those of this window by whose names no others are known. */
    private byte fresh;

    /** Where each begins and ends in this window; an end below zero for the others. */
    private int[] places = NONE;

    private int count;

    /** Whether one more can only matter if others are known by its name. */
    boolean isCrowded() {
        return others + fresh >= OTHERS;
    }

    /** One more stands from here to there in this window, and its name in between, in letters of any case. */
    void add(byte[] b, int from, int to, int nameFrom, int nameTo) {
        int name = TellingNames.of(b, nameFrom, nameTo);
        if (name >= 0) {
            note(name, from, to);
        } else if (name == TellingNames.UNSURE) {
            note(Datum.plain(new String(b, nameFrom, nameTo - nameFrom, UTF_8)), from, to);
        } else {
            other(from, to);
        }
    }

    private void note(int name, int from, int to) {
        for (int i = 0; i < known.length; i++) {
            if (known[i] == name) {
                return;
            }
        }
        known = Arrays.copyOf(known, known.length + 1);
        known[known.length - 1] = name;
        place(from, to);
    }

    private void note(String plainName, int from, int to) {
        if (!TellingNames.has(plainName)) {
            other(from, to);
        } else if (!more.contains(plainName)) {
            more = more.isEmpty() ? new HashSet<>() : more;
            more.add(plainName);
            place(from, to);
        }
    }

    private void other(int from, int to) {
        if (!isCrowded()) {
            fresh++;
            place(from, -to);
        }
    }

    private void place(int from, int to) {
        if (2 * count == places.length) {
            places = Arrays.copyOf(places, Math.max(8, 2 * places.length));
        }
        places[2 * count] = from;
        places[2 * count + 1] = to;
        count++;
    }

    /** The window is over: keeps copies of its values, as long as there is room, and says how much room is left; or less than none. */
    int keep(byte[] b, int room, String between) {
        int left = room;
        if (count > 0) {
            ByteArrayOutputStream all = new ByteArrayOutputStream(before.length + 64);
            all.writeBytes(before);
            for (int i = 0; i < count; i++) {
                boolean other = places[2 * i + 1] < 0;
                int n = Math.abs(places[2 * i + 1]) - places[2 * i];
                if (!other || n + between.length() <= left) {
                    left -= n + between.length();
                    if (left >= 0) {
                        others = (byte) (others + (other ? 1 : 0));
                        all.write(b, places[2 * i], n);
                        all.writeBytes(between.getBytes(UTF_8));
                    }
                }
            }
            before = all.toByteArray();
        }
        places = NONE;
        count = 0;
        fresh = 0;
        return left;
    }

    /** As if nothing had stood here. */
    void clear() {
        before = NOTHING;
        known = NONE;
        more = Set.of();
        others = 0;
        fresh = 0;
        count = 0;
    }

    /** The bytes that are kept. */
    int size() {
        return before.length;
    }

    /** Writes what was kept. */
    void lead(ByteArrayOutputStream out) {
        out.writeBytes(before);
    }
}
