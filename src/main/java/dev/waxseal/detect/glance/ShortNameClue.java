package dev.waxseal.detect.glance;

import dev.waxseal.detect.text.Bytes;

/** Decides about a name of three letters, which many words have in them. */
final class ShortNameClue implements Clue {
    static final int LENGTH = 3;

    private final NameClue names;

    ShortNameClue(NameClue names) {
        this.names = names;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        int begin = at - LENGTH + 1;
        boolean inWord = begin > from && Bytes.letter(b[begin - 1]) && !(b[begin] < 'a' && b[begin - 1] >= 'a');
        boolean goesOn = at + 1 >= to || Bytes.letter(b[at + 1]);
        if (inWord && goesOn && !Bytes.escaped(b, from, begin)) {
            return false; // but userpwd and customerssn end as names do
        }
        return names.deserves(b, from, to, at, 1 << LENGTH);
    }
}
