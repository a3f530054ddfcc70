package dev.waxseal.wire;

import org.jspecify.annotations.Nullable;

/** Removes gzip (RFC 1952) and deflate (RFC 1950, or bare RFC 1951 as some send it) from content as it comes. */
final class GzipOrZlib implements Sink {

    enum Format {
        GZIP,
        ZLIB_OR_RAW
    }

    private enum At {
        HEADER,
        DATA,
        TRAILER,
        /** After a complete member: another one, or padding that says nothing. */
        BETWEEN,
        /** After all there should be: padding, or what is no part of it and read as it is. */
        AFTER,
        RAW
    }

    private final Format format;
    private Sink plain;
    private final GzipHeader header = new GzipHeader();
    private @Nullable DeflateStream inflating;
    private At at = At.HEADER;
    private int counted;
    private byte firstByte;

    GzipOrZlib(Format format, Sink plain) {
        this.format = format;
        this.plain = plain;
    }

    @Override
    public void put(byte[] bytes, int from, int to) {
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
                case AFTER -> {
                    if (bytes[i] == 0) {
                        i++;
                    } else {
                        at = At.RAW;
                    }
                }
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
            if (inflating == null) {
                at = At.RAW; // never was what it was called
                plain = new Guessed(plain);
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
        if (firstByte == GzipHeader.ID1 && b == GzipHeader.ID2) {
            at = At.RAW; // never was what it was called
            plain = new Guessed(plain);
            plain.put(new byte[] {firstByte, b}, 0, 2);
            return;
        }
        boolean zlib = (firstByte & 0x0f) == 8 && (((firstByte & 0xff) << 8) | (b & 0xff)) % 31 == 0;
        begin(!zlib);
        put(new byte[] {firstByte, b}, 0, 2);
    }

    private void begin(boolean bare) {
        if (inflating == null) {
            inflating = new DeflateStream(bare);
        } else {
            inflating.again();
        }
        at = At.DATA;
    }

    private int inflate(byte[] bytes, int from, int to) {
        DeflateStream stream = inflating;
        if (stream == null) {
            return to;
        }
        int stopped = stream.inflate(bytes, from, to, plain);
        if (stream.broken()) {
            giveUp();
            return Math.min(stopped, to - 1); // one byte is left at least, so that it is said
        } else if (stream.finished()) {
            at = format == Format.GZIP ? At.TRAILER : At.AFTER;
            counted = 0;
        }
        return stopped;
    }

    private void giveUp() {
        release();
        at = At.RAW;
        plain.unreadable();
    }

    private void release() {
        if (inflating != null) {
            inflating.end();
        }
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

    @Override
    public void pause() {
        plain.pause();
    }
}
