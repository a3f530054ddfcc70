package dev.waxseal.agent.ear;

import dev.waxseal.wire.Conversation;
import dev.waxseal.wire.Nature;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of this JVM, whose bytes may come from several threads.
 *
 * <p>Its monitor is held while bytes are read and findings are written, never while the application or the network is
 * waited for. A monitor, because it is given back even where the stack has no room left for the call that unlocks a lock.
 */
final class Connection implements Hearing.Route {

    private static final ByteBuffer[] NO_BUFFERS = {};
    private static final int[] NOWHERE = {};

    private volatile Peer peer = Peer.UNKNOWN;
    private final Auditor auditor;
    private final Callers callers;
    private final @Nullable Selection selection;
    private Hearing hearing;
    private volatile Conversation conversation;

    /** Something said here was not heard to its end; written before {@code this} is locked, if it must be. */
    volatile boolean interrupted;

    private boolean told;
    private @Nullable ByteBuffer[] writing = NO_BUFFERS;
    private int[] writingFrom = NOWHERE;
    private @Nullable ByteBuffer[] reading = NO_BUFFERS;
    private int[] readingFrom = NOWHERE;

    Connection(Auditor auditor, Callers callers) {
        this.auditor = auditor;
        this.callers = callers;
        selection = auditor.selection();
        hearing = new Hearing(this, auditor, callers);
        conversation = new Conversation(hearing, hearing);
    }

    @Override
    public Peer peer() {
        return peer;
    }

    /** Notes who the other end is; it may be known only when something is sent. */
    void learn(@Nullable Object remote, int port, int local) {
        if (remote != null && !peer.isKnown()) {
            Peer known = auditor.ends().peer(Peer.of(remote, port));
            peer = known;
            if (known.address() != null) {
                auditor.peers().heard(known.address(), known.port(), local);
            }
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
    @Override
    public @Nullable String protocol() {
        return conversation.protocol();
    }

    boolean isDeaf() {
        return conversation.deaf() && !interrupted;
    }

    /** Says that it is deaf, to the first who asks: its reader and its writer may both find out. */
    synchronized boolean deafened() {
        boolean first = !told;
        told = true;
        return first;
    }

    @Override
    public @Nullable String tunnel() {
        return conversation.tunnel();
    }

    synchronized void sent(ByteBuffer bytes) {
        Governor timing = governor();
        if (timing == null) {
            hearSent(bytes);
        } else {
            long begun = timing.begins();
            if (timing.letsGo()) {
                letGo();
            } else {
                hearSent(bytes);
            }
            timing.ends(begun);
        }
    }

    private @Nullable Governor governor() {
        Selection chosen = selection;
        return chosen == null ? null : chosen.governor();
    }

    /** It is followed again from where a request begins, once it may be. */
    private void letGo() {
        if (!interrupted) {
            interrupted = true;
            conversation.pause();
        }
        countLetGo();
    }

    private void countLetGo() {
        Selection chosen = selection;
        if (chosen != null) {
            chosen.letGo();
        }
    }

    private void hearSent(ByteBuffer bytes) {
        boolean resuming = interrupted;
        if (resuming) {
            hearing = new Hearing(this, auditor, callers);
            conversation = new Conversation(hearing, hearing);
            interrupted = false;
        }
        boolean heard = false;
        try {
            hearing.writes(!conversation.isAmid(), bytes);
            conversation.sent(bytes);
            rest();
            heard = !resuming || !isOutOfStep();
        } finally {
            hearing.wrote();
            interrupted |= !heard;
            if (resuming && !heard) {
                countLetGo();
            }
        }
    }

    /** Whether what was sent is the rest of something whose beginning was not heard: the next request may begin anew. */
    private boolean isOutOfStep() {
        return conversation.deaf() && conversation.nature() == Nature.OTHER;
    }

    synchronized void received(ByteBuffer bytes) {
        if (interrupted) {
            return; // nobody knows what it answers
        }
        Governor timing = governor();
        if (timing == null) {
            hearReceived(bytes);
        } else {
            long begun = timing.begins();
            hearReceived(bytes);
            timing.ends(begun);
        }
    }

    private void hearReceived(ByteBuffer bytes) {
        boolean heard = false;
        try {
            conversation.received(bytes);
            rest();
            heard = true;
        } finally {
            interrupted |= !heard;
        }
    }

    /** Lets go of what is no longer needed once all is said and answered, so that an idle connection holds little. */
    private void rest() {
        if (!conversation.isAmid()) {
            hearing.rest();
        }
    }

    /** Whether something is being said here of which the rest is still to come. */
    synchronized boolean isAmid() {
        return conversation.isAmid();
    }

    /** The connection is closed, or the other end has said its last. */
    synchronized void ended() {
        conversation.ended();
    }

    /** All was heard. */
    synchronized void closed() {
        conversation.closed();
    }

    /** Says what it holds back so far; more may come. */
    synchronized void pause() {
        conversation.pause();
    }

    /** An asynchronous write from, or read into, these buffers begins; there is one of each at a time. */
    synchronized void begun(boolean read, @Nullable ByteBuffer[] buffers) {
        int[] from = new int[buffers.length];
        for (int i = 0; i < from.length; i++) {
            ByteBuffer buffer = buffers[i];
            from[i] = buffer == null ? 0 : buffer.position();
        }
        if (read) {
            reading = buffers;
            readingFrom = from;
        } else {
            writing = buffers;
            writingFrom = from;
        }
    }

    /** It is over; the buffers' positions tell how many bytes it moved. */
    synchronized void done(boolean read) {
        @Nullable ByteBuffer[] buffers = read ? reading : writing;
        int[] from = read ? readingFrom : writingFrom;
        if (read) {
            reading = NO_BUFFERS;
        } else {
            writing = NO_BUFFERS;
        }
        for (int i = 0; i < buffers.length; i++) {
            ByteBuffer buffer = buffers[i];
            if (buffer != null && buffer.position() > from[i]) {
                ByteBuffer moved = between(buffer, from[i]);
                if (read) {
                    received(moved);
                } else {
                    sent(moved);
                }
            }
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
