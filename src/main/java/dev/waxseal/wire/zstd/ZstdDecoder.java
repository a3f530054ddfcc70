package dev.waxseal.wire.zstd;

import io.airlift.compress.zstd.ZstdIncrementalFrameDecompressor;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.util.Arrays;

/**
 * Decodes Zstandard frames (RFC 8878) that are written to it in any split, and writes what they hold to another stream.
 *
 * <p>It holds one block, at most 128 KB, and the window that a frame asks for, at most 8 MB (RFC 8878 section 3.1.1.1.2
 * wants that much of everyone); frames that ask for more are refused. Whatever the decoder makes of malformed input comes
 * out as some exception.
 */
public final class ZstdDecoder extends OutputStream {

    /** The largest block there may be (RFC 8878 section 3.1.1.2.4). */
    private static final int BLOCK_MOST = 128 << 10;

    private static final int WINDOW_MOST = 8 << 20;

    /** In a frame's descriptor: the content is the window (RFC 8878 section 3.1.1.1.1.2). */
    private static final int SINGLE_SEGMENT = 0x20;

    private static final int FIRST_CAPACITY = 4 << 10;

    /** Decoded in one go. */
    private static final int PIECE = 16 << 10;

    /** The decoder looks at some bytes beyond the end of what it was given. */
    private static final int SLACK = 8;

    private final ZstdIncrementalFrameDecompressor frames = new ZstdIncrementalFrameDecompressor();
    private final long base;
    private final OutputStream plain;
    private final byte[] piece = new byte[PIECE];
    private byte[] held = new byte[FIRST_CAPACITY];
    private int begin;
    private int end;
    private boolean between = true;
    private boolean inHeader;

    public ZstdDecoder(OutputStream plain) {
        this.plain = plain;
        base = firstAddress(frames);
    }

    /**
     * How the decoder numbers the first byte of an array: where its own window begins. Packing moves the class that it has
     * that number from, so it is asked itself.
     */
    private static long firstAddress(ZstdIncrementalFrameDecompressor fresh) {
        try {
            Field window = ZstdIncrementalFrameDecompressor.class.getDeclaredField("windowAddress");
            window.setAccessible(true);
            return window.getLong(fresh);
        } catch (ReflectiveOperationException anotherRelease) {
            throw new LinkageError("no address", anotherRelease);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        room(length);
        System.arraycopy(bytes, from, held, end, length);
        end += length;
        while (end - begin >= frames.getInputRequired()) {
            int wanted = frames.getInputRequired();
            if (wanted > BLOCK_MOST) {
                throw new IOException("a block that is too large");
            }
            if (inHeader && wanted > 1) {
                checkWindow();
                inHeader = false;
            }
            // no more than it wants, so that it stops before each header
            frames.partialDecompress(held, base + begin, base + begin + wanted, piece, 0, PIECE);
            int taken = frames.getInputConsumed();
            begin += taken;
            inHeader |= between && taken > 0;
            between = frames.isAtStoppingPoint() || (between && taken == 0);
            plain.write(piece, 0, frames.getOutputBufferUsed());
            if (taken + frames.getOutputBufferUsed() == 0 && frames.getInputRequired() == wanted) {
                return;
            }
        }
    }

    /** Refuses a frame that asks for more than {@link #WINDOW_MOST}: the decoder would make room for what it is told. */
    private void checkWindow() throws IOException {
        int descriptor = held[begin] & 0xff;
        long window = 0;
        if ((descriptor & SINGLE_SEGMENT) == 0) {
            int size = held[begin + 1] & 0xff;
            window = (8L + (size & 7)) << (7 + (size >> 3));
        } else {
            int dictionary = (1 << (descriptor & 3)) >> 1;
            int length = 1 << (descriptor >> 6);
            for (int i = length; i > 0; i--) {
                window = window << 8 | (held[begin + dictionary + i] & 0xff);
            }
        }
        if (window < 0 || window > WINDOW_MOST) {
            throw new IOException("a window that is too large");
        }
    }

    private void room(int length) {
        if (end + length + SLACK > held.length) {
            int rest = end - begin;
            int needed = rest + length + SLACK;
            byte[] target = needed > held.length ? new byte[2 * needed] : held;
            System.arraycopy(held, begin, target, 0, rest);
            held = target;
            begin = 0;
            end = rest;
        }
    }

    /** No more will come. */
    @Override
    public void close() throws IOException {
        held = Arrays.copyOf(held, 0);
        if (!frames.isAtStoppingPoint() || begin < end) {
            throw new IOException("a frame that is not whole");
        }
    }
}
