package dev.waxseal.detect.glance;

import dev.waxseal.detect.carrier.CommandLine;
import dev.waxseal.detect.text.Bytes;

/** Decides about the option of a command: whether the command is one whose option holds a secret. */
final class CommandClue implements Clue {

    private static final int LONGEST_COMMAND = 16;

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        if (b[at] != ' ' || at + 1 >= to) {
            return false;
        }
        int most = Math.min(to, at + CommandLine.MAX_LINE);
        int dash = at;
        while (dash + 1 < most && !(b[dash] == ' ' && b[dash + 1] == '-')) {
            dash++;
        }
        return dash + 1 < most
                && CommandLine.any(Bytes.latin(
                        b,
                        Math.max(from, at - LONGEST_COMMAND),
                        Math.min(to, at + CommandLine.MAX_LINE + CommandLine.MAX_VALUE)));
    }
}
