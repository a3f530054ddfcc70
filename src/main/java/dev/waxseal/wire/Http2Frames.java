package dev.waxseal.wire;

import java.util.Arrays;

/** Takes the frames of one direction of HTTP/2 apart (RFC 9113 section 4). */
abstract class Http2Frames implements Parser {

    private static final int HEADER_LENGTH = 9;

    /** Kept of one field block; servers take 8 to 64 KB. A longer one is the end of hearing. */
    private static final int BLOCK_MOST = 128 << 10;

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int CONTINUATION = 9;

    private static final int END_STREAM = 0x1;
    private static final int END_HEADERS = 0x4;
    private static final int PADDED = 0x8;
    private static final int PRIORITY = 0x20;
    private static final int PRIORITY_LENGTH = 5;
    private static final int PROMISED_LENGTH = 4;
    private static final byte[] NOTHING = new byte[0];

    private enum At {
        HEADER,
        PAD_LENGTH,
        PREFIX,
        PAYLOAD,
        PADDING,
        DONE
    }

    private At at = At.HEADER;
    private byte[] header = NOTHING;
    private int gathered;
    private boolean settled;
    private int type;
    private int flags;
    private int stream;
    private int remaining;
    private int padding;
    private int prefix;
    private int promised;

    /** The field block that is being put together, and what the frame that began it said. */
    private byte[] block = NOTHING;

    private int blockLength;
    private int blockStream;
    private boolean blockPromised;
    private boolean blockEndsStream;
    private boolean blockOpen;

    /** Reads what stands in front of the first frame; returns where it stopped. */
    abstract int preface(byte[] bytes, int from, int to);

    /** A frame of that type begins; false to leave it and everything after it for later. */
    abstract boolean begins(int type, int stream, byte[] header);

    abstract void data(int stream, byte[] bytes, int from, int to);

    /** A whole field block; {@code promised} if it stands for a request the server makes itself. */
    abstract void block(int stream, boolean promised, byte[] bytes, int length);

    /** Nothing more follows on that stream in this direction. */
    abstract void endOf(int stream);

    abstract void reset(int stream);

    /** This cannot be followed any further. */
    abstract void lost();

    @Override
    public final int read(byte[] bytes, int from, int to) {
        if (at == At.DONE) {
            return to;
        }
        int i = preface(bytes, from, to);
        while (i < to && at != At.DONE) {
            int length = Math.min(remaining, to - i);
            switch (at) {
                case HEADER -> {
                    if (gathered == 0) {
                        header = new byte[HEADER_LENGTH];
                    }
                    header[gathered++] = bytes[i++];
                    if (gathered == HEADER_LENGTH && !begin()) {
                        return i;
                    }
                }
                case PAD_LENGTH -> padLength(bytes[i++]);
                case PREFIX -> {
                    promised = (promised << 8) | (bytes[i++] & 0xff);
                    prefix--;
                    remaining--;
                }
                case PAYLOAD -> {
                    payload(bytes, i, i + length);
                    i += length;
                    remaining -= length;
                }
                case PADDING -> {
                    i += length;
                    remaining -= length;
                }
                case DONE -> throw new AssertionError();
            }
            advance();
        }
        return i;
    }

    /** Passes over bytes that are no part of a field block, at most so many, without seeing them; returns how many. */
    final int pass(int most) {
        int passed = at == At.PADDING || (at == At.PAYLOAD && !blockOpen) ? Math.min(remaining, most) : 0;
        if (passed > 0) {
            remaining -= passed;
            advance();
        }
        return passed;
    }

    /** How many bytes are next that {@link #pass} does not pass over. */
    final int wanted() {
        return switch (at) {
            case HEADER -> HEADER_LENGTH - gathered;
            case PAD_LENGTH -> 1;
            case PREFIX -> prefix;
            case PAYLOAD -> remaining;
            case PADDING, DONE -> 0;
        };
    }

    private boolean begin() {
        gathered = 0;
        int length = ((header[0] & 0xff) << 16) | ((header[1] & 0xff) << 8) | (header[2] & 0xff);
        type = header[3] & 0xff;
        flags = header[4] & 0xff;
        stream = ((header[5] & 0x7f) << 24)
                | ((header[6] & 0xff) << 16)
                | ((header[7] & 0xff) << 8)
                | (header[8] & 0xff);
        if ((!settled && type != SETTINGS) || blockOpen != (type == CONTINUATION)) {
            stop();
            return true;
        }
        settled = true;
        if (!begins(type, stream, header)) {
            return false;
        }
        header = NOTHING;
        boolean fields = type == HEADERS || type == PUSH_PROMISE;
        remaining = length;
        padding = 0;
        promised = 0;
        prefix = type == PUSH_PROMISE
                ? PROMISED_LENGTH
                : type == HEADERS && (flags & PRIORITY) != 0 ? PRIORITY_LENGTH : 0;
        at = (fields || type == DATA) && (flags & PADDED) != 0 && length > 0 ? At.PAD_LENGTH : At.PREFIX;
        if (fields) {
            blockOpen = true;
            blockEndsStream = type == HEADERS && (flags & END_STREAM) != 0;
        }
        return true;
    }

    private void padLength(byte b) {
        padding = b & 0xff;
        remaining--;
        at = At.PREFIX;
    }

    /** Goes on to the next part wherever one is complete, and to the end of the frame. */
    private void advance() {
        if (at == At.PREFIX && prefix == 0) {
            if (remaining < padding) {
                stop();
                return;
            }
            remaining -= padding;
            at = At.PAYLOAD;
            if (blockOpen && type != CONTINUATION) {
                blockPromised = type == PUSH_PROMISE;
                blockStream = blockPromised ? promised & 0x7fffffff : stream;
            }
        } else if (at == At.PREFIX && remaining <= 0) {
            stop();
        }
        if (at == At.PAYLOAD && remaining == 0) {
            remaining = padding;
            at = At.PADDING;
        }
        if (at == At.PADDING && remaining == 0) {
            at = At.HEADER;
            endFrame();
        }
    }

    private void payload(byte[] bytes, int from, int to) {
        if (type == DATA) {
            data(stream, bytes, from, to);
        } else if (blockOpen) {
            int length = to - from;
            if (blockLength + length > BLOCK_MOST) {
                stop();
                return;
            }
            if (blockLength + length > block.length) {
                block = Arrays.copyOf(block, Math.max(blockLength + length, Math.min(2 * block.length, BLOCK_MOST)));
            }
            System.arraycopy(bytes, from, block, blockLength, length);
            blockLength += length;
        }
    }

    private void endFrame() {
        if (blockOpen && (flags & END_HEADERS) != 0) {
            byte[] whole = block;
            int length = blockLength;
            block = NOTHING;
            blockLength = 0;
            blockOpen = false;
            block(blockStream, blockPromised, whole, length);
            if (blockEndsStream) {
                endOf(blockStream);
            }
        } else if (type == DATA && (flags & END_STREAM) != 0) {
            endOf(stream);
        } else if (type == RST_STREAM) {
            reset(stream);
        }
    }

    /** Nothing more of this can be followed. */
    final void stop() {
        at = At.DONE;
        block = NOTHING;
        lost();
    }

    @Override
    public void end() {
        at = At.DONE;
        block = NOTHING;
    }
}
