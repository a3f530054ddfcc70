package dev.waxseal.wire;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * One connection, as the client's side of it hears it: bytes in any split go in, {@link Heard} comes out.
 *
 * <p>Not safe for use by several threads at once. Memory is bounded whatever is said. Whatever cannot be read as HTTP
 * makes the conversation {@linkplain #deaf() deaf}; it never throws on any input.
 */
public final class Conversation {

    /**
     * A conversation at its very beginning.
     *
     * @param ear is told what was heard, on the thread that brought the bytes
     */
    public Conversation(Consumer<? super Heard> ear) {}

    /** Bytes this side put on the wire; the buffer's position is left alone. */
    public void sent(ByteBuffer bytes) {}

    /** Bytes that came back; the buffer's position is left alone. */
    public void received(ByteBuffer bytes) {}

    /** The connection ended; what was held back is said now. */
    public void closed() {}

    /** Whether nothing more will be heard here: TLS, not HTTP, or this side is the server. */
    public boolean deaf() {
        return false;
    }
}
