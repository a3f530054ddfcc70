package dev.waxseal.wire;

import dev.waxseal.wire.hpack.HpackDecoder;
import dev.waxseal.wire.hpack.HpackException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields of one block of HTTP/2, decompressed (HPACK, RFC 7541). */
final class FieldBlock implements HpackDecoder.Fields {

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

    private final List<Field> fields = new ArrayList<>(16);
    private long size;

    private FieldBlock() {}

    /** What reads the blocks of one direction of a connection, and tells of the fields that have such a name, or of all. */
    static HpackDecoder decoder(@Nullable Predicate<String> wanted) {
        return new HpackDecoder(TABLE, TABLE_MOST, wanted);
    }

    /** What is in a block, or null if it is none: then no later one can be read. */
    static @Nullable FieldBlock read(byte[] bytes, int length, HpackDecoder decoder) {
        FieldBlock block = new FieldBlock();
        try {
            decoder.read(bytes, length, block);
            return block;
        } catch (HpackException broken) {
            return null;
        }
    }

    /** Pseudo-header fields among them. */
    List<Field> fields() {
        return fields;
    }

    /** Whether there was more than is kept. */
    boolean isCut() {
        return size > SIZE_MOST;
    }

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
