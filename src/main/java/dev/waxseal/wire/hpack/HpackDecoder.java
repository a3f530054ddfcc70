package dev.waxseal.wire.hpack;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the field blocks of one direction of a connection (RFC 7541), each whole and in order. */
public final class HpackDecoder {

    /** Is told of the fields. */
    public interface Fields {

        /**
         * Asked for each field, before it is made where that is more than to read it: a byte may stand for one of many
         * kilobytes.
         *
         * @param size as RFC 7541 section 4.1 counts it
         */
        boolean takes(int size);

        void field(String name, String value);
    }

    private final int tableMost;
    private final DynamicTable table;
    private final @Nullable Predicate<String> wanted;

    /**
     * A decoder with an empty table.
     *
     * @param table the size that the table may have until another is told
     * @param tableMost the largest that is believed
     * @param wanted the names of the fields that are told of, and no value of another is kept; null for all
     */
    public HpackDecoder(int table, int tableMost, @Nullable Predicate<String> wanted) {
        this.table = new DynamicTable(table);
        this.tableMost = tableMost;
        this.wanted = wanted;
    }

    private boolean isWanted(String name) {
        return wanted == null || wanted.test(name);
    }

    /** Reads a block. */
    public void read(byte[] bytes, int length, Fields to) throws HpackException {
        Block block = new Block(bytes, length);
        while (block.at < block.end) {
            int first = bytes[block.at] & 0xff;
            if (first >= 0x80) {
                indexed(block.number(0x7f), to);
            } else if (first >= 0x40) {
                literal(block, block.number(0x3f), true, to);
            } else if (first >= 0x20) {
                int size = block.number(0x1f);
                if (size > tableMost) {
                    throw new HpackException("a table that is too large");
                }
                table.resize(size);
            } else {
                literal(block, block.number(0x0f), false, to);
            }
        }
    }

    private void indexed(int index, Fields to) throws HpackException {
        int known = StaticTable.SIZE;
        if (index == 0 || index > known + table.count()) {
            throw new HpackException("an index beyond the tables");
        } else if (index > known) {
            String name = table.name(index - known);
            if (isWanted(name) && to.takes(table.size(index - known))) {
                to.field(name, table.value(index - known));
            }
        } else if (isWanted(StaticTable.name(index))
                && to.takes(DynamicTable.size(StaticTable.name(index), StaticTable.value(index)))) {
            to.field(StaticTable.name(index), StaticTable.value(index));
        }
    }

    private void literal(Block block, int index, boolean kept, Fields to) throws HpackException {
        int within = index - StaticTable.SIZE;
        if (within > table.count()) {
            throw new HpackException("an index beyond the tables");
        }
        int known = within > 0 ? table.staticName(within) : index;
        String name = known > 0 ? StaticTable.name(known) : within > 0 ? table.name(within) : block.text();
        String value = block.text();
        boolean told = isWanted(name);
        if (kept) {
            table.add(name, known, value, told);
        }
        if (told && to.takes(DynamicTable.size(name, value))) {
            to.field(name, value);
        }
    }

    /** A block, and how far it was read. */
    private static final class Block {
        private final byte[] b;
        private final int end;
        private int at;

        Block(byte[] b, int end) {
            this.b = b;
            this.end = end;
        }

        private int next() throws HpackException {
            if (at == end) {
                throw new HpackException("a block that ends too early");
            }
            return b[at++] & 0xff;
        }

        /** A number that begins in the lower bits of the next byte (section 5.1). */
        int number(int mask) throws HpackException {
            long number = next() & mask;
            if (number < mask) {
                return (int) number;
            }
            int more;
            int shift = 0;
            do {
                more = next();
                number += (long) (more & 0x7f) << shift;
                shift += 7;
                if (number > Integer.MAX_VALUE || shift > 35) {
                    throw new HpackException("a number that is too large");
                }
            } while (more >= 0x80);
            return (int) number;
        }

        /** A string (section 5.2): any byte is the character of its number. */
        String text() throws HpackException {
            boolean coded = at < end && b[at] < 0;
            int length = number(0x7f);
            if (length > end - at) {
                throw new HpackException("a block that ends too early");
            }
            int from = at;
            at += length;
            return coded ? Huffman.text(b, from, at) : new String(b, from, length, StandardCharsets.ISO_8859_1);
        }
    }
}
