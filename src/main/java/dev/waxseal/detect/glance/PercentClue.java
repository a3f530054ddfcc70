package dev.waxseal.detect.glance;

import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;

/**
 * Decides about percent-encoding: whether a letter, a digit or an {@code @} is encoded; what stands between the groups of a
 * number; the plus before one; or a letter beyond ASCII in what is a name.
 */
final class PercentClue implements Clue {

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        int high = Character.digit(b[at], 16);
        int low = at + 1 < to ? Character.digit(b[at + 1], 16) : -1;
        if (low < 0) {
            return false;
        }
        int code = high * 16 + low;
        boolean digitAfter = at + 2 < to && Bytes.digit(b[at + 2]);
        return switch (code) {
            case '+' -> digitAfter;
            case ' ', '-', '.' -> digitAfter && at - 2 >= from && Bytes.digit(b[at - 2]);
            case '@' -> true;
            case '%' ->
                at + 3 < to
                        && Character.digit(b[at + 2], 16) >= 0
                        && Character.digit(b[at + 3], 16) >= 0; // encoded twice
            default -> code < 128 ? Chars.word((char) code) : EscapeClue.named(b, to, at + 2);
        };
    }
}
