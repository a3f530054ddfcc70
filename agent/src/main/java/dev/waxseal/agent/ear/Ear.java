package dev.waxseal.agent.ear;

import static java.util.Objects.requireNonNull;

import dev.waxseal.agent.client.NettyPipeline;
import dev.waxseal.agent.ear.Turns.Turn;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ear at the tap, a method for each thing that the tap tells: sorts what it hears by connection. Bytes of connections
 * that carry nothing for us (other protocols, this JVM's own servers, TLS once its handshake is over) cost one comparison.
 */
public final class Ear extends WaxsealTap {

    /** How much of a transferred file is read at a time, in bytes. */
    private static final int FILE_STRETCH = 64 * 1024;

    private volatile @Nullable Places places;
    private volatile boolean listensToFiles;

    /** What knows Netty's messages was asked before, where the stack had room for its classes to be made. */
    private volatile boolean meetsNetty;

    private volatile @Nullable CrtTraffic crt;
    private final Auditor auditor;
    private final Connections connections;
    private final Callers callers;
    private final Beyond beyond;
    private final TrustEar trust;
    private final String output;

    /**
     * An ear that does not listen yet.
     *
     * @param output where the journal is written; what another agent of ours is told that comes later
     */
    public Ear(Auditor auditor, Callers callers, Beyond beyond, String output) {
        this.auditor = auditor;
        this.connections = new Connections(auditor, callers);
        this.callers = callers;
        this.beyond = beyond;
        this.trust = new TrustEar(auditor, callers);
        this.output = output;
    }

    /**
     * Hears from now on.
     *
     * @param more where to listen too, once there is a reason to
     */
    public void listen(Places more) {
        places = more;
        open(this);
    }

    @Override
    protected boolean listensTo(Object key) {
        return connections.get(key) != Connections.DEAF;
    }

    @Override
    protected void hearSent(
            Object key, @Nullable Object remote, int port, int local, byte[] bytes, int from, int length) {
        if (from >= 0 && length > 0 && from <= bytes.length - length) {
            Object connection = connections.get(key);
            if (connection != Connections.DEAF) {
                sent(key, connection, remote, port, local, ByteBuffer.wrap(bytes, from, length));
            }
        }
    }

    @Override
    protected void hearSent(Object key, @Nullable Object remote, ByteBuffer buffer, int from) {
        Object connection = connections.get(key);
        if (connection != Connections.DEAF && buffer.position() > from) {
            sent(key, connection, remote, 0, 0, Connection.between(buffer, from));
        }
    }

    @Override
    protected void hearReceived(Object key, byte[] bytes, int from, int count) {
        Object connection = connections.get(key);
        if (connection != Connections.DEAF) {
            if (count < 0) {
                Connections.ended(connection);
            } else if (count > 0) {
                received(key, connection, ByteBuffer.wrap(bytes, from, count));
            }
        }
    }

    @Override
    protected void hearReceived(Object key, ByteBuffer buffer, int from, long count) {
        Object connection = connections.get(key);
        if (connection != Connections.DEAF) {
            if (count < 0) {
                Connections.ended(connection);
            } else if (buffer.position() > from) {
                received(key, connection, Connection.between(buffer, from));
            }
        }
    }

    @Override
    protected void hearBegun(
            Object key,
            @Nullable Object remote,
            boolean reading,
            @Nullable ByteBuffer buffer,
            @Nullable ByteBuffer @Nullable [] buffers) {
        Object connection = connections.get(key);
        if (connection != Connections.DEAF) {
            StackRoom.demand();
            @Nullable ByteBuffer[] several = buffers == null ? new @Nullable ByteBuffer[] {buffer} : buffers;
            connections.of(key, connection, remote, 0).begun(reading, several);
        }
    }

    @Override
    protected void hearDone(Object key, boolean reading) {
        if (connections.get(key) instanceof Connection connection) {
            Turn turn = connections.take(connection);
            if (turn != null) {
                try {
                    connection.done(reading);
                    connections.forgetIfDeaf(key, connection);
                } finally {
                    turn.taken = false;
                }
            }
        }
    }

    @Override
    protected void hearTransferred(Object file, long position, long count, Object key) {
        if (file instanceof FileChannel channel) {
            if (key instanceof SocketChannel) { // and not from file to file
                transferred(channel, position, count, key);
            }
            return;
        }
        NettyTransport netty = NettyTransport.ofRegion(file);
        transferred(
                netty.file(file),
                position < 0 ? netty.reached(file) : position,
                count,
                NettyTransport.of(key) == null ? key : netty.connection(key));
    }

    private void transferred(FileChannel file, long position, long count, Object key) {
        Object connection = connections.get(key);
        Turn turn = connection == Connections.DEAF ? null : connections.take(connection);
        if (turn == null) {
            return;
        }
        try {
            Connection known = connections.of(key, connection, null, 0);
            ByteBuffer stretch = ByteBuffer.allocate((int) Math.min(FILE_STRETCH, count));
            for (long at = position; at < position + count && !known.isDeaf(); at += stretch.limit()) {
                stretch.clear().limit((int) Math.min(stretch.capacity(), position + count - at));
                boolean whole = FileReading.read(file, at, stretch);
                known.sent(stretch.flip());
                if (!whole) {
                    break; // the file became shorter
                }
            }
            connections.forgetIfDeaf(key, known);
        } finally {
            turn.taken = false;
        }
    }

    @Override
    protected void hearDrained(Object channel, Object queue, long count) {
        NettyTransport netty = NettyTransport.of(channel);
        if (netty == null) {
            return; // the JDK wrote it, where it was heard
        }
        Object key = netty.connection(channel);
        Object known = connections.get(key);
        Turn turn = known == Connections.DEAF ? null : connections.take(known);
        if (turn != null) {
            try {
                Connection connection = connections.of(key, known, netty.remote(channel), 0);
                for (ByteBuffer bytes : netty.first(queue, count)) {
                    connection.sent(bytes);
                }
                connections.forgetIfDeaf(key, connection);
            } finally {
                turn.taken = false;
            }
        }
    }

    @Override
    protected void hearArrived(Object context, @Nullable Object message) {
        Object channel = NettyTransport.channelOf(context);
        NettyTransport netty = NettyTransport.of(channel);
        if (netty == null) {
            return;
        }
        Object key = netty.connection(channel);
        if (message == null) {
            hearClosed(key);
            return;
        }
        Object known = connections.get(key);
        Turn turn = known == Connections.DEAF ? null : connections.take(known);
        if (turn != null) {
            try {
                List<ByteBuffer> parts = netty.readable(message);
                if (!parts.isEmpty()) { // and not a datagram, or a connection that was accepted
                    Connection connection = connections.of(key, known, netty.remote(channel), 0);
                    for (ByteBuffer bytes : parts) {
                        connection.received(bytes);
                    }
                    connections.forgetIfDeaf(key, connection);
                }
            } finally {
                turn.taken = false;
            }
        }
    }

    @Override
    protected boolean hearFollowed(Object transport, @Nullable ByteBuffer bytes, int from, int count) {
        return trust.followed(transport, bytes, from, count);
    }

    @Override
    protected void hearClosed(Object key) {
        Connections.ended(connections.get(key));
    }

    @Override
    protected @Nullable Object hearCalled(String seam, Object subject, Object[] arguments) {
        Turn turn = Connections.TURNS.take();
        if (turn == null) {
            return null;
        }
        try {
            return callers.calls().begun(seam, subject, arguments);
        } finally {
            turn.taken = false;
        }
    }

    @Override
    protected void hearReturned(Object call, boolean over, @Nullable Object result) {
        StackRoom.demand();
        callers.calls().returned(call, over, result);
    }

    @Override
    protected String[] hearStarting(String[] command, @Nullable Object environment) {
        return beyond.starting(command, environment);
    }

    @Override
    protected void hearTold(String event, @Nullable Object first, @Nullable Object second) {
        boolean netty = event.equals(NettyPipeline.SEAM);
        if (first == null || (netty && meetsNetty && !NettyPipeline.concerns(first, second))) {
            return; // most of what Netty writes is no request
        }
        Turn turn = Connections.TURNS.take();
        if (turn != null) {
            try {
                if (netty && !meetsNetty) {
                    meetsNetty = true;
                    if (!NettyPipeline.concerns(first, second)) {
                        return;
                    }
                }
                if (event.startsWith("crt.")) {
                    crt().told(event, first, second);
                } else if (!trust.told(event, first, second) && !beyond.told(event, first, second)) {
                    callers.told(event, first, second);
                }
            } finally {
                turn.taken = false;
            }
        }
    }

    private CrtTraffic crt() {
        CrtTraffic made = crt;
        if (made == null) {
            synchronized (this) {
                made = crt;
                if (made == null) {
                    made = new CrtTraffic(auditor, callers, requireNonNull(places));
                    crt = made;
                }
            }
        }
        return made;
    }

    @Override
    protected void failed(String where, Throwable failure) {
        auditor.failed(where, failure);
    }

    /** The JVM begins to end: says what connections hold back so far. The application may go on talking meanwhile. */
    public void pause() {
        connections.pause();
        CrtTraffic beside = crt;
        if (beside != null) {
            beside.pause();
        }
        trust.end();
    }

    /** Hears no more; says what was heard of everything that is under way. Returns on how many connections that was. */
    public int leave() {
        open(null);
        tasks = false;
        unproven = false;
        confided = false;
        follows = false;
        CrtTraffic beside = crt;
        if (beside != null) {
            beside.pause();
        }
        trust.leave();
        return connections.close();
    }

    /** Nobody is told any more of what was heard. */
    public void fallSilent() {
        auditor.leave();
    }

    private void sent(
            Object key, @Nullable Object known, @Nullable Object remote, int port, int local, ByteBuffer bytes) {
        Turn turn = connections.take(known);
        if (turn != null) {
            try {
                catchUp();
                Connection connection = connections.of(key, known, remote, port, local);
                connection.sent(bytes);
                if (key instanceof SocketChannel && connection.isPlaintext()) {
                    listenToFiles();
                }
                connections.forgetIfDeaf(key, connection);
            } finally {
                turn.taken = false;
            }
        }
    }

    private void listenToFiles() {
        Places more = places;
        if (more != null && !listensToFiles) {
            listensToFiles = true;
            more.files();
        }
    }

    private void received(Object key, @Nullable Object known, ByteBuffer bytes) {
        Turn turn = connections.take(known);
        if (turn != null) {
            try {
                Connection connection = connections.of(key, known, null, 0);
                connection.received(bytes);
                connections.forgetIfDeaf(key, connection);
            } finally {
                turn.taken = false;
            }
        }
    }

    /** Says what could not be said when it happened: that something was not heard. */
    public void catchUp() {
        if (missed) {
            missed = false;
            auditor.failed("hearing", new StackOverflowError());
        }
        auditor.catchUp();
    }

    /** The output directory. It is asked for across class loaders, where this class's own methods are out of reach. */
    @Override
    public String toString() {
        return output;
    }
}
