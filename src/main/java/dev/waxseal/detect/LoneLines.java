package dev.waxseal.detect;

import dev.waxseal.detect.glance.Glance;

/** Looks at many texts at once that {@link LoneText} would examine one by one, a line each: most have nothing in them. */
final class LoneLines {

    private LoneLines() {}

    /**
     * Whether {@link LoneText#examine} would find nothing in any of them.
     *
     * @param begins where each text begins, and behind the last one where it ends
     * @param first the first to look at
     * @param many how many to look at
     */
    static boolean clean(byte[] b, int[] begins, int first, int many, Glance glance) {
        for (int i = first; i < first + many; i++) {
            if (told(b, begins[i], begins[i + 1]) || (many > 1 && glance.encoded(b, begins[i], begins[i + 1]))) {
                return false; // what is encoded is found by where a text begins
            }
        }
        int from = begins[first];
        int to = begins[first + many];
        return from == to || !glance.suspicious(b, from, to);
    }

    /** Whether it may be told by its first characters what a text is: credentials. */
    private static boolean told(byte[] b, int from, int to) {
        int i = from;
        while (i < to && b[i] >= 0 && b[i] <= ' ') {
            i++;
        }
        if (i + 3 >= to) {
            return false;
        } else if (b[i] > 0) {
            int second = b[i + 1] | 32;
            return (b[i] | 32) == 'b' && (second == 'a' || second == 'e'); // Basic, Bearer
        }
        return b[i] == -31 || b[i] == -30 || b[i] == -29; // may begin a wide space
    }
}
