package dev.waxseal.detect.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waxseal.detect.text.ByteSearch;
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

        /** Where the name begins in what stands here, or {@code to} where it has none. */
        int begin(byte[] b, int from, int to) {
            int begin = before.isEmpty() ? from : ByteSearch.first(b, from, to, before);
            return begin < 0 ? to : begin + before.length();
        }

        /** Where it ends. */
        int end(byte[] b, int from, int to) {
            int end = from;
            while (end < to && (b[end] < 0 || after.indexOf(b[end]) < 0)) {
                end++;
            }
            return end;
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
                String name = telling(b, places[2 * i], places[2 * i + 1]);
                boolean telling = !name.isEmpty();
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

    /** The name in what stands here, if others are known by it; else nothing. */
    private String telling(byte[] b, int from, int to) {
        int begin = naming.begin(b, from, to);
        int end = naming.end(b, begin, to);
        for (int i = begin; i < end && naming == Names.XML; i++) {
            if (b[i] == ':') {
                begin = i + 1;
                break;
            }
        }
        if (!SiblingNames.may(b, begin, end)) {
            return "";
        }
        String name = Datum.plain(new String(b, begin, end - begin, UTF_8));
        return SiblingNames.has(name) ? name : "";
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
