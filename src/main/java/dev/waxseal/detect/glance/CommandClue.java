package dev.waxseal.detect.glance;

import dev.waxseal.detect.carrier.CommandLine;
import dev.waxseal.detect.text.Bytes;

/** Decides about the option of a command: whether the command is one whose option holds a secret. */
final class CommandClue extends Clue {

    private static final int LONGEST_COMMAND = 16;

    /** An option stands so close behind its command; where a longer line has any, it is read. */
    private static final int REACH = 512;

    @Override
    boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        if (b[at] != ' ' || at + 1 >= to) {
            return false;
        }
        int most = Math.min(to, at + REACH);
        int dash = at;
        while (dash + 2 < most
                && !(b[dash] == ' ' && b[dash + 1] == '-' && (Bytes.letter(b[dash + 2]) || b[dash + 2] == '-'))) {
            dash++;
        }
        return dash + 2 < most
                && (goesOn(b, at, most, to)
                        || CommandLine.any(Bytes.latin(b, Math.max(from, at - LONGEST_COMMAND), most)));
    }

    /** Whether the line is longer than what is looked at. */
    private static boolean goesOn(byte[] b, int at, int most, int to) {
        int i = at;
        while (i < most && (b[i] != '\n' || b[i - 1] == '\\')) {
            i++;
        }
        return i == most && most < to;
    }
}
