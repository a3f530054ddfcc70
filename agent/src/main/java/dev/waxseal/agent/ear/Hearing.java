package dev.waxseal.agent.ear;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.agent.call.Match;
import dev.waxseal.agent.call.ThreadToken;
import dev.waxseal.agent.testing.RunningTests;
import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Sighting;
import dev.waxseal.journal.Finding;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.Heard;
import dev.waxseal.wire.PassedOver;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import dev.waxseal.wire.TlsEar;
import dev.waxseal.wire.Trailers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes what is heard on one connection to those whom it concerns. Used under the connection's lock alone. */
final class Hearing implements Consumer<Heard>, Heard.Listener, Auditor.Witness, TlsEar {

    /** Where a connection leads. */
    interface Route {

        /** The other end. */
        Peer peer();

        /** The target of the tunnel through a proxy that the connection has become, or null. */
        @Nullable String tunnel();

        /** What was spoken before TLS, where that was not there from the beginning; or null. */
        @Nullable String protocol();
    }

    /** The first byte of a handshake (RFC 8446 section 5.1). */
    private static final byte HANDSHAKE = 22;

    /** More findings in one part of a message are not compared. */
    private static final int FEW = 16;

    private final Route route;
    private final Auditor auditor;
    private final Callers callers;
    private final @Nullable Chosen chosen;
    private final Exchanges exchanges = new Exchanges();

    /** It became a WebSocket: what is said on it is laid to who opened it, however long ago. */
    private boolean lasting;

    /** This thread is within a write, and not a read. */
    private boolean writing;

    /** Whether the last request's caller was read off the stack of the thread that wrote it. */
    private boolean read;

    /** Who writes, where that was looked up as the write began. */
    private @Nullable Caller writer;

    /** Whether what is written begins like a handshake; then the writer was looked up, if that is done for this one. */
    private boolean seals;

    private Ends.@Nullable End end;
    private @Nullable SealedConnection sealed;

    Hearing(Route route, Auditor auditor, Callers callers) {
        this.route = route;
        this.auditor = auditor;
        this.callers = callers;
        Selection selection = auditor.selection();
        this.chosen = selection == null ? null : new Chosen(selection);
    }

    @Override
    public void accept(Heard heard) {
        heard.to(this);
    }

    @Override
    public void asked(RequestHead request) {
        exchanges.begins(request);
        try {
            heard(request);
        } finally {
            exchanges.begun();
        }
    }

    /**
     * This thread writes. Where something was found in the request before, something will be in the next one, too, and every
     * handshake is laid to who began it; the stack is nearer to the application here than where that turns out.
     *
     * @param anew whether a request begins
     * @param bytes what it writes
     */
    void writes(boolean anew, ByteBuffer bytes) {
        writing = true;
        seals = sealed == null && bytes.hasRemaining() && bytes.get(bytes.position()) == HANDSHAKE;
        if (seals) {
            writer = callers.ofHandshake(route.peer());
        } else if (anew) {
            writer = read ? callers.ofThisThread() : null;
            read = false;
        }
    }

    /** It has written. */
    void wrote() {
        writing = false;
        writer = null;
    }

    private Caller ofThisThread() {
        read |= writing;
        Caller known = writer;
        return known == null ? callers.ofThisThread() : known;
    }

    /** All is said and answered so far: what is known of who asked is not needed any more. */
    void rest() {
        if (!lasting) {
            exchanges.forget();
        }
    }

    private void heard(RequestHead request) {
        Target to = target(request);
        auditor.recorder().requested(to);
        Match match = callers.match(request);
        if (match != null) {
            exchanges.note(request, match);
        }
        if (isAudited()) {
            if (opensWebSocket(request)) {
                lasting = true;
                callers.searchTasks(); // what is said on it is often written by an event loop
            }
            if (match != null && match.leftTls() != null) {
                auditor.recorder().downgraded(match.leftTls(), circumstances(request, auditor.detection()));
            }
            boolean asks = auditor.questions().isOne(request, auditor.seesSessions());
            if (!(isChosen(request) && auditor.inspect(request, this)) && !asks && to.isElsewhere()) {
                auditor.sawNothing(request, to, this);
            }
        }
    }

    @Override
    public void answered(ResponseHead response) {
        RequestHead request = response.request();
        Match match = exchanges.matchOf(request);
        if (match != null && request != null) {
            callers.settle(match, request, response);
        }
        if (isAudited() && isChosen(response)) {
            auditor.inspect(response, this);
        }
    }

    @Override
    public void said(Content content) {
        Content inspected = chosen == null || !isAudited() ? content : chosen.of(content);
        if (inspected != null && isAudited()) {
            boolean later = content.head() instanceof RequestHead request
                    && content.form() != Content.Form.BODY
                    && opensWebSocket(request);
            auditor.inspectContent(inspected, later ? new Later() : this);
        }
    }

    @Override
    public void added(Trailers trailers) {
        if (isAudited() && isChosen(trailers.head())) {
            auditor.inspect(trailers, this);
        }
    }

    @Override
    public void passedOver(PassedOver part) {
        if (isAudited()) {
            auditor.passedOver(part, this);
        }
    }

    @Override
    public boolean heard(boolean sent, byte[] bytes, int from, int to) {
        return sealed().heard(sent, bytes, from, to);
    }

    @Override
    public void ended() {
        sealed().ended();
    }

    private SealedConnection sealed() {
        SealedConnection listening = sealed;
        if (listening == null) {
            Caller beginner = seals ? writer : callers.ofHandshake(route.peer());
            listening = new SealedConnection(route, auditor, callers, beginner);
            sealed = listening;
        }
        return listening;
    }

    /** What does not leave this machine is nobody's to see. */
    private boolean isAudited() {
        return !route.peer().local();
    }

    /** Whether of this message the head is inspected. */
    private boolean isChosen(Head head) {
        return chosen == null || chosen.has(head);
    }

    /** Where this request goes; most go where the last one went. */
    private Target target(RequestHead request) {
        boolean plain = request.target().startsWith("/") && route.peer().isKnown(); // and not spoken to a proxy
        String tunnel = route.tunnel();
        if (!plain || tunnel != null) {
            return Target.of(request, route.peer(), tunnel);
        }
        Ends.End known = end;
        if (known == null || !known.isOf(request)) {
            known = auditor.ends().of(request, route.peer());
            end = known;
        }
        return known.target();
    }

    @Override
    public Finding.Circumstances circumstances(Head head, Detection detection) {
        return circumstances(head, detection, List.of());
    }

    @Override
    public Finding.Circumstances circumstances(Head head, Detection detection, List<Sighting> found) {
        RequestHead request = head instanceof RequestHead itself ? itself : ((ResponseHead) head).request();
        if (request == null) {
            Target to = Target.of(null, route.peer(), route.tunnel());
            return to.circumstances(head, null, Finding.Stage.WIRE, caller(null), detection);
        }
        Target to = target(request);
        Finding.Request line = auditor.ends().shown(to, request, detection.maskedTarget(request));
        Match match = exchanges.matchOf(request);
        Regulars.Leak leak = leak(found, line, to, match);
        Caller caller = leak == null ? caller(request) : caller(request, match, leak);
        return to.circumstances(head, line, Finding.Stage.WIRE, caller);
    }

    /** What was found, if it is little and known which thread sent it; null as well where values are kept, which nobody else may hold. */
    private Regulars.@Nullable Leak leak(List<Sighting> found, Finding.Request line, Target to, @Nullable Match match) {
        for (Sighting sighting : found) {
            if (sighting.kept() != null) {
                return null;
            }
        }
        ThreadToken thread = match != null ? match.thread() : writing ? ThreadToken.mine() : null;
        return thread == null || found.isEmpty() || found.size() > FEW
                ? null
                : new Regulars.Leak(
                        found, line, to.destination(), thread, match != null ? match.test() : RunningTests.current());
    }

    /** Whether messages follow whenever someone has something to say (RFC 6455, RFC 8441). */
    private static boolean opensWebSocket(RequestHead request) {
        return request.fields().first("Sec-WebSocket-Version") != null;
    }

    /** The one who asked for it; what is not known of it is read off the stack of the thread that writes. */
    private Caller caller(@Nullable RequestHead request) {
        Caller known = exchanges.callerOf(request);
        if (known != null && !exchanges.isExpected(request)) {
            return known;
        }
        Match match = exchanges.matchOf(request);
        return known != null && match == null && !writing ? known : lookUp(request, match);
    }

    /** As {@link #caller(RequestHead)}, who sent this leak; not looked up each time where that was the same again and again. */
    private Caller caller(RequestHead request, @Nullable Match match, Regulars.Leak leak) {
        Caller known = exchanges.callerOf(request);
        if (known == null || exchanges.isExpected(request)) {
            Caller expected =
                    match == null && writer != null ? null : callers.regulars().expected(leak);
            if (expected != null) {
                if (known == null) {
                    exchanges.expect(request, expected);
                }
                read |= match == null && callers.regulars().isDue(leak); // the next one, as its write begins
                return expected;
            }
            known = lookUp(request, match);
        }
        boolean told = match == null || match.caller().origin() != null; // and not by the thread that writes
        if (told && known.origin() != null && callers.regulars().met(leak, known)) {
            read = false; // the next one need not be looked up as its write begins
        }
        return known;
    }

    private Caller lookUp(@Nullable RequestHead request, @Nullable Match match) {
        Caller caller = match == null
                ? ofThisThread()
                : match.caller().origin() != null || match.isAmbiguous()
                        ? match.caller()
                        : match.caller().or(ofThisThread());
        if (caller.origin() == null) {
            callers.searchTasks();
        }
        if (request != null) {
            exchanges.note(request, caller);
        }
        return caller;
    }

    /** Witness to a message on a WebSocket: another line may say it than the one that opened it. */
    private final class Later implements Auditor.Witness {

        @Override
        public Finding.Circumstances circumstances(Head head, Detection detection) {
            RequestHead opening = (RequestHead) head;
            Caller sender = callers.ofMessage(opening);
            String client = sender.client() == null ? caller(opening).client() : sender.client();
            Target to = Target.of(opening, route.peer(), route.tunnel());
            Caller known = new Caller(sender.origin(), client, sender.test());
            return to.circumstances(head, opening, Finding.Stage.WIRE, known, detection);
        }
    }
}
