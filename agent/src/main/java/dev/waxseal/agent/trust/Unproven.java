package dev.waxseal.agent.trust;

import com.blogspot.mydailyjava.weaklockfree.WeakConcurrentMap;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Connections whose handshake did not compare the certificate with the host. Whoever does that afterwards must ask the
 * session for the certificate and then read its names or its key; who sends a first byte before anyone has, has not done it.
 * To ask alone proves nothing: many only write down whom they met. As long as there are no such connections, the places that
 * tell of all this say nothing.
 */
final class Unproven {

    /** A connection, and what became of it until something was sent. */
    static final class Connection {
        final Handshaken handshaken;

        /** Whether somebody has read whose the certificate is, and may have compared that. */
        volatile boolean compared;

        /** Whether that was a verifier, who is judged by himself, or somebody who read the key and may know it. */
        volatile boolean known;

        Connection(Handshaken handshaken) {
            this.handshaken = handshaken;
        }
    }

    /** How many connections are told apart that have one certificate and wait at the same time. */
    private static final int MOST = 100;

    private final WeakConcurrentMap<Object, Connection> byTransport = new WeakConcurrentMap.WithInlinedExpunction<>();
    private final WeakConcurrentMap<Object, Connection> bySession = new WeakConcurrentMap.WithInlinedExpunction<>();

    /** By the certificate and by its subject, which the JDK gives to all who meet the same: those that were asked for it. */
    private final WeakConcurrentMap<Object, List<WeakReference<Connection>>> byIdentity =
            new WeakConcurrentMap.WithInlinedExpunction<>();

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

    /** A verifier is asked about it, who is judged by himself. */
    void asked(Object sessionOrTransport) {
        Connection connection = bySession.remove(sessionOrTransport);
        connection = connection == null ? byTransport.get(sessionOrTransport) : connection;
        if (connection != null) {
            connection.compared = true;
            connection.known = true;
        }
    }

    /** Somebody is given the certificate, or its subject. */
    void handed(Object session) {
        Connection connection = bySession.get(session);
        if (connection != null && !connection.known) {
            X509Certificate own = connection.handshaken.chain().get(0);
            if (!Make.isOfTheJdk(own)) {
                asked(session); // who reads it is not seen
                return;
            }
            handed(own, connection);
            handed(own.getSubjectX500Principal(), connection);
        }
    }

    private void handed(Object identity, Connection connection) {
        List<WeakReference<Connection>> those = byIdentity.get(identity);
        if (those == null) {
            List<WeakReference<Connection>> made = new ArrayList<>(1);
            those = byIdentity.putIfAbsent(identity, made);
            those = those == null ? made : those;
        }
        synchronized (those) {
            those.removeIf(one -> one.refersTo(null));
            if (those.size() >= MOST) {
                compared(those, true); // nobody is blamed who may not deserve it
            }
            those.add(new WeakReference<>(connection));
        }
    }

    /**
     * Somebody reads a certificate's names or key, or a subject's name.
     *
     * @param key whether it is the key, or all of it
     */
    void read(Object identity, boolean key) {
        List<WeakReference<Connection>> those = byIdentity.get(identity);
        if (those != null && !isForHandshake()) {
            synchronized (those) {
                compared(those, key);
            }
        }
    }

    /** Whether another handshake reads it: the JDK gives one object to all who meet the same certificate. */
    private static boolean isForHandshake() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.dropWhile(Unproven::isOurs)
                        .takeWhile(frame -> frame.getDeclaringClass().getClassLoader() == null)
                        .anyMatch(frame -> frame.getClassName().startsWith("sun.security.ssl.HandshakeContext")
                                || frame.getClassName().startsWith("sun.security.ssl.SSLHandshake")));
    }

    private static boolean isOurs(StackWalker.StackFrame frame) {
        return frame.getClassName().startsWith("dev.waxseal.agent.");
    }

    private static void compared(List<WeakReference<Connection>> those, boolean key) {
        for (WeakReference<Connection> one : those) {
            Connection connection = one.get();
            if (connection != null) {
                connection.compared = true;
                connection.known |= key;
            }
        }
        if (key) {
            those.clear();
        }
    }

    /** That which is sent through here; told once. */
    @Nullable Connection sends(Object transport, @Nullable Object bytes) {
        if (transport instanceof SSLEngine && (!(bytes instanceof ByteBuffer[] buffers) || isEmpty(buffers))) {
            return null;
        }
        Connection connection = byTransport.remove(transport);
        WaxsealTap.unproven = byTransport.approximateSize() > 0;
        return connection;
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
