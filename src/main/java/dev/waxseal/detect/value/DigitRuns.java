package dev.waxseal.detect.value;

import java.util.Arrays;

/**
 * Asks about ten digits and more in a row: once for all recognisers of numbers, because the length decides about most,
 * and content is full of times and ids.
 */
public final class DigitRuns {

    /** What the first look finds them by; longer ones are asked about where the tenth digit is reached. */
    public static final String KEYWORD = "0000000000";

    private static final int LENGTH = KEYWORD.length();

    private Recognizer[] asked = {};

    public DigitRuns(Recognizers recognizers) {
        for (int i = 0; i < recognizers.size(); i++) {
            if (recognizers.get(i).runs()) {
                asked = Arrays.copyOf(asked, asked.length + 1);
                asked[asked.length - 1] = recognizers.get(i);
            }
        }
    }

    /** Whether the run whose tenth digit stands here deserves a second look; not asked again about a longer one. */
    public boolean deserve(byte[] b, int from, int to, int at, Probe scan) {
        int start = at - LENGTH + 1;
        if (!Digits.begin(b, from, start)) {
            return false;
        }
        int end = Digits.end(b, to, at);
        for (Recognizer recognizer : asked) {
            if (recognizer.deserves(b, from, to, start, end)) {
                return !Digits.joined(b, from, start) && scan.any(b, from, to, at);
            }
        }
        return false;
    }
}
