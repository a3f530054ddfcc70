package dev.waxseal.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts gRPC content into its length-prefixed messages (gRPC over HTTP/2) and removes each one's own coding. */
final class GrpcMessages implements Sink {

    /** One byte of flags and four of length. */
    private static final int PREFIX_LENGTH = 5;

    private static final int COMPRESSED = 1;

    /** What a message is in that is flagged as compressed where no coding is named. */
    private static final List<String> UNNAMED = List.of("");

    private final Stretches messages;
    private final List<String> encoding;
    private int prefixed;
    private int flags;
    private long remaining;
    private @Nullable Sink message;
    private boolean encoded;

    /** With the coding that {@code grpc-encoding} names for the messages that are flagged as compressed. */
    GrpcMessages(Stretches messages, @Nullable String encoding) {
        this.messages = messages;
        this.encoding = encoding == null ? UNNAMED : Codings.in(encoding);
    }

    @Override
    public void put(byte[] bytes, int from, int to) {
        if (encoded) {
            messages.put(bytes, from, to);
            return;
        }
        int i = from;
        while (i < to) {
            Sink open = message;
            if (open == null) {
                prefix(bytes[i++]);
            } else {
                int piece = (int) Math.min(remaining, to - i);
                open.put(bytes, i, i + piece);
                i += piece;
                remaining -= piece;
                endIfWhole();
            }
        }
    }

    private void prefix(byte b) {
        if (prefixed++ == 0) {
            flags = b;
            remaining = 0;
            return;
        }
        remaining = (remaining << 8) | (b & 0xff);
        if (prefixed == PREFIX_LENGTH) {
            prefixed = 0;
            messages.form(Content.Form.BINARY_MESSAGE);
            message = (flags & COMPRESSED) == 0 ? messages : Codings.removing(encoding, messages);
            endIfWhole();
        }
    }

    private void endIfWhole() {
        if (remaining == 0) {
            end();
        }
    }

    @Override
    public void unreadable() {
        encoded = true;
        messages.unreadable();
    }

    @Override
    public void pause() {
        if (message != null) {
            message.pause();
        }
    }

    @Override
    public void end() {
        Sink open = message == null ? messages : message;
        message = null;
        open.end();
    }
}
