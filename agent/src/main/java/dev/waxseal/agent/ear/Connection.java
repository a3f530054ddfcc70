package dev.waxseal.agent.ear;

import dev.waxseal.wire.Conversation;
import dev.waxseal.wire.Nature;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection of this JVM, whose bytes may come from several threads.
 *
 * <p>The lock is held while bytes are read and findings are written, never while the application or the network is
 * waited for.
 */
final class Connection implements Hearing.Route {

    private volatile Peer peer = Peer.UNKNOWN;
    private final ReentrantLock lock = new ReentrantLock();
    private final Conversation conversation;

    private boolean told;
    private @Nullable ByteBuffer[] writing = {};
    private int[] writingFrom = {};
    private @Nullable ByteBuffer[] reading = {};
    private int[] readingFrom = {};

    Connection(Auditor auditor, Callers callers) {
        conversation = new Conversation(new Hearing(this, auditor, callers));
    }

    @Override
    public Peer peer() {
        return peer;
    }

    /** Notes who the other end is; it may be known only when something is sent. */
    void learn(@Nullable Object remote, int port) {
        if (remote != null && !peer.isKnown()) {
            peer = Peer.of(remote, port);
        }
    }

    /** Whether it spoke HTTP in clear text and then could not be followed any further. */
    boolean isIncomplete() {
        return conversation.incomplete();
    }

    /** Whether it turned out to be HTTP in clear text, with this JVM as the client. */
    boolean isPlaintext() {
        return conversation.nature() == Nature.PLAINTEXT;
    }

    /** Whether it turned out to be TLS. */
    boolean isEncrypted() {
        return conversation.nature() == Nature.TLS;
    }

    /** The protocol other than HTTP that turned out to be spoken here in clear text, or before TLS; or null. */
    @Nullable String protocol() {
        return conversation.protocol();
    }

    boolean isDeaf() {
        return conversation.deaf();
    }

    /** Says that it is deaf, to the first who asks: its reader and its writer may both find out. */
    boolean deafened() {
        lock.lock();
        try {
            boolean first = !told;
            told = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable String tunnel() {
        return conversation.tunnel();
    }

    void sent(ByteBuffer bytes) {
        lock.lock();
        try {
            conversation.sent(bytes);
        } finally {
            lock.unlock();
        }
    }

    void received(ByteBuffer bytes) {
        lock.lock();
        try {
            conversation.received(bytes);
        } finally {
            lock.unlock();
        }
    }

    /** The connection is over, or the other end has said its last. */
    void closed() {
        lock.lock();
        try {
            conversation.closed();
        } finally {
            lock.unlock();
        }
    }

    /** An asynchronous write from, or read into, these buffers begins; there is one of each at a time. */
    void begun(boolean read, @Nullable ByteBuffer[] buffers) {
        int[] from = new int[buffers.length];
        for (int i = 0; i < from.length; i++) {
            ByteBuffer buffer = buffers[i];
            from[i] = buffer == null ? 0 : buffer.position();
        }
        lock.lock();
        try {
            if (read) {
                reading = buffers;
                readingFrom = from;
            } else {
                writing = buffers;
                writingFrom = from;
            }
        } finally {
            lock.unlock();
        }
    }

    /** It is over; the buffers' positions tell how many bytes it moved. */
    void done(boolean read) {
        lock.lock();
        try {
            @Nullable ByteBuffer[] buffers = read ? reading : writing;
            int[] from = read ? readingFrom : writingFrom;
            if (read) {
                reading = new ByteBuffer[0];
            } else {
                writing = new ByteBuffer[0];
            }
            for (int i = 0; i < buffers.length; i++) {
                ByteBuffer buffer = buffers[i];
                if (buffer != null && buffer.position() > from[i]) {
                    ByteBuffer moved = between(buffer, from[i]);
                    if (read) {
                        conversation.received(moved);
                    } else {
                        conversation.sent(moved);
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The bytes from this position to where the buffer stands now; the buffer itself is left alone. */
    static ByteBuffer between(ByteBuffer buffer, int from) {
        ByteBuffer bytes = buffer.duplicate();
        bytes.limit(buffer.position());
        bytes.position(from);
        return bytes;
    }
}
