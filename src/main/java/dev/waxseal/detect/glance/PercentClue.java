package dev.waxseal.detect.glance;

/** Decides about percent-encoding, and about a plus where forms have one for a space. */
final class PercentClue extends EncodedClue {
    private static final String[] KEYWORDS = {"%0", "%a", "%b", "%c", "%d", "%e", "%f", "+"};

    PercentClue(Glance glance, int depth) {
        super(glance, depth);
    }

    static String[] keywords() {
        return KEYWORDS.clone();
    }

    @Override
    public Clue within() {
        return new PercentClue(glance, depth + 1);
    }

    @Override
    void decode(Decoding decoding, byte[] b, int from, int to) {
        decoding.percent(b, from, to);
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        boolean plus = b[at] == '+';
        int escape = plus ? at : at - 1;
        if (escape < from || (!plus && Decoding.escape(b, escape, to) < 0)) {
            return false;
        }
        int start = escape;
        while (start > from && !parts(b[start - 1])) {
            start--;
            if (Decoding.escape(b, start, to) >= 0 || (plus && b[start] == '+')) {
                return false; // which was asked
            } else if (plus && b[start] == '=') {
                plus = false; // that of a form, and the first one of its value
            }
        }
        if (plus && start > from) {
            return false;
        }
        int end = escape + 1;
        while (end < to && !parts(b[end])) {
            end++;
        }
        return plain(b, start, end);
    }

    /** What stands between the pairs of a form, or around one. */
    private static boolean parts(byte b) {
        return (b >= 0 && b <= ' ') || b == '"' || b == '<' || b == '>' || b == '&';
    }
}
