package dev.waxseal.detect.carrier;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Some places in JSON, and in one text what stands there: all else is read only for what it says about that. */
public final class JsonPlaces {

    private final Collection<String> locations;
    private final boolean alone;
    private int[] spans = new int[8];
    private int size;

    /**
     * @param locations of the values
     * @param alone whether what they are is told by their names and themselves and what stands beside and around them, so
     *     that what lies in other objects beside them need not be read
     */
    public JsonPlaces(Collection<String> locations, boolean alone) {
        this.locations = List.copyOf(locations);
        this.alone = alone;
    }

    /** Reads a text that is JSON; {@code path} begins the locations. All other values are sifted out. */
    public void read(String text, Scope scope, String path) {
        JsonWalk.walk(text, scope, path, this);
    }

    /** Whether one of them may lie in the object or array that has this path. */
    boolean lie(String path) {
        if (!alone) {
            return true;
        }
        for (String location : locations) {
            if (location.startsWith(path)) {
                return true;
            }
        }
        return false;
    }

    /** A value was read, which stands there in the text. */
    void met(Datum datum, int from, int to) {
        if (!locations.contains(datum.location)) {
            datum.sifted = true;
            return;
        }
        if (size == spans.length) {
            spans = Arrays.copyOf(spans, 2 * size);
        }
        spans[size++] = from;
        spans[size++] = to;
    }

    /** The same text, a byte for each character, with nothing in these places: strings are empty. */
    public byte[] blanked(byte[] text, int from, int to) {
        byte[] blanked = Arrays.copyOfRange(text, from, to);
        for (int i = 0; i < size; i += 2) {
            int begin = spans[i];
            if (spans[i + 1] - begin >= 2) {
                Arrays.fill(blanked, begin, spans[i + 1], (byte) ' ');
                blanked[begin] = '"';
                blanked[begin + 1] = '"';
            }
        }
        return blanked;
    }
}
