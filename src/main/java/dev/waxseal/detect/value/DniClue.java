package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Bytes;

/** Decides about eight digits and a letter: whether they may be a Spanish DNI, which is a word of its own. */
public final class DniClue implements Clue {
    private final ValueScan values;

    public DniClue(ValueScan values) {
        this.values = values;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        int begin = at - 8;
        return begin >= from
                && Bytes.capital(b[at])
                && (begin == from || !Bytes.word(b[begin - 1]))
                && (at + 1 >= to || !Bytes.word(b[at + 1]))
                && values.any(b, from, to, at);
    }
}
