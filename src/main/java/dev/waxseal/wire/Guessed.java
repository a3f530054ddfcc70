package dev.waxseal.wire;

import dev.waxseal.wire.zstd.ZstdDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Content that is said to be in a coding that nobody knows ({@code Content-Encoding: UTF-8}), or is not in the one it is
 * said to be in. Its first bytes tell: gzip and Zstandard have magic numbers, text has no control characters, and
 * everything else stays as it is and is said to be unreadable.
 */
final class Guessed implements Sink {

    /** Looked at. */
    private static final int BEGINNING = 512;

    /** Of the bytes of a text at most one in so many is a letter in an old encoding; more are so in no text. */
    private static final int STRANGE_SHARE = 4;

    private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8};
    private static final byte[] ZSTANDARD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
    private static final byte[][] BYTE_ORDER_MARKS = {{(byte) 0xfe, (byte) 0xff}, {(byte) 0xff, (byte) 0xfe}};

    private final Sink plain;
    private final boolean mayBeZstandard;
    private final byte[] beginning = new byte[BEGINNING];
    private int length;
    private @Nullable Sink decided;

    /** Content whose coding has a name that nobody knows. */
    Guessed(Sink plain) {
        this(plain, true);
    }

    /** Content that a decoder has refused already, so that its magic number tells nothing. */
    static Guessed refused(Sink plain) {
        return new Guessed(plain, false);
    }

    private Guessed(Sink plain, boolean mayBeZstandard) {
        this.plain = plain;
        this.mayBeZstandard = mayBeZstandard;
    }

    @Override
    public void put(byte[] bytes, int from, int to) {
        int at = from;
        Sink sink = decided;
        if (sink == null) {
            int taken = Math.min(to - from, BEGINNING - length);
            System.arraycopy(bytes, from, beginning, length, taken);
            length += taken;
            at += taken;
            if (length < BEGINNING) {
                return;
            }
            sink = decide();
        }
        if (at < to) {
            sink.put(bytes, at, to);
        }
    }

    private Sink decide() {
        Sink sink = plain;
        if (begins(GZIP)) {
            sink = new GzipOrZlib(GzipOrZlib.Format.GZIP, plain);
        } else if (mayBeZstandard && begins(ZSTANDARD)) {
            sink = new Decoding(ZstdDecoder::new, plain);
        } else if (!isText()) {
            plain.unreadable();
        }
        decided = sink;
        if (length > 0) {
            sink.put(beginning, 0, length);
        }
        return sink;
    }

    private boolean begins(byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= length || beginning[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isText() {
        for (byte[] mark : BYTE_ORDER_MARKS) {
            if (length > mark.length && begins(mark)) {
                return true;
            }
        }
        int strange = 0;
        for (int i = 0; i < length; i++) {
            byte b = beginning[i];
            if ((b >= 0 && b < ' ' && (b < '\t' || b > '\r')) || b == 0x7f) {
                return false;
            }
            if (b < 0) {
                int more = continued(i);
                strange += more == 0 ? 1 : 0;
                i += more;
            }
        }
        return STRANGE_SHARE * strange <= length;
    }

    /** How many bytes continue the UTF-8 character that begins there; 0 where none does. */
    private int continued(int at) {
        int more = Integer.numberOfLeadingZeros(~(beginning[at] << 24)) - 1;
        for (int i = 1; i <= more && at + i < length; i++) {
            if (beginning[at + i] >= (byte) 0xc0) {
                return 0;
            }
        }
        return more > 3 ? 0 : more;
    }

    @Override
    public void unreadable() {
        Sink sink = decided == null ? decide() : decided;
        sink.unreadable();
    }

    @Override
    public void pause() {
        Sink sink = decided == null ? decide() : decided;
        sink.pause();
    }

    @Override
    public void end() {
        Sink sink = decided == null ? decide() : decided;
        sink.end();
    }
}
