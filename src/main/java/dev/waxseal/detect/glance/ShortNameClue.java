package dev.waxseal.detect.glance;

import dev.waxseal.detect.text.Bytes;

/** Decides about a name of two or three letters, which many words have in them. */
final class ShortNameClue implements Clue {

    /** A name of three letters is a keyword by itself. */
    static final int LENGTH = 3;

    /** A name of two is one together with what stands behind it. */
    private static final String[] BEHIND = {"\":", "\"", "=", ":", ">", "]", "\\", "_=", "_:"};

    private final NameClue names;
    private final int length;

    ShortNameClue(NameClue names, int length) {
        this.names = names;
        this.length = length;
    }

    static String[] behind() {
        return BEHIND.clone();
    }

    @Override
    public boolean spaced() {
        return false;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        for (int left = lengths; left != 0; left &= left - 1) {
            int begin = at - Integer.numberOfTrailingZeros(left) + 1;
            int end = begin + length;
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
