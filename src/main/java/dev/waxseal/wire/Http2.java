package dev.waxseal.wire;

import dev.waxseal.wire.hpack.HpackDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTP/2 in clear text (RFC 9113), both directions of one connection. */
final class Http2 {

    static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    /** The part of the preface that tells it from HTTP/1.x. */
    static final int FIRST_LINE = 16;

    /** Streams followed at a time; servers allow about 100. With more, the oldest is let go of. */
    private static final int STREAMS_MOST = 256;

    private final Dialogue dialogue;

    /** Those that are open; a map of one's own is made for the first, and let go of with the last. */
    private Map<Integer, Http2Stream> streams = Map.of();

    private int lastAsked;

    Http2(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /** The client's direction, beginning so many bytes into the preface. */
    Parser sent(int intoPreface) {
        return new Direction(true, intoPreface);
    }

    Parser received() {
        return new Direction(false, PREFACE.length());
    }

    /** The request that asked for the upgrade to HTTP/2, whose answer comes on stream 1 (RFC 7540 section 3.2). */
    void upgraded(@Nullable RequestHead request) {
        Http2Stream stream = stream(1);
        stream.request = request;
        stream.sentEnded = true;
        lastAsked = 1;
    }

    private Http2Stream stream(int id) {
        Http2Stream stream = streams.get(id);
        if (stream == null) {
            if (streams.size() >= STREAMS_MOST) {
                Map.Entry<Integer, Http2Stream> oldest =
                        streams.entrySet().iterator().next();
                oldest.getValue().passOver("what comes on a stream while 256 others are open");
                reset(oldest.getKey());
            }
            stream = new Http2Stream(dialogue);
            if (streams.isEmpty()) {
                streams = new LinkedHashMap<>();
            }
            streams.put(id, stream);
        }
        return stream;
    }

    private void reset(int id) {
        Http2Stream stream = streams.get(id);
        if (stream != null) {
            forget(id);
            stream.end(true);
            stream.end(false);
        }
    }

    private void forget(int id) {
        if (streams.size() > 1) {
            streams.remove(id);
        } else if (streams.containsKey(id)) {
            streams = Map.of();
        }
    }

    /** One direction: frames in, heads and content out. */
    private final class Direction extends Http2Frames {

        private final boolean sent;
        private int intoPreface;
        private @Nullable HpackDecoder decoder;

        Direction(boolean sent, int intoPreface) {
            this.sent = sent;
            this.intoPreface = intoPreface;
        }

        @Override
        int preface(byte[] bytes, int from, int to) {
            int i = from;
            while (i < to && intoPreface < PREFACE.length()) {
                if (bytes[i] != PREFACE.charAt(intoPreface++)) {
                    dialogue.sentStrange(new byte[0]);
                    return to;
                }
                i++;
            }
            return i;
        }

        @Override
        boolean begins(int type, int stream, byte[] header) {
            boolean early = !sent && type == HEADERS && stream % 2 == 1 && stream > lastAsked;
            return !(early && dialogue.heldBack(header.clone()));
        }

        @Override
        void data(int id, byte[] bytes, int from, int to) {
            Http2Stream stream = streams.get(id);
            if (stream != null) {
                stream.put(sent, bytes, from, to);
            }
        }

        @Override
        void block(int id, boolean promised, byte[] bytes, int length) {
            if (decoder == null) {
                decoder = FieldBlock.decoder(null);
            }
            FieldBlock block = FieldBlock.read(bytes, length, decoder);
            if (block == null) {
                stop();
                return;
            }
            fields(id, promised, block.fields());
            if (block.isCut() && streams.containsKey(id)) {
                stream(id).passOver(sent, FieldBlock.BOUND);
            }
        }

        private void fields(int id, boolean promised, List<Field> fields) {
            if (promised) {
                stream(id).promised(fields);
            } else if (sent) {
                if (Http2Stream.isRequest(fields)) {
                    lastAsked = Math.max(lastAsked, id);
                    stream(id).asked(fields);
                } else if (streams.containsKey(id)) {
                    stream(id).trailers(true, fields);
                }
            } else if (Http2Stream.isResponse(fields)) {
                stream(id).answered(fields);
            } else if (streams.containsKey(id)) {
                stream(id).trailers(false, fields);
            }
        }

        @Override
        void endOf(int id) {
            Http2Stream stream = streams.get(id);
            if (stream != null && stream.end(sent)) {
                forget(id);
            }
        }

        @Override
        void reset(int id) {
            Http2.this.reset(id);
        }

        @Override
        void lost() {
            if (sent) {
                dialogue.lost();
            } else {
                dialogue.answersLost("the answers after one that could not be read");
            }
        }

        @Override
        public boolean isAmid() {
            return !streams.isEmpty();
        }

        @Override
        public void pause() {
            for (Http2Stream stream : streams.values()) {
                stream.pause(sent);
            }
        }

        @Override
        public void end() {
            super.end();
            for (Http2Stream stream : streams.values()) {
                stream.end(sent);
            }
        }
    }
}
