package dev.waxseal.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hc.core5.http2.hpack.HPackEncoder;
import org.apache.hc.core5.util.ByteArrayBuffer;

/** Writes HTTP/2 for tests, one direction of it. */
final class Http2Talk {

    static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    static final byte[] SETTINGS = frame(4, 0, 0, new byte[] {0, 3, 0, 0, 0, 100});

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private final HPackEncoder encoder = new HPackEncoder(4096, StandardCharsets.US_ASCII);

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    static byte[] data(int stream, boolean last, byte[] content) {
        return frame(0, last ? END_STREAM : 0, stream, content);
    }

    byte[] headers(int stream, boolean last, String... fields) {
        return frame(1, END_HEADERS | (last ? END_STREAM : 0), stream, block(fields));
    }

    /** Each field is written {@code name: value}. */
    byte[] block(String... fields) {
        ByteArrayBuffer block = new ByteArrayBuffer(100);
        for (String field : fields) {
            int colon = field.indexOf(": ");
            try {
                encoder.encodeHeader(block, field.substring(0, colon), field.substring(colon + 2), false);
            } catch (CharacterCodingException impossible) {
                throw new AssertionError(impossible);
            }
        }
        return Arrays.copyOf(block.array(), block.length());
    }
}
