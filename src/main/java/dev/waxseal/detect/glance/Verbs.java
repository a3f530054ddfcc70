package dev.waxseal.detect.glance;

import dev.waxseal.detect.text.Lexicon;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What stands between a name and its value in a sentence, each with a space on either side: {@code my password is …}. */
final class Verbs {
    private static final byte[][] VERBS = verbs();

    /** What they begin with. */
    private static final boolean[] FIRST = new boolean[256];

    static {
        for (byte[] verb : VERBS) {
            FIRST[verb[1] & 0xff] = true;
        }
    }

    private Verbs() {}

    private static byte[][] verbs() {
        List<String> verbs = Lexicon.listed(Lexicon.Section.VERBS);
        byte[][] bytes = new byte[verbs.size()][];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (' ' + verbs.get(i) + ' ').getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }

    /** Where a value begins after the verb that this space stands before, or -1. */
    static int end(byte[] b, int to, int space) {
        if (space + 1 >= to || !FIRST[b[space + 1] & 0xff]) {
            return -1;
        }
        for (byte[] verb : VERBS) {
            int end = space + verb.length;
            if (end < to && b[space + 1] == verb[1] && Arrays.equals(b, space, end, verb, 0, verb.length)) {
                return end;
            }
        }
        return -1;
    }
}
