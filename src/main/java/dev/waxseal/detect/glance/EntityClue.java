package dev.waxseal.detect.glance;

/** Decides about references to characters by their number, which XML and HTML may write any character with. */
final class EntityClue extends EncodedClue {
    private static final String[] KEYWORDS = {"&#0", "&#x", "&amp;#", "&nbsp;"};

    EntityClue(Glance glance, int depth) {
        super(glance, depth);
    }

    static String[] keywords() {
        return KEYWORDS.clone();
    }

    @Override
    Clue within() {
        return new EntityClue(glance, depth + 1);
    }

    @Override
    void decode(Decoding decoding, byte[] b, int from, int to) {
        decoding.entities(b, from, to);
    }

    @Override
    boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        int entity = at;
        while (entity > from && b[entity] != '&') {
            entity--;
        }
        int start = entity;
        while (start > from && !parts(b[start - 1])) {
            start--;
            if (b[start] == '&' && (b[start + 1] == '#' || b[start + 1] == 'n')) {
                return false; // which was asked
            }
        }
        int end = entity;
        while (end < to && !parts(b[end])) {
            end++;
        }
        return plain(b, start, end);
    }

    private static boolean parts(byte b) {
        return b == '"' || b == '<' || b == '>';
    }
}
