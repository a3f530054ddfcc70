package dev.waxseal.detect.carrier;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The values that stand directly in something that is open, as they were written: those of windows before as bytes, those of
 * this window by where they stand. Only short ones are of use to a neighbour, and only the first of many are kept.
 */
final class Neighbourhood {

    /** A longer value of a document says nothing of others. */
    static final int SHORT = 160;

    private static final int MOST = 128;
    private static final int[] NONE = {};

    private static final byte[] NOTHING = {};

    private final int longest;
    private byte[] before = NOTHING;
    private int[] places = NONE;
    private int count;
    private int kept;

    /** Of what is no longer than so many bytes, with its name. */
    Neighbourhood(int longest) {
        this.longest = longest;
    }

    /** One more stands from here to there in this window. */
    void add(int from, int to) {
        if (to - from > longest || kept + count >= MOST) {
            return;
        }
        if (2 * count == places.length) {
            places = Arrays.copyOf(places, Math.max(8, 2 * places.length));
        }
        places[2 * count] = from;
        places[2 * count + 1] = to;
        count++;
    }

    /** The window is over: keeps copies of its values, as long as there is room, and says how much room is left. */
    int keep(byte[] b, int room, String between) {
        int left = room;
        if (count > 0) {
            ByteArrayOutputStream all = new ByteArrayOutputStream(before.length + 32 * count);
            all.writeBytes(before);
            for (int i = 0; i < count; i++) {
                int n = places[2 * i + 1] - places[2 * i];
                if (n + between.length() <= left) {
                    all.write(b, places[2 * i], n);
                    for (int c = 0; c < between.length(); c++) {
                        all.write(between.charAt(c));
                    }
                    left -= n + between.length();
                    kept++;
                }
            }
            before = all.toByteArray();
        }
        places = NONE;
        count = 0;
        return left;
    }

    /** As if nothing had stood here. */
    void clear() {
        before = NOTHING;
        count = 0;
        kept = 0;
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
