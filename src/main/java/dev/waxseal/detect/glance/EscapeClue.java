package dev.waxseal.detect.glance;

/** Decides about the escapes of JSON, except those of white space, which part words as a space does. */
final class EscapeClue extends EncodedClue {
    private static final String[] KEYWORDS = {"\\u", "\\\"", "\\/", "\\\\"};

    /** The longest number that matters. */
    private static final int MAX_LITERAL = 40;

    EscapeClue(Glance glance, int depth) {
        super(glance, depth);
    }

    static String[] keywords() {
        return KEYWORDS.clone();
    }

    @Override
    Clue within() {
        return new EscapeClue(glance, depth + 1);
    }

    @Override
    void decode(Decoding decoding, byte[] b, int from, int to) {
        decoding.json(b, from, to);
    }

    @Override
    boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        if (b[at - 1] != '\\') {
            return false;
        }
        int start = at - 1;
        while (start > from && b[start - 1] != '"') {
            start--;
            if (asked(b, start)) {
                return false;
            }
        }
        if (start - 1 > from && asked(b, start - 2)) {
            return false;
        }
        int end = stringEnd(b, at - 1, to);
        int next = skipSpace(b, end + 1, to);
        if (next < to && b[next] == ':') { // a name, and its value
            next = skipSpace(b, next + 1, to);
            end = next < to && b[next] == '"' ? stringEnd(b, next + 1, to) : next + MAX_LITERAL;
        }
        return plain(b, Math.max(from, start - 1), Math.min(to, end + 2));
    }

    private static int stringEnd(byte[] b, int from, int to) {
        int end = from;
        while (end < to && b[end] != '"') {
            end += b[end] == '\\' ? 2 : 1;
        }
        return end;
    }

    private static int skipSpace(byte[] b, int from, int to) {
        int i = from;
        while (i < to && b[i] <= ' ' && b[i] >= 0) {
            i++;
        }
        return i;
    }

    private static boolean asked(byte[] b, int at) {
        return b[at] == '\\' && (b[at + 1] == 'u' || b[at + 1] == '"' || b[at + 1] == '/' || b[at + 1] == '\\');
    }
}
