package dev.waxseal.detect.glance;

import dev.waxseal.detect.text.Bytes;

/** Decides about a name of two letters, which many words have in them. */
final class ShortNameClue extends Clue {

    static final int LENGTH = 2;

    /** It is a keyword together with what stands behind it. */
    private static final String[] BEHIND = {"\":", "\"", "=", ":", ">", "]", "\\", "_=", "_:"};

    private final NameClue names;

    ShortNameClue(NameClue names) {
        this.names = names;
    }

    static String[] behind() {
        return BEHIND.clone();
    }

    @Override
    boolean spaced() {
        return false;
    }

    @Override
    boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        for (int left = lengths; left != 0; left &= left - 1) {
            int begin = at - Integer.numberOfTrailingZeros(left) + 1;
            int end = begin + LENGTH;
            if (begin >= from
                    && end <= at + 1
                    && !inWord(b, from, to, begin, end)
                    && names.named(b, from, to, begin, end)) {
                return true;
            }
        }
        return false;
    }

    /** But userpwd and customerssn end as names do. */
    private static boolean inWord(byte[] b, int from, int to, int begin, int end) {
        boolean inWord = begin > from && Bytes.letter(b[begin - 1]) && !(b[begin] < 'a' && b[begin - 1] >= 'a');
        return inWord && (end >= to || Bytes.letter(b[end])) && !Bytes.escaped(b, from, begin);
    }
}
