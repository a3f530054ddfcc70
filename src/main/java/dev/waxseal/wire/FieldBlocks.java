package dev.waxseal.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackException;
import org.jspecify.annotations.Nullable;

/** Decompresses the field blocks of one direction of HTTP/2 (HPACK, RFC 7541). */
final class FieldBlocks {

    /** The dynamic table before anyone asked for another size (RFC 9113 section 6.5.2). */
    private static final int TABLE = 4 << 10;

    /** The largest dynamic table that is kept; browsers ask for 64 KB, Java's own client for 16. */
    private static final int TABLE_MOST = 64 << 10;

    /**
     * Kept of one block, counted as in RFC 9113 section 6.5.2 (name, value and 32 bytes for each field): a reference to a
     * long field in the table takes one byte.
     */
    private static final int SIZE_MOST = 1 << 20;

    private static final int FIELD_SIZE = 32;

    /** In words. */
    static final String BOUND = "the header or trailer fields of an HTTP/2 message beyond 1 MB";

    private boolean cut;

    private final HPackDecoder decoder = new HPackDecoder(TABLE, StandardCharsets.US_ASCII);

    FieldBlocks() {
        decoder.setMaxTableSize(TABLE_MOST);
    }

    /** Whether there was more in the last block than is kept. */
    boolean isCut() {
        return cut;
    }

    /** The fields in a block, pseudo-header fields among them, or null if it is none: then no later one can be read. */
    @Nullable List<Field> read(byte[] bytes, int length) {
        List<Field> fields = new ArrayList<>(16);
        ByteBuffer block = ByteBuffer.wrap(bytes, 0, length);
        long size = 0;
        try {
            for (Header field = decoder.decodeHeader(block); field != null; field = decoder.decodeHeader(block)) {
                String value = field.getValue() == null ? "" : field.getValue();
                size += field.getName().length() + value.length() + FIELD_SIZE;
                if (size <= SIZE_MOST) {
                    fields.add(new Field(field.getName(), value));
                }
            }
            cut = size > SIZE_MOST;
            return fields;
        } catch (HPackException | RuntimeException broken) { // the decoder checks little by itself
            return null;
        }
    }
}
