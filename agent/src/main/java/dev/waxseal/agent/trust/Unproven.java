package dev.waxseal.agent.trust;

import com.blogspot.mydailyjava.weaklockfree.WeakConcurrentMap;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Connections whose handshake did not compare the certificate with the host. Whoever does that afterwards must look at the
 * certificate; who sends a first byte before anyone has looked has not done it. As long as there are none, the places that
 * tell of both say nothing.
 */
final class Unproven {

    private static final class Connection {
        final Handshaken handshaken;
        volatile boolean looked;

        Connection(Handshaken handshaken) {
            this.handshaken = handshaken;
        }
    }

    private final WeakConcurrentMap<Object, Connection> byTransport = new WeakConcurrentMap.WithInlinedExpunction<>();
    private final WeakConcurrentMap<Object, Connection> bySession = new WeakConcurrentMap.WithInlinedExpunction<>();

    /** One more, with the socket or engine that it is sent through. */
    void add(Object session, Object transport, Handshaken handshaken) {
        Connection connection = new Connection(handshaken);
        bySession.put(session, connection);
        byTransport.put(transport, connection);
        WaxsealTap.unproven = true;
    }

    /** Whether this session, socket or engine is one of them. */
    boolean has(Object sessionOrTransport) {
        return bySession.containsKey(sessionOrTransport) || byTransport.containsKey(sessionOrTransport);
    }

    /** Somebody looks at the certificate. */
    void looked(Object sessionOrTransport) {
        Connection connection = bySession.remove(sessionOrTransport);
        connection = connection == null ? byTransport.get(sessionOrTransport) : connection;
        if (connection != null) {
            connection.looked = true;
        }
    }

    /** The handshake of that which is about to be sent through here, if nobody has looked; told once. */
    @Nullable Handshaken sends(Object transport, @Nullable Object bytes) {
        if (bytes instanceof ByteBuffer[] buffers && isEmpty(buffers)) {
            return null;
        }
        Connection connection = byTransport.remove(transport);
        WaxsealTap.unproven = byTransport.approximateSize() > 0;
        return connection == null || connection.looked ? null : connection.handshaken;
    }

    private static boolean isEmpty(@Nullable ByteBuffer[] buffers) {
        for (ByteBuffer buffer : buffers) {
            if (buffer != null && buffer.hasRemaining()) {
                return false;
            }
        }
        return true;
    }
}
