package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.carrier.TargetWalk;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Randomness;

/**
 * Links that let their holder in once: a path that resets or confirms something, and a token behind it, as a segment or
 * as {@code ?key=…} (CWE-640).
 */
final class ResetLinks extends Recognizer {
    private static final int LEAST = 16;
    private static final int LONGEST = 200;

    /** The only name that is no name of a secret elsewhere. */
    private static final String KEY = "?key=";

    /** Names of one letter that say nothing elsewhere. */
    private static final String LETTERS = "tkch";

    /** The fewest letters and digits of what is called so. */
    private static final int LEAST_KEY = 8;

    ResetLinks() {
        super(Kind.ACCESS_TOKEN, "/?", TargetWalk.resettingWords());
    }

    @Override
    int end(String s, int from) {
        boolean key = s.startsWith(KEY, from);
        boolean letter = s.startsWith("=", from + 2) && LETTERS.indexOf(s.charAt(from + 1)) >= 0;
        if (s.charAt(from) == '?' && !key && !letter) {
            return -1;
        }
        int begin = from + (key ? KEY.length() : s.charAt(from) == '?' ? 3 : 1);
        int end = Chars.base64UrlEnd(s, begin);
        boolean ends = end == s.length() || "/?#&\"'<>) ,.;\n\r\\".indexOf(s.charAt(end)) >= 0;
        return ends
                        && end - from <= LONGEST
                        && Randomness.token(s, begin, end, key ? LEAST_KEY : LEAST)
                        && resetting(s, from)
                ? end
                : -1;
    }

    /** Whether one of the two segments before says so. */
    private static boolean resetting(String s, int slash) {
        int to = slash;
        for (int segments = 0; segments < 2; segments++) {
            int from = to;
            int least = Math.max(0, slash - AROUND);
            while (from > least && Bytes.name((byte) s.charAt(from - 1))) {
                from--;
            }
            if (from == 0 || s.charAt(from - 1) != '/') {
                return false;
            } else if (TargetWalk.resetting(s, from, to)) {
                return true;
            }
            to = from - 1;
        }
        return false;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        int begin = Math.max(from, at - AROUND);
        return link(b, from, at) && scan.any(Bytes.latin(b, begin, Math.min(to, at + LONGEST)));
    }

    /** Whether a slash stands before the word. */
    private static boolean link(byte[] b, int from, int at) {
        int i = at;
        while (i > from && Bytes.name(b[i - 1])) {
            i--;
        }
        return i > from && b[i - 1] == '/';
    }
}
