package dev.waxseal.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Removes a coding from content as it comes, by a decoder that takes it in any split. Content that turns out at its very
 * beginning to be in another coding, or in none, is {@linkplain Guessed guessed} at.
 */
final class Decoding implements Sink {

    /** Held of coded content until something is decoded. */
    private static final int BEGINNING = 64;

    private Sink plain;
    private final OutputStream decoder;
    private final Growth growth = new Growth();
    private byte @Nullable [] beginning = new byte[BEGINNING];
    private int length;
    private @Nullable RuntimeException earFailed;
    private boolean over;
    private byte last;

    /** With a decoder that writes what it decoded to the stream it is given, and fails on close if something is missing. */
    Decoding(UnaryOperator<OutputStream> decoder, Sink plain) {
        this.plain = plain;
        this.decoder = decoder.apply(new Decoded());
    }

    @Override
    public void put(byte[] bytes, int from, int to) {
        if (over) {
            plain.put(bytes, from, to);
            return;
        }
        try {
            growth.came(to - from);
            decoder.write(bytes, from, to - from);
            hold(bytes, from, to);
        } catch (IOException | RuntimeException | LinkageError nonsense) { // decoders throw all of them
            giveUp();
            plain.put(bytes, from, to);
        }
    }

    private void hold(byte[] bytes, int from, int to) {
        last = bytes[to - 1];
        byte[] held = beginning;
        if (held != null && length + to - from <= BEGINNING) {
            System.arraycopy(bytes, from, held, length, to - from);
            length += to - from;
        } else {
            beginning = null;
        }
    }

    private void giveUp() {
        if (earFailed != null) {
            throw earFailed;
        }
        over = true;
        byte[] held = beginning;
        if (held == null) {
            plain.unreadable();
        } else {
            plain = Guessed.refused(plain);
            plain.put(held, 0, length);
        }
    }

    @Override
    public void unreadable() {
        over = true;
        plain.unreadable();
    }

    @Override
    public void pause() {
        plain.pause();
    }

    @Override
    public void end() {
        if (!over && (beginning == null || length > 0)) {
            try {
                decoder.close();
            } catch (IOException | RuntimeException | LinkageError notWhole) {
                boolean known = beginning != null;
                giveUp();
                if (!known) {
                    plain.put(new byte[] {last}, 0, 1); // so that it is said
                }
            }
        }
        plain.end();
    }

    /** Where the decoder writes. */
    private final class Decoded extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > 0) {
                beginning = null;
            }
            try {
                plain.put(bytes, from, from + length);
            } catch (RuntimeException failure) {
                earFailed = failure;
                throw failure;
            }
            if (!growth.became(length)) {
                throw new IOException("it grows without measure");
            }
        }
    }
}
