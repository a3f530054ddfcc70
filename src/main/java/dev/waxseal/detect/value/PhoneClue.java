package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Bytes;

/** Decides about a plus before digits: whether there are as many as a telephone number has. */
public final class PhoneClue implements Clue {

    /** The fewest digits of a telephone number, and how far they reach with what stands between them. */
    private static final int DIGITS = 8;

    private static final int REACH = 24;

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        int plus = at;
        while (plus > from && at - plus < 3 && b[plus] != '+') {
            plus--;
        }
        if (b[plus] != '+' || b[plus + 1] == '0' || (plus > from && Bytes.word(b[plus - 1]))) {
            return false;
        }
        int digits = 0;
        int most = Math.min(to, plus + 1 + REACH);
        for (int i = plus + 1; i < most && (Bytes.digit(b[i]) || " -().".indexOf(b[i]) >= 0); i++) {
            digits += Bytes.digit(b[i]) ? 1 : 0;
        }
        return digits >= DIGITS;
    }
}
