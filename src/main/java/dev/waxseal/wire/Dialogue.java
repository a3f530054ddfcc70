package dev.waxseal.wire;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a parser of one direction may tell and ask of the conversation it is part of; content needs only the consumer. */
interface Dialogue extends Consumer<Heard> {

    /** The requests whose answers are due. */
    Awaited awaited();

    /** A request began; this says it. */
    void asked(RequestHead request);

    /** That request's answer is due after those of the requests before. */
    void awaits(RequestHead request);

    /**
     * Whether the answer that begins with these bytes is kept for later, and all that follows, because what it answers
     * was not heard yet.
     */
    boolean heldBack(byte[] beginning);

    /** A request has its final answer; this says it. */
    void answered(ResponseHead answer);

    /** As {@link #answered}, and with that another protocol or a tunnel begins. */
    void agreed(ResponseHead answer);

    /** A SOCKS proxy was told the target; what is sent from now on is for that. */
    void proxied(String target);

    /** It answered; what is received from now on is from the target. */
    void proxyAnswered();

    /** What was sent next is no request; returns where to go on. */
    int sentOther(StartLine.Kind kind, byte[] before, byte[] bytes, int from, int decided, int to);

    /** What was received next is no response; returns where to go on. */
    int receivedOther(StartLine.Kind kind, byte[] before, int from, int to);

    /** What is sent is nothing that is read here; of it, these bytes came already. */
    void sentStrange(byte[] before);

    /**
     * TLS begins: either side said these bytes of it so far, and goes on.
     *
     * @param protocol what was spoken before and goes on inside, or null where that is not known
     */
    void turnsToTls(boolean sent, byte[] beginning, @Nullable String protocol);

    /** Bytes of TLS. */
    void sealed(boolean sent, byte[] bytes, int from, int to);

    /** What was strange turned out to be this protocol, in clear text or only to begin TLS; null where it is not known. */
    void turnedOut(Nature as, @Nullable String protocol);

    /** The requests are out of step. */
    void lost();

    /** The answers are out of step, and if more of them come, these are not read; requests go on being heard. */
    void answersLost(String unread);
}
