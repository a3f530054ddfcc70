package dev.waxseal.wire;

import dev.waxseal.wire.hpack.HpackDecoder;
import dev.waxseal.wire.hpack.HpackException;
import java.util.ArrayList;
import java.util.List;
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

    /** In words. */
    static final String BOUND = "the header or trailer fields of an HTTP/2 message beyond 1 MB";

    private boolean cut;

    private final HpackDecoder decoder = new HpackDecoder(TABLE, TABLE_MOST);

    /** Whether there was more in the last block than is kept. */
    boolean isCut() {
        return cut;
    }

    /** The fields in a block, pseudo-header fields among them, or null if it is none: then no later one can be read. */
    @Nullable List<Field> read(byte[] bytes, int length) {
        Kept kept = new Kept();
        try {
            decoder.read(bytes, length, kept);
            cut = kept.size > SIZE_MOST;
            return kept.fields;
        } catch (HpackException broken) {
            return null;
        }
    }

    /** Those of one block. */
    private static final class Kept implements HpackDecoder.Fields {
        private final List<Field> fields = new ArrayList<>(16);
        private long size;

        @Override
        public boolean takes(int more) {
            size += more;
            return size <= SIZE_MOST;
        }

        @Override
        public void field(String name, String value) {
            fields.add(new Field(name, value));
        }
    }
}
