package dev.waxseal.detect.glance;

import dev.waxseal.detect.value.DigitRuns;
import dev.waxseal.detect.value.Probe;

/** Has those decide about many digits in a row who know numbers. */
final class DigitRunClue extends Clue {

    private final DigitRuns runs;
    private final Probe values;

    DigitRunClue(DigitRuns runs, Probe values) {
        this.runs = runs;
        this.values = values;
    }

    @Override
    boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        return runs.deserve(b, from, to, at, values);
    }

    @Override
    boolean ofValues() {
        return true;
    }
}
