package dev.waxseal.wire;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
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

    /** What a connection turned out to be. */
    public enum Nature {
        /** Too little was said to know. */
        UNDECIDED,
        /** HTTP in clear text, with this side as the client. */
        PLAINTEXT,
        /** TLS, from the beginning or after a proxy opened a tunnel. */
        TLS,
        /** This side is the server. */
        SERVER,
        /** Neither HTTP nor TLS. */
        OTHER
    }

    /** Requests that may await their answers; pipelining clients keep to a handful. With more, answers are not heard. */
    private static final int AWAITED_MOST = 16;

    /** Kept of an answer that was heard before its request; then it is read without. */
    private static final int EARLY_MOST = 64 << 10;

    /** Bytes that are not in an array are copied in pieces of this size. */
    private static final int PIECE = 16 << 10;

    private final Consumer<? super Heard> ear;
    private Nature nature = Nature.UNDECIDED;
    private boolean deaf;
    private boolean muted;
    private int requests;
    private boolean incomplete;
    private @Nullable String tunnel;

    private Reading sending = new Http1Requests(this);
    private Reading receiving = new Http1Responses(this);
    private @Nullable Queue<RequestHead> awaited;

    /**
     * Another thread may read an answer before the one that wrote the request gets to say so; such an answer is held
     * here until its request is known.
     */
    private byte @Nullable [] early;

    private int earlyLength;
    private boolean patient = true;
    private boolean askedMore;

    /**
     * A conversation at its very beginning.
     *
     * @param ear is told what was heard, on the thread that brought the bytes
     */
    public Conversation(Consumer<? super Heard> ear) {
        this.ear = ear;
    }

    /** Bytes this side put on the wire; the buffer's position is left alone. */
    public void sent(ByteBuffer bytes) {
        if (!deaf) {
            hear(true, bytes);
        }
    }

    /** Bytes that came back; the buffer's position is left alone. */
    public void received(ByteBuffer bytes) {
        if (!deaf) {
            hear(false, bytes);
        }
    }

    /** The connection ended; what was held back is said now. */
    public void closed() {
        if (!deaf) {
            end(nature);
        }
    }

    /** Whether nothing more will be heard here: TLS, not HTTP, closed, out of step, or this side is the server. */
    public boolean deaf() {
        return deaf;
    }

    /** What this connection turned out to be. */
    public Nature nature() {
        return nature;
    }

    /** How many requests were heard in clear text. */
    public int requests() {
        return requests;
    }

    /** Whether requests may have gone unheard: they came in clear text, and then what could not be followed any more. */
    public boolean incomplete() {
        return incomplete;
    }

    /**
     * The target of the tunnel this conversation now goes through, {@code host:port} as it was named to the HTTP or SOCKS
     * proxy at the other end, or null.
     */
    public @Nullable String tunnel() {
        return tunnel;
    }

    private void hear(boolean sent, ByteBuffer bytes) {
        boolean heard = false;
        try {
            if (bytes.hasArray()) {
                int begin = bytes.arrayOffset() + bytes.position();
                read(sent, bytes.array(), begin, begin + bytes.remaining());
            } else {
                ByteBuffer rest = bytes.duplicate();
                byte[] piece = new byte[Math.min(rest.remaining(), PIECE)];
                while (rest.hasRemaining() && !deaf) {
                    int length = Math.min(rest.remaining(), piece.length);
                    rest.get(piece, 0, length);
                    read(sent, piece, 0, length);
                }
            }
            heard = true;
        } finally {
            if (!heard) {
                muted = true;
                end(nature);
            }
        }
    }

    private void read(boolean sent, byte[] bytes, int from, int to) {
        if (sent) {
            readSent(bytes, from, to);
        } else {
            readReceived(bytes, from, to);
        }
    }

    private void readSent(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = sending.read(bytes, at, to);
        }
        if (early != null && askedMore) {
            askedMore = false;
            replay();
        }
    }

    private void readReceived(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (early != null) {
                at = hold(early, bytes, at, to);
            } else {
                at = receiving.read(bytes, at, to);
            }
        }
    }

    /**
     * Whether the answer that begins with these bytes is kept for later, and all that follows, because what it answers
     * was not heard yet.
     */
    boolean heldBack(byte[] beginning) {
        if (!patient || sending == Reading.DEAF) {
            return false;
        }
        early = beginning;
        earlyLength = beginning.length;
        askedMore = false;
        return true;
    }

    private int hold(byte[] held, byte[] bytes, int from, int to) {
        int length = to - from;
        if (earlyLength + length > EARLY_MOST) {
            patient = false;
            replay();
            return from;
        }
        if (earlyLength + length > held.length) {
            early = Arrays.copyOf(held, Math.max(earlyLength + length, 2 * held.length));
        }
        System.arraycopy(bytes, from, early, earlyLength, length);
        earlyLength += length;
        return to;
    }

    private void replay() {
        byte[] held = early;
        int length = earlyLength;
        early = null;
        earlyLength = 0;
        if (held != null) {
            readReceived(held, 0, length);
        }
    }

    void say(Heard heard) {
        if (!muted) {
            ear.accept(heard);
        }
    }

    /** A request began. */
    void asked(RequestHead request) {
        nature = Nature.PLAINTEXT;
        requests++;
        askedMore = true;
        say(request);
    }

    /** That request's answer is due after those of the requests before. */
    void awaits(RequestHead request) {
        if (receiving == Reading.DEAF) {
            return;
        }
        if (awaited == null) {
            awaited = new ArrayDeque<>(2);
        }
        awaited.add(request);
        if (awaited.size() > AWAITED_MOST) {
            answersLost();
        }
    }

    /** The request whose answer is due, or null where none was heard. */
    @Nullable RequestHead awaited() {
        return awaited == null ? null : awaited.peek();
    }

    /** As {@link #awaited}, and it is answered now. */
    @Nullable RequestHead answered() {
        if (nature == Nature.UNDECIDED) {
            nature = Nature.PLAINTEXT;
        }
        return awaited == null ? null : awaited.poll();
    }

    /** That request has its final answer, so its content may stay away if it asked for leave to send it. */
    void answeredFinally(RequestHead request) {
        if (request.fields().first("Expect") != null && sending instanceof Http1Requests requesting) {
            requesting.excuseContent(request);
        }
    }

    /** The proxy opened a tunnel: inside, everything starts afresh. */
    void tunnelled(String target) {
        tunnel = target;
        afresh();
    }

    /** A SOCKS proxy was told the target; what is sent from now on is for that. */
    void proxied(String target) {
        tunnel = target;
        sending = new Http1Requests(this);
    }

    /** It answered; what is received from now on is from the target. */
    void proxyAnswered() {
        receiving = new Http1Responses(this);
    }

    /** The server agreed to another protocol (RFC 9110 section 7.8). */
    void switched(ResponseHead answer) {
        String protocol = answer.fields().first("Upgrade");
        RequestHead request = answer.request();
        if (deaf || protocol == null || request == null) {
            afresh();
        } else if (protocol.equalsIgnoreCase("websocket")) {
            sending = new Flow(WebSocketFrames.after(request, answer, this));
            receiving = new Flow(WebSocketFrames.after(answer, answer, this));
        } else if (protocol.equalsIgnoreCase("h2c")) {
            Reading asking = sending;
            http2(0).upgraded(request);
            if (asking instanceof Http1Requests content) {
                sending = new Upgrading(content, sending);
            }
        } else {
            afresh();
        }
    }

    private Http2 http2(int intoPreface) {
        Http2 http2 = new Http2(this);
        sending = http2.sent(intoPreface);
        receiving = http2.received();
        awaited = null;
        askedMore = true;
        return http2;
    }

    /** What is sent is nothing of ours. */
    void notHttp(Nature otherwise) {
        if (nature == Nature.UNDECIDED) {
            end(otherwise);
        } else {
            lost();
        }
    }

    private void afresh() {
        if (deaf) { // the answer was the last thing that was held back
            return;
        }
        nature = Nature.UNDECIDED;
        awaited = null;
        sending = new Http1Requests(this);
        receiving = new Http1Responses(this);
    }

    /** What was sent next is no request; returns where to go on. */
    int sentOther(StartLine.Kind kind, byte[] bytes, int decided, int to) {
        switch (kind) {
            case HTTP_2 -> {
                http2(Http2.FIRST_LINE);
                return decided;
            }
            case SOCKS -> {
                if (nature != Nature.UNDECIDED) {
                    lost();
                    return to;
                }
                sending = new SocksPreamble(this);
                receiving = new SocksPreamble.Replies(this, bytes[decided - 1] == SocksPreamble.VERSION_4);
                return decided - 1;
            }
            case PROXY -> {
                return decided;
            }
            case TLS -> {
                RequestHead last = awaited();
                if (last != null && last.method().equals("CONNECT")) { // a client that did not wait for the tunnel
                    tunnel = last.target();
                }
                end(Nature.TLS);
            }
            case RESPONSE, HTTP_2_SETTINGS -> notHttp(Nature.SERVER);
            case UNDECIDED, REQUEST, OTHER -> notHttp(Nature.OTHER);
        }
        return to;
    }

    /** What was received next is no response; returns where to go on. */
    int receivedOther(StartLine.Kind kind, byte[] before, int from, int to) {
        if (nature == Nature.PLAINTEXT) {
            answersLost();
        } else if (kind == StartLine.Kind.HTTP_2_SETTINGS && heldBack(before)) {
            return from;
        } else {
            end(isAsking(kind) ? Nature.SERVER : Nature.OTHER);
        }
        return to;
    }

    private static boolean isAsking(StartLine.Kind kind) {
        return switch (kind) {
            case REQUEST, HTTP_2, TLS, SOCKS, PROXY -> true;
            case UNDECIDED, RESPONSE, HTTP_2_SETTINGS, OTHER -> false;
        };
    }

    /** The requests are out of step. */
    void lost() {
        incomplete = true;
        end(nature);
    }

    /** The answers are out of step; requests go on being heard. */
    void answersLost() {
        awaited = null;
        Reading lost = receiving;
        receiving = Reading.DEAF;
        lost.end();
    }

    private void end(Nature as) {
        deaf = true;
        nature = as;
        patient = false;
        Reading sent = sending;
        sending = Reading.DEAF;
        sent.end();
        replay();
        Reading received = receiving;
        receiving = Reading.DEAF;
        received.end();
        awaited = null;
    }
}
