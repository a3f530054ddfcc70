package dev.waxseal.wire;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Inflates a deflate stream (RFC 1951) as it comes, within bounds. */
final class DeflateStream {

    /** Inflated in one go. */
    private static final int PIECE = 8 << 10;

    private static final byte[] NOTHING = new byte[0];

    private final Inflater inflater;
    private byte @Nullable [] piece;
    private final Growth growth = new Growth();
    private boolean broken;

    /** For the stream alone, or for one in its zlib wrapping (RFC 1950). */
    DeflateStream(boolean bare) {
        inflater = new Inflater(bare);
    }

    /** Whether the stream ended in order. */
    boolean finished() {
        return !broken && inflater.finished();
    }

    /** Whether it makes no sense or grows without measure; nothing more comes of it. */
    boolean broken() {
        return broken;
    }

    /** Makes ready for another stream of the same content. */
    void again() {
        inflater.reset();
    }

    /** A message ended, and another one may follow in the same stream: lets go of what that does not need. */
    void rest() {
        piece = null;
        growth.again();
    }

    void end() {
        inflater.end();
        piece = null;
        broken = true;
    }

    /** Passes on what these bytes inflate to; returns where it stopped, early if finished or broken. */
    int inflate(byte[] bytes, int from, int to, Sink plain) {
        byte[] out = piece;
        if (out == null) {
            out = new byte[PIECE];
            piece = out;
        }
        inflater.setInput(bytes, from, to - from);
        long before = 0;
        int rest = to - from;
        try {
            int length;
            do {
                before = inflater.getBytesWritten();
                length = inflater.inflate(out);
                growth.came(rest - inflater.getRemaining());
                boolean measured = growth.became(length);
                rest = inflater.getRemaining();
                plain.put(out, 0, length);
                if (inflater.needsDictionary() || !measured) {
                    end();
                    return to - rest;
                }
            } while (length > 0 && !inflater.finished());
            inflater.setInput(NOTHING); // the caller's array is not ours to keep
        } catch (DataFormatException nonsense) {
            rest = inflater.getRemaining();
            int length = (int) (inflater.getBytesWritten() - before);
            end();
            plain.put(out, 0, length);
        }
        return to - rest;
    }
}
