package dev.waxseal.wire;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one connection by now, who speaks what, and what it means when that changes: all in one place, since
 * whatever changes changes the rest.
 */
final class Talk implements Dialogue {

    private final Consumer<? super Heard> ear;
    private final @Nullable TlsEar tls;
    private final Awaited awaited = new Awaited();
    private final NextProtocol spoken = new NextProtocol(this);
    private Nature nature = Nature.UNDECIDED;
    private boolean deaf;
    private boolean muted;
    private boolean incomplete;
    private boolean over;
    private @Nullable String tunnel;
    private @Nullable String protocol;

    Talk(Consumer<? super Heard> ear, @Nullable TlsEar tls) {
        this.ear = ear;
        this.tls = tls;
    }

    /** Takes bytes that either side said; whoever is not deaf may be given some. */
    void read(boolean sent, byte[] bytes, int from, int to) {
        if (!sent) {
            readReceived(bytes, from, to);
            return;
        }
        int at = from;
        while (at < to) {
            at = spoken.sending().read(bytes, at, to);
        }
        if (awaited.isDue()) {
            replay();
        }
        if (over) {
            endReceiving(); // nobody else comes to say what this has left
        }
    }

    private void readReceived(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (!awaited.isHolding()) {
                at = spoken.receiving().read(bytes, at, to);
            } else if (awaited.hold(bytes, at, to)) {
                return;
            } else {
                replay();
            }
        }
    }

    /** Reads the answer that was kept until its request is known. */
    private void replay() {
        byte[] held = awaited.release();
        readReceived(held, 0, held.length);
    }

    /** The ear failed: nothing more is said. */
    void mute() {
        muted = true;
    }

    /** It is over; what was held back is said now. */
    void end() {
        end(nature);
    }

    /** Nothing is received any more, and what was sent may be heard late; what was held back is said now. */
    void endReceiving() {
        if (nature == Nature.TLS) {
            end();
        }
        if (deaf) {
            return;
        }
        over = true;
        awaited.giveUp();
        spoken.expectNoMoreSent();
        replay();
        spoken.endReceiving();
        awaited.clear();
    }

    /** Says what is held back so far; it may go on. */
    void pause() {
        spoken.pause();
    }

    /** Whether either side is in the midst of a message, or an answer is still to come. */
    boolean isAmid() {
        return awaited.next() != null || spoken.isAmid();
    }

    private void end(Nature as) {
        boolean unsaid = !deaf && as == Nature.TLS;
        silence(as);
        if (unsaid && tls != null && !muted) {
            tls.ended();
        }
    }

    /** No more is read of what was spoken so far. */
    private void silence(Nature as) {
        deaf = true;
        nature = as;
        awaited.giveUp();
        spoken.endSending();
        replay();
        spoken.endReceiving();
        awaited.clear();
    }

    boolean isDeaf() {
        return deaf;
    }

    Nature nature() {
        return nature;
    }

    boolean isIncomplete() {
        return incomplete;
    }

    @Nullable String tunnel() {
        return tunnel;
    }

    @Nullable String protocol() {
        return protocol;
    }

    @Override
    public void accept(Heard heard) {
        if (!muted) {
            ear.accept(heard);
        }
    }

    @Override
    public Awaited awaited() {
        return awaited;
    }

    @Override
    public void asked(RequestHead request) {
        nature = Nature.PLAINTEXT;
        awaited.askedMore();
        accept(request);
    }

    @Override
    public void awaits(RequestHead request) {
        if (!spoken.isReceivingOver() && !awaited.add(request)) {
            answersLost(Awaited.BOUND);
        }
    }

    @Override
    public boolean heldBack(byte[] beginning) {
        return !spoken.isSendingOver() && awaited.holdBack(beginning);
    }

    @Override
    public void answered(ResponseHead answer) {
        if (nature == Nature.UNDECIDED) {
            nature = Nature.PLAINTEXT;
        }
        accept(answer);
        if (answer.request() != null) {
            spoken.answeredFinally(answer.request());
        }
    }

    @Override
    public void agreed(ResponseHead answer) {
        answered(answer);
        RequestHead request = answer.request();
        if (deaf) { // it was the last thing that was held back
            return;
        }
        awaited.clear();
        if (answer.status() >= 200 && request != null) {
            tunnel = request.target();
        } else if (request != null && spoken.changesOver(request, answer)) {
            awaited.askedMore();
            return;
        }
        if (nature == Nature.TLS) { // a client that did not wait for the tunnel
            spoken.receivesTls();
            return;
        }
        nature = Nature.UNDECIDED;
        spoken.afresh();
    }

    @Override
    public void proxied(String target) {
        tunnel = target;
        spoken.sendsToTarget();
    }

    @Override
    public void proxyAnswered() {
        spoken.receivesFromTarget();
    }

    @Override
    public int sentOther(StartLine.Kind kind, byte[] before, byte[] bytes, int from, int decided, int to) {
        switch (kind) {
            case HTTP_2 -> {
                spoken.http2(Http2.FIRST_LINE);
                awaited.clear();
                awaited.askedMore();
                return decided;
            }
            case SOCKS -> {
                if (nature != Nature.UNDECIDED) {
                    lost();
                    return to;
                }
                spoken.socks(bytes[decided - 1] == SocksPreamble.VERSION_4);
                return decided - 1;
            }
            case PROXY -> {
                return decided;
            }
            case TLS, TLS_MIDST -> {
                RequestHead last = awaited.next();
                if (last != null && last.method().equals("CONNECT") && tls != null) { // a client that does not wait
                    tunnel = last.target();
                    nature = Nature.TLS;
                    spoken.endSending();
                    spoken.sendsTls();
                    sealed(true, before, 0, before.length);
                    return from;
                }
                turnsToTls(true, before, null);
                return deaf ? to : from;
            }
            case TLS_ANSWER, RESPONSE, HTTP_2_SETTINGS -> sentNoHttp(Nature.SERVER);
            case UNDECIDED, REQUEST, OTHER -> {
                sentStrange(before);
                return deaf ? to : from;
            }
        }
        return to;
    }

    @Override
    public int receivedOther(StartLine.Kind kind, byte[] before, int from, int to) {
        if (nature == Nature.PLAINTEXT) {
            answersLost("an answer that is not HTTP");
            return from;
        } else if (kind == StartLine.Kind.HTTP_2_SETTINGS && heldBack(before)) {
            return from;
        } else if (kind.isAsking()) {
            end(Nature.SERVER);
        } else if (kind == StartLine.Kind.TLS_ANSWER || kind == StartLine.Kind.TLS_MIDST) {
            turnsToTls(false, before, null);
            return deaf ? to : from;
        } else {
            spoken.endSending();
            if (nature == Nature.PLAINTEXT) { // what was asked had no end but the answer, as in HTTP/0.9
                end(nature);
                accept(new PassedOver(unheard(), "an answer that is not HTTP"));
            } else {
                strange(false, before);
                return deaf ? to : from;
            }
        }
        return to;
    }

    @Override
    public void sentStrange(byte[] before) {
        if (nature == Nature.UNDECIDED) {
            strange(true, before);
        } else {
            lost();
        }
    }

    /** It is not HTTP: who listens on for a little may tell what else it is. */
    private void strange(boolean sent, byte[] before) {
        if (deaf) { // it was the last thing that was held back
            return;
        }
        nature = Nature.OTHER;
        spoken.strange();
        read(sent, before, 0, before.length);
    }

    @Override
    public void turnsToTls(boolean sent, byte[] beginning, @Nullable String before) {
        if (nature == Nature.OTHER) {
            protocol = before == null ? "tls" : before;
        }
        if (tls == null) {
            end(Nature.TLS);
            return;
        }
        silence(Nature.TLS);
        deaf = false;
        spoken.sendsTls();
        spoken.receivesTls();
        sealed(sent, beginning, 0, beginning.length);
    }

    @Override
    public void sealed(boolean sent, byte[] bytes, int from, int to) {
        if (!deaf && tls != null && !tls.heard(sent, bytes, from, to)) {
            deaf = true;
        }
    }

    @Override
    public void turnedOut(Nature as, @Nullable String name) {
        protocol = name;
        end(as);
    }

    private void sentNoHttp(Nature otherwise) {
        if (nature == Nature.UNDECIDED) {
            end(otherwise);
        } else {
            lost();
        }
    }

    @Override
    public void lost() {
        incomplete = true;
        end(nature);
    }

    @Override
    public void answersLost(String unread) {
        PassedOver part = new PassedOver(unheard(), unread);
        awaited.clear();
        spoken.loseReceiving(part);
    }

    /** Stands for an answer that is not heard. */
    private ResponseHead unheard() {
        return new ResponseHead(0, "HTTP", Fields.NONE, awaited.next());
    }
}
