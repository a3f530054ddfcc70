package dev.waxseal.wire;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Removes gzip (RFC 1952) and deflate (RFC 1950, or bare RFC 1951 as some send it) from content as it comes. */
final class Inflation implements Sink {

    enum Format {
        GZIP,
        ZLIB_OR_RAW
    }

    /** Inflated in one go. */
    private static final int PIECE = 8 << 10;

    /**
     * What content may grow by before it counts as a bomb: this many bytes, and {@link #RATIO} for each byte it came
     * in. Deflate reaches 1032, honest text seldom 20.
     */
    private static final long ALLOWANCE = 1 << 20;

    private static final int RATIO = 200;
    private static final byte[] NOTHING = new byte[0];

    private enum At {
        HEADER,
        DATA,
        TRAILER,
        /** After a complete member: another one, or padding that says nothing. */
        BETWEEN,
        AFTER,
        RAW
    }

    private final Format format;
    private final Sink plain;
    private final GzipHeader header = new GzipHeader();
    private @Nullable Inflater inflater;
    private byte[] piece = NOTHING;
    private At at;
    private int counted;
    private byte firstByte;
    private long allowed = ALLOWANCE;

    Inflation(Format format, Sink plain) {
        this.format = format;
        this.plain = plain;
        at = At.HEADER;
    }

    @Override
    public void put(byte[] bytes, int from, int to) {
        if (at != At.RAW) {
            allowed += (long) RATIO * (to - from);
        }
        int i = from;
        while (i < to) {
            switch (at) {
                case HEADER -> {
                    if (format == Format.GZIP) {
                        gzipHeader(bytes[i++]);
                    } else {
                        zlibHeader(bytes[i++]);
                    }
                }
                case DATA -> i = inflate(bytes, i, to);
                case TRAILER -> {
                    i++;
                    if (++counted == GzipHeader.TRAILER_LENGTH) {
                        at = At.BETWEEN;
                    }
                }
                case BETWEEN -> {
                    if (bytes[i] == GzipHeader.ID1) {
                        header.again();
                        at = At.HEADER;
                    } else {
                        at = At.AFTER;
                    }
                }
                case AFTER -> i = to;
                case RAW -> {
                    plain.put(bytes, i, to);
                    i = to;
                }
            }
        }
    }

    private void gzipHeader(byte b) {
        header.step(b);
        if (header.done()) {
            begin(true);
        } else if (header.broken()) {
            byte[] seen = header.seen();
            if (inflater == null) {
                at = At.RAW; // never was what it was called: plain content with a wrong label
            } else {
                giveUp();
            }
            plain.put(seen, 0, seen.length);
        }
    }

    private void zlibHeader(byte b) {
        if (counted++ == 0) {
            firstByte = b;
            return;
        }
        boolean zlib = (firstByte & 0x0f) == 8 && (((firstByte & 0xff) << 8) | (b & 0xff)) % 31 == 0;
        begin(!zlib);
        byte[] both = {firstByte, b};
        inflate(both, 0, both.length);
    }

    private void begin(boolean bare) {
        if (inflater == null) {
            inflater = new Inflater(bare);
            piece = new byte[PIECE];
        } else {
            inflater.reset();
        }
        at = At.DATA;
    }

    private int inflate(byte[] bytes, int from, int to) {
        Inflater inflating = inflater;
        if (inflating == null) {
            return to;
        }
        inflating.setInput(bytes, from, to - from);
        long before = 0;
        try {
            while (true) {
                before = inflating.getBytesWritten();
                int length = inflating.inflate(piece);
                allowed -= length;
                plain.put(piece, 0, length);
                int rest = inflating.getRemaining();
                if (inflating.finished()) {
                    at = format == Format.GZIP ? At.TRAILER : At.AFTER;
                    counted = 0;
                } else if (inflating.needsDictionary() || allowed < 0) {
                    giveUp();
                    return to - rest;
                } else if (length > 0) {
                    continue;
                }
                inflating.setInput(NOTHING); // the caller's array is not ours to keep
                return to - rest;
            }
        } catch (DataFormatException broken) {
            int rest = inflating.getRemaining();
            plain.put(piece, 0, (int) (inflating.getBytesWritten() - before));
            giveUp();
            return to - rest;
        }
    }

    private void giveUp() {
        release();
        at = At.RAW;
        plain.unreadable();
    }

    private void release() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
        piece = NOTHING;
    }

    @Override
    public void unreadable() {
        giveUp();
    }

    @Override
    public void end() {
        if (at == At.HEADER && format == Format.ZLIB_OR_RAW && counted == 1) {
            giveUp();
            plain.put(new byte[] {firstByte}, 0, 1);
        }
        release();
        plain.end();
    }
}
