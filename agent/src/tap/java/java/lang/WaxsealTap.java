package java.lang;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/**
 * The one class of Waxseal that the JDK's own classes see: advice woven into them calls its static methods, which pass
 * on to the one ear that listens.
 *
 * <p>It MUST be defined by the bootstrap loader and no other: it lives in {@code java.lang} so that every class of every
 * module and loader can link to it. It therefore knows JDK types alone, and it never throws: an ear that fails is told
 * so, and the application goes on.
 *
 * <p>Bytes are passed as they lie in the caller's buffer; an ear must neither keep nor change them.
 */
public abstract class WaxsealTap {

    private static volatile WaxsealTap ear;

    /**
     * Something was not heard and could not even be told of: the stack had no room left for a call. Advice sets it where
     * all else fails, because a field takes no room.
     */
    public static volatile boolean missed;

    /**
     * Whether somebody wants to know who gives event loops their tasks. Advice looks first, for a loop runs a great many
     * of them.
     */
    public static volatile boolean tasks;

    /**
     * Whether there is a TLS connection of which nobody has compared the certificate with the host yet. Advice looks first,
     * for it stands where all that is sent through TLS goes by.
     */
    public static volatile boolean unproven;

    /** Whether somebody waits for what any answer through TLS says; otherwise those that set cookies are told of alone. */
    public static volatile boolean confided;

    /** Whether there is a TLS connection of a client's that speaks HTTP/2, of which all that comes is passed on to the ear. */
    public static volatile boolean follows;

    private static final String SET_COOKIE = "set-cookie:";

    private static final int LONGEST_HEAD = 16 << 10;

    /** Lets this ear listen from now on. */
    public static void open(WaxsealTap listener) {
        ear = listener;
    }

    /** The ear that listens, or null. */
    public static WaxsealTap ear() {
        return ear;
    }

    // ---- what advice calls -------------------------------------------------------------------------------------

    /** A blocking socket has written this many bytes; none if negative. */
    public static void sent(Object connection, Object remote, int port, int local, byte[] bytes, int from, int length) {
        WaxsealTap listener = ear;
        if (listener != null && bytes != null) {
            try {
                listener.hearSent(connection, remote, port, local, bytes, from, length);
            } catch (Throwable failure) {
                tell(listener, "sent", failure);
            }
        }
    }

    /** A blocking socket has read this many bytes; none if negative (the peer said its last). */
    public static void received(Object connection, byte[] bytes, int from, int length) {
        WaxsealTap listener = ear;
        if (listener != null && bytes != null) {
            try {
                listener.hearReceived(connection, bytes, from, length);
            } catch (Throwable failure) {
                tell(listener, "received", failure);
            }
        }
    }

    /** Where a buffer stands before a channel reads from or writes into it. */
    public static int position(ByteBuffer buffer) {
        return buffer == null ? 0 : buffer.position();
    }

    /** Where these buffers stand before a channel reads from or writes into them, or null if nobody listens there. */
    public static int[] positions(Object connection, ByteBuffer[] buffers, int offset, int length) {
        WaxsealTap listener = ear;
        if (listener == null || buffers == null || offset < 0 || length < 0 || offset > buffers.length - length) {
            return null;
        }
        try {
            if (!listener.listensTo(connection)) {
                return null;
            }
            int[] positions = new int[length];
            for (int i = 0; i < length; i++) {
                positions[i] = position(buffers[offset + i]);
            }
            return positions;
        } catch (Throwable failure) {
            tell(listener, "positions", failure);
            return null;
        }
    }

    /** A channel has written what lies between {@code from} and the buffer's position now. */
    public static void sent(Object connection, Object remote, ByteBuffer buffer, int from) {
        WaxsealTap listener = ear;
        if (listener != null && buffer != null) {
            try {
                listener.hearSent(connection, remote, buffer, from);
            } catch (Throwable failure) {
                tell(listener, "sent", failure);
            }
        }
    }

    /** A channel has written what lies between these positions and the buffers' positions now. */
    public static void sent(Object connection, Object remote, ByteBuffer[] buffers, int offset, int[] from) {
        if (from != null) {
            for (int i = 0; i < from.length; i++) {
                sent(connection, remote, buffers[offset + i], from[i]);
            }
        }
    }

    /** A channel has read what lies between {@code from} and the buffer's position now; the peer ended if negative. */
    public static void received(Object connection, ByteBuffer buffer, int from, long count) {
        WaxsealTap listener = ear;
        if (listener != null && buffer != null) {
            try {
                listener.hearReceived(connection, buffer, from, count);
            } catch (Throwable failure) {
                tell(listener, "received", failure);
            }
        }
    }

    /** A channel has read what lies between these positions and the buffers' positions now. */
    public static void received(Object connection, ByteBuffer[] buffers, int offset, int[] from, long count) {
        if (from != null) {
            for (int i = 0; i < from.length; i++) {
                received(connection, buffers[offset + i], from[i], count);
            }
        }
    }

    /** An asynchronous channel begins to write from (or, if {@code reading}, to read into) one buffer or several. */
    public static void begun(
            Object connection, Object remote, boolean reading, ByteBuffer buffer, ByteBuffer[] buffers) {
        WaxsealTap listener = ear;
        if (listener != null) {
            try {
                listener.hearBegun(connection, remote, reading, buffer, buffers);
            } catch (Throwable failure) {
                tell(listener, "begun", failure);
            }
        }
    }

    /** What an asynchronous channel {@linkplain #begun began} is over; the buffers' positions tell how far it came. */
    public static void done(Object connection, boolean reading) {
        WaxsealTap listener = ear;
        if (listener != null) {
            try {
                listener.hearDone(connection, reading);
            } catch (Throwable failure) {
                tell(listener, "done", failure);
            }
        }
    }

    /**
     * This many bytes of a file, from this position, went to a channel without passing through a buffer.
     *
     * @param file a channel, or what a library calls a part of a file; that knows its position if negative
     */
    public static void transferred(Object file, long position, long count, Object connection) {
        WaxsealTap listener = ear;
        if (listener != null && count > 0) {
            try {
                listener.hearTransferred(file, position, count, connection);
            } catch (Throwable failure) {
                tell(listener, "transferred", failure);
            }
        }
    }

    /** The operating system took this many bytes from the front of a library's own queue for the wire. */
    public static void drained(Object channel, Object queue, long count) {
        WaxsealTap listener = ear;
        if (listener != null && count > 0) {
            try {
                listener.hearDrained(channel, queue, count);
            } catch (Throwable failure) {
                tell(listener, "drained", failure);
            }
        }
    }

    /** A library hands over what came in on a channel of its own; null when nothing more will. */
    public static void arrived(Object context, Object message) {
        WaxsealTap listener = ear;
        if (listener != null) {
            try {
                listener.hearArrived(context, message);
            } catch (Throwable failure) {
                tell(listener, "arrived", failure);
            }
        }
    }

    /** A connection is being closed. */
    public static void closed(Object connection) {
        WaxsealTap listener = ear;
        if (listener != null) {
            try {
                listener.hearClosed(connection);
            } catch (Throwable failure) {
                tell(listener, "closed", failure);
            }
        }
    }

    /**
     * A client library is asked for a request.
     *
     * @param seam where; the ear knows what to make of the objects
     * @param subject the object whose method is called
     * @param arguments what it is called with
     * @return what {@link #returned} wants when the method returns on the same thread; may be null
     */
    public static Object called(String seam, Object subject, Object[] arguments) {
        WaxsealTap listener = ear;
        if (listener != null) {
            try {
                return listener.hearCalled(seam, subject, arguments);
            } catch (Throwable failure) {
                tell(listener, "called", failure);
            }
        }
        return null;
    }

    /** The method that was {@link #called} returns; with a future, if the request is not over. */
    public static void returned(Object call, boolean over, Object result) {
        WaxsealTap listener = ear;
        if (listener != null && call != null) {
            try {
                listener.hearReturned(call, over, result);
            } catch (Throwable failure) {
                tell(listener, "returned", failure);
            }
        }
    }

    /** The method that was {@link #called} is left: it throws, so that the request is over, or returns a future. */
    public static void returned(Object call, Throwable thrown, Object result) {
        returned(call, thrown != null, result);
    }

    /**
     * Something that the wire cannot know: an object of a client library was made, a test began.
     *
     * @param event which; the seam and the ear agree on it
     * @param first the event's first argument
     * @param second its second
     */
    public static void told(String event, Object first, Object second) {
        WaxsealTap listener = ear;
        if (listener != null) {
            try {
                listener.hearTold(event, first, second);
            } catch (Throwable failure) {
                tell(listener, event, failure);
            }
        }
    }

    /** As {@link #told}, unless nothing came of it: its second argument is null. */
    public static void came(String event, Object first, Object second) {
        if (second != null) {
            told(event, first, second);
        }
    }

    /** A task of an event loop is over. */
    public static void taskEnded(Object task) {
        if (tasks) {
            told("task ends", task, null);
        }
    }

    /** The JDK's TLS has come to the end of a handshake: on a socket or engine, with a session, by a context. */
    public static void sealed(Object transport, Object session, Object context) {
        told("trust.sealed", transport, new Object[] {session, context});
    }

    /** An engine has come so far with its handshake; told of only where that is over. */
    public static void stepped(Object engine, Object status) {
        if (status == HandshakeStatus.FINISHED) {
            told("trust.finished", engine, null);
        }
    }

    /** Something was sent through this TLS socket; asked here, for advice at the end of a method must not branch. */
    public static void sentSealed(Object socket) {
        if (unproven) {
            told("trust.sends", socket, null);
        }
    }

    /** So many bytes came out of TLS; told of only where somebody wants to know of what is in them. */
    public static void unsealed(Object socket, byte[] bytes, int from, int count) {
        if (count > 0 && ear != null && (follows || bytes[from] == 'H')) {
            unsealed(socket, ByteBuffer.wrap(bytes), from, count);
        }
    }

    /**
     * As {@link #unsealed(Object, byte[], int, int)}, where an engine has filled these buffers, one after the other. Where
     * the first of several is full it is not known where in it that began.
     */
    public static void unsealed(Object engine, ByteBuffer[] into, int first, int count, Object result) {
        if (ear != null && into != null && result instanceof SSLEngineResult unwrapped) {
            int produced = unwrapped.bytesProduced();
            if (produced > 0 && first >= 0 && first < into.length) {
                ByteBuffer bytes = into[first];
                boolean known = bytes != null && (count == 1 || bytes.hasRemaining());
                unsealed(engine, bytes, known ? bytes.position() - produced : -1, produced);
            }
        }
    }

    /** Of so many bytes, from a place that is not known if negative, either all are followed or the head of an answer is. */
    private static void unsealed(Object transport, ByteBuffer bytes, int from, int count) {
        boolean known = from >= 0 && from <= bytes.limit() - count;
        WaxsealTap listener = follows ? ear : null;
        if (listener != null) {
            try {
                if (listener.hearFollowed(transport, known ? bytes : null, from, count)) {
                    return;
                }
            } catch (Throwable failure) {
                tell(listener, "followed", failure);
            }
        }
        if (known && count > 8) {
            answered(transport, bytes, from, count);
        }
    }

    private static void answered(Object transport, ByteBuffer bytes, int from, int count) {
        if (bytes.get(from) == 'H'
                && bytes.get(from + 1) == 'T'
                && bytes.get(from + 2) == 'T'
                && bytes.get(from + 3) == 'P'
                && bytes.get(from + 4) == '/'
                && (confided || setsCookies(bytes, from, count))) {
            told("trust.answered", transport, new Object[] {bytes, from, count});
        }
    }

    /** Whether the head of an answer sets any cookie, which few do. */
    public static boolean setsCookies(ByteBuffer bytes, int from, int count) {
        int last = from + Math.min(count, LONGEST_HEAD) - SET_COOKIE.length() - 1;
        for (int at = from; at < last; at++) {
            if (bytes.get(at) == '\n') {
                if (bytes.get(at + 1) == '\r') {
                    return false; // what follows is no head
                }
                if (isSetCookie(bytes, at + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSetCookie(ByteBuffer bytes, int at) {
        for (int i = 0; i < SET_COOKIE.length(); i++) {
            byte b = bytes.get(at + i);
            if ((b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b) != SET_COOKIE.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A program is about to be started with this command line; returns the one to start it with. */
    public static String[] starting(String[] command, Object environment) {
        WaxsealTap listener = ear;
        if (listener != null && command != null) {
            try {
                return listener.hearStarting(command, environment);
            } catch (Throwable failure) {
                tell(listener, "starting", failure);
            }
        }
        return command;
    }

    private static void tell(WaxsealTap listener, String where, Throwable failure) {
        try {
            listener.failed(where, failure);
        } catch (Throwable untold) {
            missed = true;
        }
    }

    // ---- what an ear does ---------------------------------------------------------------------------------------

    /** For the ear alone. */
    protected WaxsealTap() {}

    protected abstract boolean listensTo(Object connection);

    protected abstract void hearSent(
            Object connection, Object remote, int port, int local, byte[] bytes, int from, int length);

    protected abstract void hearSent(Object connection, Object remote, ByteBuffer buffer, int from);

    protected abstract void hearReceived(Object connection, byte[] bytes, int from, int length);

    protected abstract void hearReceived(Object connection, ByteBuffer buffer, int from, long count);

    protected abstract void hearBegun(
            Object connection, Object remote, boolean reading, ByteBuffer buffer, ByteBuffer[] buffers);

    protected abstract void hearDone(Object connection, boolean reading);

    protected abstract void hearTransferred(Object file, long position, long count, Object connection);

    protected abstract void hearDrained(Object channel, Object queue, long count);

    protected abstract void hearArrived(Object context, Object message);

    protected abstract boolean hearFollowed(Object transport, ByteBuffer bytes, int from, int count);

    protected abstract void hearClosed(Object connection);

    protected abstract Object hearCalled(String seam, Object subject, Object[] arguments);

    protected abstract void hearReturned(Object call, boolean over, Object result);

    protected abstract String[] hearStarting(String[] command, Object environment);

    protected abstract void hearTold(String event, Object first, Object second);

    /** Told of its own failure; must not throw. */
    protected abstract void failed(String where, Throwable failure);
}
