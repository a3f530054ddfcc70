package dev.waxseal.wire;

/** Takes the chunked transfer coding (RFC 9112 section 7.1) off content. */
final class Chunks {

    /** The largest size that still has room for a digit. */
    private static final long SIZE_MOST = Long.MAX_VALUE >> 4;

    private enum At {
        SIZE,
        EXTENSION,
        DATA,
        AFTER_DATA,
        TRAILERS,
        DONE,
        BROKEN
    }

    private final Sink sink;
    private At at = At.SIZE;
    private long size;
    private boolean sized;
    private FieldSection trailers = FieldSection.trailers();

    Chunks(Sink sink) {
        this.sink = sink;
    }

    /** Whether the last chunk and the trailers are there. */
    boolean done() {
        return at == At.DONE;
    }

    /** Whether this is no chunked coding, so that the message's end cannot be known. */
    boolean broken() {
        return at == At.BROKEN;
    }

    /** The trailer section, once {@linkplain #done() done}; to be used up at once. */
    FieldSection trailers() {
        return trailers;
    }

    /** Reads up to the end of the content at most; returns where it stopped. */
    int read(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && at != At.DONE && at != At.BROKEN) {
            switch (at) {
                case SIZE -> size(bytes[i++]);
                case EXTENSION -> {
                    if (bytes[i++] == '\n') {
                        sizeEnded();
                    }
                }
                case DATA -> {
                    int piece = (int) Math.min(size, to - i);
                    sink.put(bytes, i, i + piece);
                    i += piece;
                    size -= piece;
                    if (size == 0) {
                        at = At.AFTER_DATA;
                    }
                }
                case AFTER_DATA -> afterData(bytes[i++]);
                case TRAILERS -> {
                    i = trailers.read(bytes, i, to);
                    if (trailers.complete()) {
                        at = At.DONE;
                    }
                }
                case DONE, BROKEN -> throw new AssertionError();
            }
        }
        return i;
    }

    private void size(byte b) {
        int digit = Character.digit(b, 16);
        if (digit >= 0) {
            size = (size << 4) | digit;
            sized = true;
            if (size > SIZE_MOST) {
                at = At.BROKEN;
            }
        } else if (!sized) {
            at = At.BROKEN;
        } else if (b == '\n') {
            sizeEnded();
        } else {
            at = b == ';' || b == '\r' || b == ' ' || b == '\t' ? At.EXTENSION : At.BROKEN;
        }
    }

    private void sizeEnded() {
        at = size == 0 ? At.TRAILERS : At.DATA;
        sized = false;
    }

    private void afterData(byte b) {
        if (b == '\n') {
            at = At.SIZE;
        } else if (b != '\r') {
            at = At.BROKEN;
        }
    }
}
