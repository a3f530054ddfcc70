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

    /** Fields kept of one block: a reference to a field in the table takes one byte, so a block can be all fields. */
    private static final int FIELDS_MOST = 1000;

    private final HPackDecoder decoder = new HPackDecoder(TABLE, StandardCharsets.US_ASCII);

    FieldBlocks() {
        decoder.setMaxTableSize(TABLE_MOST);
    }

    /** The fields in a block, pseudo-header fields among them, or null if it is none: then no later one can be read. */
    @Nullable List<Field> read(byte[] bytes, int length) {
        List<Field> fields = new ArrayList<>(16);
        ByteBuffer block = ByteBuffer.wrap(bytes, 0, length);
        try {
            for (Header field = decoder.decodeHeader(block); field != null; field = decoder.decodeHeader(block)) {
                if (fields.size() < FIELDS_MOST) {
                    String value = field.getValue();
                    fields.add(new Field(field.getName(), value == null ? "" : value));
                }
            }
            return fields;
        } catch (HPackException | RuntimeException broken) { // the decoder checks little by itself
            return null;
        }
    }
}
