package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Bytes;

/** Decides about the letters of a country and two digits: whether an international bank account number begins with them. */
public final class IbanClue implements Clue {

    /** The fewest characters after the check digits. */
    private static final int LEAST = 11;

    private final ValueScan values;

    public IbanClue(ValueScan values) {
        this.values = values;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        int begin = at - 3;
        return begin >= from
                && Bytes.capital(b[begin])
                && Bytes.capital(b[begin + 1])
                && (begin == from || !Bytes.word(b[begin - 1]) || Bytes.escaped(b, from, begin))
                && account(b, at + 1, to)
                && values.any(b, from, to, at);
    }

    /** Whether what follows may be the rest of an account number, in one piece or in groups. */
    private static boolean account(byte[] b, int at, int to) {
        if (at + LEAST > to) {
            return false;
        }
        for (int i = at; i < at + LEAST; i++) {
            if (!Bytes.digit(b[i]) && !Bytes.capital(b[i]) && " -+%".indexOf(b[i]) < 0) {
                return false;
            }
        }
        return true;
    }
}
