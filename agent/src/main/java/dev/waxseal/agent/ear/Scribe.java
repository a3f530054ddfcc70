package dev.waxseal.agent.ear;

import dev.waxseal.agent.test.JUnit4Tests;
import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Sighting;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Finding.Direction;
import dev.waxseal.journal.Finding.Stage;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Settings;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.Heard;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what was heard: asks the detection what is wrong with it, finds out who caused it, tells the journal. */
public final class Scribe {

    private final Settings settings;
    private volatile @Nullable Detection detection;
    private final JournalWriter journal;
    private final AgentLog log;

    public Scribe(Settings settings, JournalWriter journal, AgentLog log) {
        this.settings = settings;
        this.journal = journal;
        this.log = log;
    }

    /** A part of a message was heard in clear text; called under the connection's lock. */
    void hear(Connection connection, Heard heard) {
        Head head = heard.head();
        if (heard instanceof RequestHead request) {
            count(Target.of(request, connection));
        }
        if (connection.peer().local() || (head instanceof ResponseHead && !settings.responses())) {
            return;
        }
        Detection ready = detection();
        List<Sighting> sightings = ready.inspect(heard);
        if (!sightings.isEmpty()) {
            write(connection, head, ready, sightings);
        }
    }

    /** The detection, made when the first place to listen at turns up: a JVM that sends nothing needs none. */
    public Detection detection() {
        Detection made = detection;
        if (made == null) {
            synchronized (this) {
                made = detection;
                if (made == null) {
                    made = Detection.standard();
                    detection = made;
                }
            }
        }
        return made;
    }

    private void write(Connection connection, Head head, Detection detection, List<Sighting> sightings) {
        RequestHead request = head instanceof RequestHead itself ? itself : ((ResponseHead) head).request();
        Target target = Target.of(request, connection);
        Finding.Request line = request == null
                ? new Finding.Request("", target.origin() + '/', head.version())
                : new Finding.Request(request.method(), target.url(detection.maskedTarget(request)), request.version());
        Caller caller = connection.exchanges().callerOf(request);
        if (caller == null) {
            caller = Caller.ofThisThread(settings.application());
            if (request != null) {
                connection.exchanges().note(request, caller);
            }
        }
        for (Sighting sighting : sightings) {
            journal.sighted(new Finding(
                    sighting.rule().id(),
                    sighting.severity(),
                    sighting.kind(),
                    head instanceof RequestHead ? Direction.REQUEST : Direction.RESPONSE,
                    sighting.location(),
                    sighting.evidence(),
                    line,
                    target.destination(),
                    false,
                    Stage.WIRE,
                    caller.client() == null ? "unknown" : caller.client(),
                    caller.origin(),
                    caller.test()));
        }
    }

    /** A connection has turned out to carry nothing that we read. */
    void deafened(Connection connection) {
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
    void told(String event, @Nullable Object subject) {
        if (subject == null || !settings.tests()) {
            return;
        }
        try {
            switch (event) {
                case "junit4.started" -> JUnit4Tests.started(subject);
                case "junit4.finished" -> JUnit4Tests.finished(subject);
                default -> failed(event, new IllegalArgumentException());
            }
        } catch (ReflectiveOperationException unlikeJUnit4) {
            failed(event, unlikeJUnit4);
        }
    }

    /** The agent itself failed. */
    void failed(String where, Throwable failure) {
        log.failed(where, failure);
    }

    /** The JVM ends in order. */
    public void close() {
        journal.end();
    }
}
