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

    /** A longer value of a document says nothing of others. */
    static final int SHORT = 160;

    /** So many are kept whatever they are called. */
    private static final int OTHERS = 8;

    private static final int[] NONE = {};

    private static final byte[] NOTHING = {};

    /** How a carrier writes the name of a value: behind which bytes it begins, and before which characters it ends. */
    enum Names {
        JSON("\"", "\""),
        XML("<", " >/\t\r\n"),
        FORM("", "="),
        MULTIPART(" name=\"", "\"");

        private final String before;
        private final String after;

        Names(String before, String after) {
            this.before = before;
            this.after = after;
        }

        String in(String value) {
            int begin = value.indexOf(before);
            if (begin < 0) {
                return ""; // as in a part that bears none
            }
            int from = begin + before.length();
            int to = from;
            while (to < value.length() && after.indexOf(value.charAt(to)) < 0) {
                to++;
            }
            String name = value.substring(from, to);
            return this == XML ? name.substring(name.indexOf(':') + 1) : name;
        }
    }

    private final Names naming;
    private final int longest;
    private byte[] before = NOTHING;
    private Set<String> known = Set.of();
    private int others;
    private int[] places = NONE;
    private int count;

    /** Of what is no longer than so many bytes, with its name. */
    Neighbourhood(Names naming, int longest) {
        this.naming = naming;
        this.longest = longest;
    }

    /** One more stands from here to there in this window. */
    void add(int from, int to) {
        if (to - from > longest) {
            return;
        }
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
                int n = places[2 * i + 1] - places[2 * i];
                String name = Datum.plain(naming.in(new String(b, places[2 * i], n, UTF_8)));
                boolean telling = SiblingNames.has(name);
                if (telling ? !known.contains(name) : others < OTHERS && n + between.length() <= left) {
                    left -= n + between.length();
                    if (left >= 0) {
                        keep(name, telling);
                        all.write(b, places[2 * i], n);
                        all.writeBytes(between.getBytes(UTF_8));
                    }
                }
            }
            before = all.toByteArray();
        }
        places = NONE;
        count = 0;
        return left;
    }

    private void keep(String name, boolean telling) {
        if (!telling) {
            others++;
        } else if (known.isEmpty()) {
            known = new HashSet<>(Set.of(name));
        } else {
            known.add(name);
        }
    }

    /** As if nothing had stood here. */
    void clear() {
        before = NOTHING;
        known = Set.of();
        others = 0;
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
