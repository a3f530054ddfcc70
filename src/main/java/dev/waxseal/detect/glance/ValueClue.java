package dev.waxseal.detect.glance;

import dev.waxseal.detect.value.Recognizer;
import dev.waxseal.detect.value.ValueScan;

/** Has a recogniser decide about its own keywords. */
final class ValueClue extends Clue {

    private final Recognizer recognizer;
    private final ValueScan values;

    ValueClue(Recognizer recognizer, ValueScan values) {
        this.recognizer = recognizer;
        this.values = values;
    }

    @Override
    boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        return recognizer.deserves(b, from, to, at, lengths, values);
    }

    @Override
    boolean spaced() {
        return recognizer.spaced();
    }

    @Override
    boolean ofValues() {
        return true;
    }
}
