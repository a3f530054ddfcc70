package dev.waxseal.agent.ear;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.agent.call.Calls;
import dev.waxseal.agent.call.Match;
import dev.waxseal.agent.testing.JUnit4Tests;
import dev.waxseal.catalogue.Rule;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Sighting;
import dev.waxseal.detect.UserKind;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Finding.Direction;
import dev.waxseal.journal.Finding.Stage;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Settings;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.Heard;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import dev.waxseal.wire.Trailers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down what was heard: asks the detection what is wrong with it, finds out who caused it, tells the journal. */
public final class Scribe implements Calls.Attempts {

    /** Answers after which clients try once more: authentication, timeout, misdirection, too early, overload. */
    private static final Set<Integer> ASKED_AGAIN = Set.of(401, 407, 408, 421, 425, 429, 503);

    private final Settings settings;
    private final List<UserKind> kinds;
    private volatile @Nullable Detection detection;
    private volatile @Nullable Calls calls;
    private final JournalWriter journal;
    private final AgentLog log;

    public Scribe(Settings settings, List<UserKind> kinds, JournalWriter journal, AgentLog log) {
        this.settings = settings;
        this.kinds = kinds;
        this.journal = journal;
        this.log = log;
    }

    /** A request goes out in clear text. This and its like are called under the connection's lock. */
    void asked(Connection connection, RequestHead request) {
        count(connection.target(request));
        match(connection, request);
        inspect(connection, request);
    }

    /** An answer comes back in clear text. */
    void answered(Connection connection, ResponseHead response) {
        settle(connection, response);
        inspect(connection, response);
    }

    /** Content goes either way. */
    void said(Connection connection, Content content) {
        if (content.form() != Content.Form.ENCODED) {
            inspect(connection, content);
        } else if (content.first() && isAudited(connection, content)) {
            unread(connection, content.head(), "content in a coding that could not be undone");
        }
    }

    /** Trailers go either way. */
    void added(Connection connection, Trailers trailers) {
        inspect(connection, trailers);
    }

    private void inspect(Connection connection, Heard heard) {
        if (isAudited(connection, heard)) {
            Detection ready = detection();
            List<Sighting> sightings = ready.inspect(heard);
            if (!sightings.isEmpty()) {
                write(connection, heard.head(), ready, sightings);
            }
        }
    }

    private boolean isAudited(Connection connection, Heard heard) {
        return !connection.peer().local() && (settings.responses() || !(heard.head() instanceof ResponseHead));
    }

    /** The detection, made when the first place to listen at turns up: a JVM that sends nothing needs none. */
    public Detection detection() {
        Detection made = detection;
        if (made == null) {
            synchronized (this) {
                made = detection;
                if (made == null) {
                    made = Detection.with(kinds);
                    detection = made;
                }
            }
        }
        return made;
    }

    private void write(Connection connection, Head head, Detection detection, List<Sighting> sightings) {
        RequestHead request = requestOf(head);
        Target target = Target.of(request, connection);
        Finding.Request line = line(request, head, target, detection);
        Caller caller = caller(connection, request);
        for (Sighting sighting : sightings) {
            journal.sighted(finding(sighting, directionOf(head), line, target, Stage.WIRE, caller));
        }
    }

    /**
     * Something was said in clear text that we cannot read. That is a finding of its own, judged by where it went like
     * any other: whoever sends it to this very machine leaks nothing.
     */
    private void unread(Connection connection, Head head, String what) {
        RequestHead request = requestOf(head);
        Target target = Target.of(request, connection);
        Caller caller = caller(connection, request);
        journal.sighted(new Finding(
                Rule.AUDIT_INCOMPLETE.id(),
                Severity.HIGH, // it may hold anything
                null,
                directionOf(head),
                "body",
                what,
                line(request, head, target, detection()),
                target.destination(),
                false,
                Stage.WIRE,
                caller.client() == null ? "unknown" : caller.client(),
                caller.origin(),
                caller.test()));
    }

    /** A redirect that came through TLS has led into clear text. */
    private void downgraded(Connection connection, RequestHead request, String from) {
        Target target = Target.of(request, connection);
        Caller caller = caller(connection, request);
        journal.sighted(new Finding(
                Rule.HTTPS_DOWNGRADE.id(),
                Rule.HTTPS_DOWNGRADE.severity(),
                null,
                Direction.REQUEST,
                null,
                "redirected from " + from,
                line(request, request, target, detection()),
                target.destination(),
                false,
                Stage.WIRE,
                caller.client() == null ? "unknown" : caller.client(),
                caller.origin(),
                caller.test()));
    }

    private static @Nullable RequestHead requestOf(Head head) {
        return head instanceof RequestHead itself ? itself : ((ResponseHead) head).request();
    }

    private static Direction directionOf(Head head) {
        return head instanceof RequestHead ? Direction.REQUEST : Direction.RESPONSE;
    }

    private static Finding.Request line(@Nullable RequestHead request, Head head, Target target, Detection detection) {
        return request == null
                ? new Finding.Request("", target.origin() + '/', head.version())
                : new Finding.Request(request.method(), target.url(detection.maskedTarget(request)), request.version());
    }

    /** The one who asked for it; what is not known of it is read off the stack of the thread that writes. */
    private Caller caller(Connection connection, @Nullable RequestHead request) {
        Caller known = connection.exchanges().callerOf(request);
        if (known != null) {
            return known;
        }
        Match match = connection.exchanges().matchOf(request);
        Caller caller = match == null
                ? Caller.ofThisThread(settings.application())
                : match.caller().origin() != null || match.isAmbiguous()
                        ? match.caller()
                        : match.caller().or(Caller.ofThisThread(settings.application()));
        if (request != null) {
            connection.exchanges().note(request, caller);
        }
        return caller;
    }

    private void match(Connection connection, RequestHead request) {
        Calls made = calls;
        Match match = made == null ? null : made.match(request);
        if (match != null) {
            connection.exchanges().note(request, match);
            if (match.leftTls() != null && !connection.peer().local()) {
                downgraded(connection, request, match.leftTls());
            }
        }
    }

    /** Tells the calls what became of a request that came from one of them. */
    private void settle(Connection connection, ResponseHead response) {
        Calls made = calls;
        RequestHead request = response.request();
        Match match =
                made == null || request == null ? null : connection.exchanges().matchOf(request);
        if (made == null || request == null || match == null || response.status() < 200) {
            return;
        }
        String location = response.fields().first("Location");
        if (response.status() < 400 && location != null) {
            made.redirected(match, request, location);
        } else if (!ASKED_AGAIN.contains(response.status())) {
            made.answered(match);
        }
    }

    @Override
    public void attempted(RequestHead head, byte @Nullable [] body, Caller caller) {
        Detection ready = detection();
        List<Sighting> sightings = new ArrayList<>(ready.inspect(head));
        String type = head.fields().first("Content-Type");
        Content.Form form =
                type != null && type.startsWith("application/grpc") ? Content.Form.BINARY_MESSAGE : Content.Form.BODY;
        int length = body == null ? 0 : body.length;
        for (int from = 0; body != null && from < length; from += Content.STRETCH - Content.OVERLAP) {
            int to = Math.min(from + Content.STRETCH, length);
            sightings.addAll(ready.inspect(new Content(head, form, body, from, to, from == 0, to == length)));
            if (to == length) {
                break;
            }
        }
        if (!sightings.isEmpty()) {
            Target target = Target.ofAttempt(head);
            Finding.Request line =
                    new Finding.Request(head.method(), target.url(ready.maskedTarget(head)), head.version());
            for (Sighting sighting : sightings) {
                journal.sighted(finding(sighting, Direction.REQUEST, line, target, Stage.ATTEMPT, caller));
            }
        }
    }

    private static Finding finding(
            Sighting sighting, Direction direction, Finding.Request line, Target target, Stage stage, Caller caller) {
        return new Finding(
                sighting.rule().id(),
                sighting.severity(),
                sighting.kind(),
                direction,
                sighting.location(),
                sighting.evidence(),
                line,
                target.destination(),
                false,
                stage,
                caller.client() == null ? "unknown" : caller.client(),
                caller.origin(),
                caller.test());
    }

    /** A connection has turned out to carry nothing that we read. */
    void deafened(Connection connection) {
        if (connection.isIncomplete()) {
            journal.dropped("the rest of connections that spoke HTTP in clear text and could not be followed");
        }
        Target target = Target.ofUnread(connection);
        if (target != null) {
            count(target);
        }
    }

    private void count(Target target) {
        journal.requested(
                target.destination().host(), target.destination().port(), target.scheme(), target.encrypted());
    }

    /** Something that the wire cannot know. */
    void told(String event, Object first, @Nullable Object second) {
        try {
            switch (event) {
                case "junit4.started" -> {
                    if (settings.tests()) {
                        JUnit4Tests.started(first);
                    }
                }
                case "junit4.finished" -> JUnit4Tests.finished(first);
                case "call.ended" -> calls().ended(first);
                case "grpc call" -> {
                    if (second != null) {
                        calls().said(first, second);
                    }
                }
                default -> calls().told(event, first, second);
            }
        } catch (ReflectiveOperationException unlikeJUnit4) {
            failed(event, unlikeJUnit4);
        }
    }

    /** The calls, when the first client library is asked for a request. */
    Calls calls() {
        Calls made = calls;
        if (made == null) {
            synchronized (this) {
                made = calls;
                if (made == null) {
                    made = new Calls(settings.application(), this);
                    calls = made;
                }
            }
        }
        return made;
    }

    /** The agent itself failed. */
    @Override
    public void failed(String where, Throwable failure) {
        log.failed(where, failure);
    }

    /** The JVM ends in order. */
    public void close() {
        Calls made = calls;
        if (made != null) {
            made.close();
        }
        journal.end();
    }
}
