package dev.waxseal.wire;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection, as the client's side of it hears it: bytes in any split go in, {@link Heard} comes out.
 *
 * <p>Not safe for use by several threads at once. Memory is bounded whatever is said, and small between messages.
 * Whatever cannot be read as HTTP makes the conversation {@linkplain #deaf() deaf}; it never throws on any input. If the
 * ear throws, that comes out of the call that brought the bytes, and the conversation is deaf from then on.
 */
public final class Conversation {

    /** Bytes that are not in an array are copied in pieces of this size. */
    private static final int PIECE = 16 << 10;

    private final Talk talk;

    /**
     * A conversation at its very beginning.
     *
     * @param ear is told what was heard, on the thread that brought the bytes
     */
    public Conversation(Consumer<? super Heard> ear) {
        talk = new Talk(ear, null);
    }

    /**
     * As {@link #Conversation(Consumer)}, where TLS is listened to as well.
     *
     * @param tls is told what follows once this is TLS
     */
    public Conversation(Consumer<? super Heard> ear, TlsEar tls) {
        talk = new Talk(ear, tls);
    }

    /** Bytes this side put on the wire; the buffer's position is left alone. */
    public void sent(ByteBuffer bytes) {
        if (!talk.isDeaf()) {
            hear(true, bytes);
        }
    }

    /** Bytes that came back; the buffer's position is left alone. */
    public void received(ByteBuffer bytes) {
        if (!talk.isDeaf()) {
            hear(false, bytes);
        }
    }

    /**
     * Nothing more comes back, or the connection is closed: what is held back is said now. What this side put on the wire
     * before may still be heard, for another thread may have written it and tell of it later than this.
     */
    public void ended() {
        if (!talk.isDeaf()) {
            talk.endReceiving();
        }
    }

    /** All was heard; what was held back is said now. */
    public void closed() {
        if (!talk.isDeaf()) {
            talk.end();
        }
    }

    /** Says what content is held back so far; the connection may go on. */
    public void pause() {
        talk.pause();
    }

    /** Whether a message was heard in part by now, or a request whose answer is still to come. */
    public boolean isAmid() {
        return !talk.isDeaf() && talk.isAmid();
    }

    /** Whether nothing more will be heard here: encrypted, not HTTP, closed, out of step, or this side is the server. */
    public boolean deaf() {
        return talk.isDeaf();
    }

    /** What this connection turned out to be. */
    public Nature nature() {
        return talk.nature();
    }

    /** Whether requests may have gone unheard: they came in clear text, and then what could not be followed any more. */
    public boolean incomplete() {
        return talk.isIncomplete();
    }

    /**
     * The target of the tunnel this conversation now goes through, {@code host:port} as it was named to the HTTP or SOCKS
     * proxy at the other end, or null.
     */
    public @Nullable String tunnel() {
        return talk.tunnel();
    }

    /** The protocol other than HTTP that is spoken here in clear text, or in which TLS was begun; null where it is none. */
    public @Nullable String protocol() {
        return talk.protocol();
    }

    private void hear(boolean sent, ByteBuffer bytes) {
        boolean heard = false;
        try {
            if (bytes.hasArray()) {
                int begin = bytes.arrayOffset() + bytes.position();
                talk.read(sent, bytes.array(), begin, begin + bytes.remaining());
            } else {
                ByteBuffer rest = bytes.duplicate();
                byte[] piece = new byte[Math.min(rest.remaining(), PIECE)];
                while (rest.hasRemaining() && !talk.isDeaf()) {
                    int length = Math.min(rest.remaining(), piece.length);
                    rest.get(piece, 0, length);
                    talk.read(sent, piece, 0, length);
                }
            }
            heard = true;
        } finally {
            if (!heard) {
                talk.mute();
                talk.end();
            }
        }
    }
}
