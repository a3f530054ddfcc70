package dev.waxseal.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Removes a coding from content, all at its end: its decoder wants to pull. */
final class Pulled implements Sink {

    /** Opens a decoder. */
    interface Decoder {
        InputStream open(InputStream coded) throws IOException;
    }

    /** Held of content until its end; of longer content nothing is read. */
    private static final int MOST = 256 << 10;

    private static final int PIECE = 8 << 10;

    /** What content may grow by before it counts as a bomb, for each byte it came in and altogether. */
    private static final int RATIO = 200;

    private static final long ALLOWANCE = 1 << 20;

    private final Decoder decoder;
    private final Sink plain;
    private byte[] held = new byte[0];
    private int length;
    private boolean encoded;

    Pulled(Decoder decoder, Sink plain) {
        this.decoder = decoder;
        this.plain = plain;
    }

    @Override
    public void put(byte[] bytes, int from, int to) {
        if (!encoded && length + to - from > MOST) {
            unreadable();
        }
        if (encoded) {
            plain.put(bytes, from, to);
            return;
        }
        if (length + to - from > held.length) {
            held = Arrays.copyOf(held, Math.max(length + to - from, 2 * held.length));
        }
        System.arraycopy(bytes, from, held, length, to - from);
        length += to - from;
    }

    @Override
    public void unreadable() {
        encoded = true;
        plain.unreadable();
        plain.put(held, 0, length);
        held = new byte[0];
        length = 0;
    }

    @Override
    public void end() {
        if (length > 0 && !decoded()) {
            unreadable();
        }
        held = new byte[0];
        length = 0;
        plain.end();
    }

    private boolean decoded() {
        long allowed = ALLOWANCE + (long) RATIO * length;
        byte[] piece = new byte[PIECE];
        try (InputStream stream = decoder.open(new ByteArrayInputStream(held, 0, length))) {
            for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
                plain.put(piece, 0, read);
                allowed -= read;
                if (allowed < 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException | RuntimeException | LinkageError nonsense) { // decoders throw all of them
            return false;
        }
    }
}
