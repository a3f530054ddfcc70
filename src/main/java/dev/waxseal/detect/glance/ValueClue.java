package dev.waxseal.detect.glance;

import dev.waxseal.detect.value.Recognizer;
import dev.waxseal.detect.value.ValueScan;

/** Has a recogniser decide about its own keywords. */
record ValueClue(Recognizer recognizer, ValueScan values) implements Clue {

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        return recognizer.deserves(b, from, to, at, lengths, values);
    }

    @Override
    public boolean spaced() {
        return recognizer.spaced();
    }

    @Override
    public boolean ofValues() {
        return true;
    }
}
