package dev.waxseal.agent.ear;

import com.blogspot.mydailyjava.weaklockfree.WeakConcurrentMap;
import dev.waxseal.agent.ear.Turns.Turn;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** The connections that are open, by socket or channel, without keeping those alive; and whose turn it is to be heard. */
final class Connections {

    /** Stands for every connection that has nothing more to say. */
    static final Object DEAF = new Object();

    static final Turns TURNS = new Turns();

    /** A {@link Connection}, or {@link #DEAF}. */
    private final WeakConcurrentMap<Object, Object> connections = new WeakConcurrentMap.WithInlinedExpunction<>();

    private final Deafened deafened = new Deafened();
    private final Auditor auditor;
    private final Callers callers;

    Connections(Auditor auditor, Callers callers) {
        this.auditor = auditor;
        this.callers = callers;
    }

    /** What is known of it: a {@link Connection}, {@link #DEAF}, or null. */
    @Nullable Object get(Object key) {
        return deafened.has(key) ? DEAF : connections.get(key);
    }

    /** Takes this thread's turn, if it can. A connection of which something was not heard must know it. */
    @Nullable Turn take(@Nullable Object known) {
        boolean asked = false;
        try {
            Turn turn = TURNS.take();
            asked = true;
            return turn;
        } finally {
            if (!asked && known instanceof Connection connection) {
                connection.interrupted = true;
            }
        }
    }

    /** The connection of this key, made when it is met for the first time. */
    Connection of(Object key, @Nullable Object known, @Nullable Object remote, int port) {
        return of(key, known, remote, port, 0);
    }

    /** As {@link #of(Object, Object, Object, int)}; {@code local} is its port on this machine, 0 if that is not known. */
    Connection of(Object key, @Nullable Object known, @Nullable Object remote, int port, int local) {
        if (known instanceof Connection connection) {
            if (remote != null && !connection.peer().isKnown()) {
                connection.learn(remote, port, local != 0 ? local : localPort(key));
            }
            return connection;
        }
        Connection fresh = new Connection(auditor, callers);
        fresh.learn(remote, port, local != 0 ? local : localPort(key));
        Object other = connections.putIfAbsent(key, fresh);
        return other instanceof Connection connection ? connection : fresh;
    }

    private static int localPort(Object key) {
        try {
            SocketAddress local = key instanceof SocketChannel channel
                    ? channel.getLocalAddress()
                    : key instanceof AsynchronousSocketChannel channel ? channel.getLocalAddress() : null;
            return local instanceof InetSocketAddress socket ? socket.getPort() : 0;
        } catch (IOException closed) {
            return 0;
        }
    }

    /** A connection that has nothing more to say costs one look-up from now on. */
    void forgetIfDeaf(Object key, Connection connection) {
        if (connection.isDeaf()) {
            connections.put(key, DEAF);
            deafened.add(key);
            if (connection.deafened()) {
                deafened(connection);
            }
        }
    }

    private void deafened(Connection connection) {
        Recorder recorder = auditor.recorder();
        if (connection.isIncomplete()) {
            recorder.lost();
        }
        String protocol = connection.protocol();
        if (protocol != null && !connection.isEncrypted()) {
            auditor.spoken(protocol, Target.ofConnection(protocol, false, connection.peer(), connection.tunnel()));
        }
    }

    /** Nothing more will come in. What went out is perhaps still to be heard, so it is kept as long as the application does. */
    static void ended(@Nullable Object known) {
        Turn turn = known instanceof Connection ? TURNS.take() : null;
        if (turn != null && known instanceof Connection connection) {
            try {
                connection.ended();
            } finally {
                turn.taken = false;
            }
        }
    }

    /** All was heard that will be: says what connections hold back. Returns on how many something was under way. */
    int close() {
        int underway = 0;
        for (var entry : connections) {
            Turn turn = entry.getValue() instanceof Connection ? TURNS.take() : null;
            if (turn != null && entry.getValue() instanceof Connection connection) {
                try {
                    underway += connection.isAmid() ? 1 : 0;
                    connection.closed();
                } finally {
                    turn.taken = false;
                }
            }
        }
        return underway;
    }

    /** The JVM begins to end: says what connections hold back so far. The application may go on talking meanwhile. */
    void pause() {
        for (var entry : connections) {
            Turn turn = entry.getValue() instanceof Connection ? TURNS.take() : null;
            if (turn != null && entry.getValue() instanceof Connection connection) {
                try {
                    connection.pause();
                } finally {
                    turn.taken = false;
                }
            }
        }
    }
}
