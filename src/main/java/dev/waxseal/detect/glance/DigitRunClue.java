package dev.waxseal.detect.glance;

import dev.waxseal.detect.value.DigitRuns;
import dev.waxseal.detect.value.Probe;

/** Has those decide about many digits in a row who know numbers. */
record DigitRunClue(DigitRuns runs, Probe values) implements Clue {

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        return runs.deserve(b, from, to, at, values);
    }

    @Override
    public boolean ofValues() {
        return true;
    }
}
