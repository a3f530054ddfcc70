package dev.waxseal.detect.glance;

import dev.waxseal.detect.carrier.CommandLine;
import dev.waxseal.detect.text.Bytes;

/** Decides about the option of a command: whether the command is one whose option holds a secret. */
final class CommandClue implements Clue {

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        boolean word = at + 1 < to && (b[at] == ' ' || Bytes.letter(b[at])) && b[at + 1] > ' ';
        return word
                && CommandLine.any(Bytes.latin(
                        b, Math.max(from, at - CommandLine.MAX_LINE), Math.min(to, at + CommandLine.MAX_VALUE)));
    }
}
