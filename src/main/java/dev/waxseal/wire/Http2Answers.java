package dev.waxseal.wire;

import dev.waxseal.wire.hpack.HpackDecoder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/**
 * Follows what a client is sent over one connection of HTTP/2 (RFC 9113), from its beginning, for a few fields of each
 * answer's head. Content is passed over by its length, without being looked at, and no other field is kept.
 */
public final class Http2Answers {

    /** Is told of the answers. */
    public interface Ear {

        /**
         * The head of an answer, and not one that another follows.
         *
         * @param pushed whether the server itself had asked for it
         * @param fields those of the names that are wanted
         */
        void answered(boolean pushed, Fields fields);
    }

    private static final String STATUS = ":status";

    private final Set<String> names;
    private final Ear ear;
    private final Frames frames = new Frames();
    private boolean lost;

    /** For the fields of these names, in lower case, as this protocol has them. */
    public Http2Answers(Set<String> names, Ear ear) {
        this.names = names;
        this.ear = ear;
    }

    /** So many bytes more have come; whether they can be followed any further. */
    public synchronized boolean heard(ByteBuffer bytes, int from, int count) {
        int at = from;
        int to = from + count;
        boolean whole = false;
        try {
            while (at < to && !lost) {
                int passed = frames.pass(to - at);
                at += passed > 0 ? passed : read(bytes, at, Math.min(frames.wanted(), to - at));
            }
            whole = true;
        } finally {
            lost |= !whole;
        }
        return !lost;
    }

    private int read(ByteBuffer bytes, int at, int count) {
        byte[] few = new byte[count];
        bytes.get(at, few);
        frames.read(few, 0, count);
        return count;
    }

    private final class Frames extends Http2Frames {

        private final HpackDecoder decoder = FieldBlock.decoder(name -> names.contains(name) || name.equals(STATUS));

        @Override
        int preface(byte[] bytes, int from, int to) {
            return from; // a server's is its first frame
        }

        @Override
        boolean begins(int type, int stream, byte[] header) {
            return true;
        }

        @Override
        void data(int stream, byte[] bytes, int from, int to) {}

        @Override
        void block(int id, boolean promised, byte[] bytes, int length) {
            FieldBlock block = FieldBlock.read(bytes, length, decoder);
            if (block == null) {
                stop();
            } else if (!promised) {
                head(id, block.fields());
            }
        }

        /** Pseudo-header fields stand in front of the others (section 8.3); trailers have none. */
        private void head(int id, List<Field> fields) {
            boolean answer = !fields.isEmpty() && fields.get(0).is(STATUS);
            if (answer && !fields.get(0).value().startsWith("1")) {
                ear.answered(id % 2 == 0, new Fields(fields.subList(1, fields.size())));
            }
        }

        @Override
        void endOf(int stream) {}

        @Override
        void reset(int stream) {}

        @Override
        void lost() {
            lost = true;
        }
    }
}
