package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Bytes;

/** Decides about an Italian fiscal code ({@code MRTMTT91D08F205J}), known by the month between digits and a letter. */
public final class FiscalCodeClue implements Clue {
    private final ValueScan values;

    public FiscalCodeClue(ValueScan values) {
        this.values = values;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        int start = at - 11;
        if (start < from
                || at + 5 > to
                || !Bytes.capital(b[at])
                || !Bytes.capital(b[at - 3])
                || !Bytes.capital(b[at + 4])) {
            return false;
        }
        for (int i = start; i < start + 6; i++) {
            if (!Bytes.capital(b[i])) {
                return false;
            }
        }
        return values.any(b, from, to, at);
    }
}
