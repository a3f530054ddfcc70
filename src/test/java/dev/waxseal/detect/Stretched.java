package dev.waxseal.detect;

import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Passage;
import dev.waxseal.wire.RequestHead;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Content in one piece or in stretches, and what is found in it: kinds and places, and what was not read. */
final class Stretched {

    private static final Detection DETECTION = Detection.standard();

    private Stretched() {}

    static Set<String> whole(String type, byte[] bytes) {
        Set<String> found = new TreeSet<>();
        collect(DETECTION, new Content(head(type), Content.Form.BODY, bytes, 0, bytes.length), found);
        return found;
    }

    static Set<String> cut(String type, byte[] bytes, int window) {
        return cut(DETECTION, type, bytes, window);
    }

    static Set<String> cut(Detection detection, String type, byte[] bytes, int window) {
        Set<String> found = new TreeSet<>();
        Passage passage = new Passage();
        for (int from = 0; from < bytes.length; from += window) {
            int to = Math.min(bytes.length, from + window);
            boolean last = to == bytes.length;
            collect(
                    detection,
                    new Content(head(type), Content.Form.BODY, bytes, from, to, passage, from == 0, last),
                    found);
        }
        return found;
    }

    /** What only one of two has, for a message that people can read. */
    static String difference(Set<String> one, Set<String> other) {
        Set<String> missing = new TreeSet<>(one);
        missing.removeAll(other);
        Set<String> invented = new TreeSet<>(other);
        invented.removeAll(one);
        return "missing " + missing + ", invented " + invented;
    }

    static RequestHead head(String type) {
        return new RequestHead(
                "POST", "http", "/", "a.example", "HTTP/1.1", new Fields(List.of(new Field("Content-Type", type))));
    }

    private static void collect(Detection detection, Content content, Set<String> found) {
        for (Sighting sighting : detection.inspect(content)) {
            found.add(sighting.kind().isEmpty() ? sighting.evidence() : sighting.kind() + ' ' + sighting.location());
        }
    }
}
