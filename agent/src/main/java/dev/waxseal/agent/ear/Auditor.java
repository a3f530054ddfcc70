package dev.waxseal.agent.ear;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.agent.call.Calls;
import dev.waxseal.agent.origin.Origins;
import dev.waxseal.agent.outside.Peers;
import dev.waxseal.catalogue.Rule;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Sighting;
import dev.waxseal.detect.UserKind;
import dev.waxseal.evidence.Sealer;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Follower;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Settings;
import dev.waxseal.journal.Sparing;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.Heard;
import dev.waxseal.wire.PassedOver;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import dev.waxseal.wire.Unsent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what of all that is heard is inspected, and has what was found in it written down. */
public final class Auditor implements Calls.Attempts {

    /** Tells under what circumstances a message was sent; asked only where there is something to write down. */
    interface Witness {
        Finding.Circumstances circumstances(Head head, Detection detection);

        /** As {@link #circumstances(Head, Detection)}, of a message in which this was found. */
        default Finding.Circumstances circumstances(Head head, Detection detection, List<Sighting> found) {
            return circumstances(head, detection);
        }
    }

    /** They live for minutes, and there is no other place for them. */
    private static final Set<String> MEANT_FOR_URLS = Set.of("authorization-code", "presigned-url");

    private final Settings settings;
    private final Origins origins;
    private final List<UserKind> kinds;
    private volatile @Nullable Detection detection;
    private final Recorder recorder;
    private final AgentLog log;
    private final @Nullable Selection selection;
    private final Routes routes = new Routes();
    private final Peers peers = new Peers();
    private final Confided confided = new Confided();
    private final Questions questions;
    private final Ends ends = new Ends();
    private volatile boolean sessions;

    /** With one who seals what leaks, if anybody is to know. */
    public Auditor(
            Settings settings,
            Origins origins,
            List<UserKind> kinds,
            JournalWriter journal,
            @Nullable Sealer sealer,
            AgentLog log) {
        this.settings = settings;
        this.origins = origins;
        this.kinds = kinds;
        this.recorder = new Recorder(journal, sealer);
        this.questions = new Questions(recorder);
        this.log = log;
        Sparing sparing = settings.howSpared();
        this.selection = sparing == null || sparing.inspectsAll() ? null : Selection.of(sparing, journal);
    }

    /** Which messages are inspected; null for all. */
    @Nullable Selection selection() {
        return selection;
    }

    /** What writes down. */
    Recorder recorder() {
        return recorder;
    }

    /** Tells this one of every finding from now on. */
    public void tell(Follower follower) {
        recorder.tell(follower);
    }

    /** The agent goes: nobody is told of anything any more. */
    void leave() {
        recorder.leave();
    }

    /** Connections to there may be the agent's own. */
    public void knows(String host, int port) {
        peers.heardBeyond(host, port);
    }

    /** Does what the agent sends or receives by itself: nothing of it is heard. */
    public static void unheard(Runnable own) {
        Turns.Turn turn = Connections.TURNS.take();
        try {
            own.run();
        } finally {
            if (turn != null) {
                turn.taken = false;
            }
        }
    }

    /** From now on it is told of sessions, with certificates and those who took them. */
    void toldOfSessions() {
        sessions = true;
    }

    /** Whether it is told of sessions, so that certificates that pass by unencrypted need not be judged. */
    boolean seesSessions() {
        return sessions;
    }

    /** Whom this JVM was heard to talk to. */
    Peers peers() {
        return peers;
    }

    /** Where connections lead. */
    Ends ends() {
        return ends;
    }

    /** What the user has set. */
    Settings settings() {
        return settings;
    }

    /** The detection, made when the first place to listen at turns up: a JVM that sends nothing needs none. */
    public Detection detection() {
        Detection made = detection;
        if (made == null) {
            synchronized (this) {
                made = detection;
                if (made == null) {
                    made = settings.evidence() == null ? Detection.with(kinds) : Detection.keeping(kinds);
                    detection = made;
                }
            }
        }
        return made;
    }

    /** Inspects a part of a message that went over the wire in clear text; whether something was found in it. */
    boolean inspect(Heard heard, Witness witness) {
        if (heard.head() instanceof ResponseHead && !settings.responses()) {
            return false;
        }
        Detection ready = detection();
        List<Sighting> sightings = ready.inspect(heard);
        if (!sightings.isEmpty()) {
            recorder.sighted(sightings, witness.circumstances(heard.head(), ready, sightings));
        }
        return !sightings.isEmpty();
    }

    /** Nothing was found so far in a request to another host; who judges knows whether anything was found later. */
    void sawNothing(RequestHead request, Target target, Witness witness) {
        Object key = routes.keyOf(request, target, settings.tests());
        Repeats.Known known = routes.get(key);
        if (known == null) {
            Rule rule = Rule.PLAINTEXT_REQUEST;
            Finding.Circumstances circumstances = witness.circumstances(request, detection());
            known = routes.note(key, circumstances.of(rule.id(), rule.severity(), null, null, ""));
        }
        recorder.sighted(known);
    }

    /** A connection turned out to speak another protocol in clear text. */
    void spoken(String protocol, Target target) {
        recorder.requested(target);
        Caller caller = Caller.ofThisThread(origins);
        recorder.spoken(
                protocol,
                new Finding.Circumstances(
                        Finding.Direction.REQUEST,
                        new Finding.Request("", target.origin(), protocol),
                        target.destination(),
                        Finding.Stage.WIRE,
                        caller.client(),
                        caller.origin(),
                        caller.test()));
    }

    /** As {@link #inspect}, where what stands in the body stands in this in truth. */
    void inspectAs(String carrier, Heard heard, Witness witness) {
        Detection ready = detection();
        List<Sighting> sightings = new ArrayList<>();
        for (Sighting sighting : ready.inspect(heard)) {
            String location = sighting.location();
            sightings.add(sighting.at(
                    location.startsWith("body") ? carrier + location.substring("body".length()) : location));
        }
        if (!sightings.isEmpty()) {
            recorder.sighted(sightings, witness.circumstances(heard.head(), ready));
        }
    }

    /** Who stands on this thread's stack, with this program as the client. */
    Caller callerHere(String program) {
        Caller here = Caller.ofThisThread(origins);
        return new Caller(here.origin(), program, here.test());
    }

    /** As {@link #inspect}, for content, which may have come in a coding that could not be removed. */
    void inspectContent(Content content, Witness witness) {
        if (content.form() != Content.Form.ENCODED) {
            inspect(content, witness);
        } else if (content.first()) {
            unread(content.head(), "body", "content in a coding that could not be undone", witness);
        }
    }

    /** Part of a message was not read. */
    void passedOver(PassedOver part, Witness witness) {
        unread(part.head(), "message", "inspected in part, without " + part.bound(), witness);
    }

    private void unread(Head head, String location, String what, Witness witness) {
        if (settings.responses() || !(head instanceof ResponseHead)) {
            recorder.unread(location, what, witness.circumstances(head, detection()));
        }
    }

    @Override
    public void attempted(RequestHead head, byte @Nullable [] body, Caller caller) {
        Unsent.say(head, body, new Attempt(this, caller));
    }

    @Override
    public void addressed(RequestHead head) {
        Detection ready = detection();
        List<Sighting> secrets = new ArrayList<>(0);
        for (Sighting sighting : ready.inspect(head)) {
            if (sighting.severity().compareTo(Severity.HIGH) <= 0 && !MEANT_FOR_URLS.contains(sighting.kind())) {
                secrets.add(sighting);
            }
        }
        Caller caller = secrets.isEmpty() ? null : Caller.ofThisThread(origins);
        if (caller != null && caller.origin() != null) { // or a library passes on what it was asked for, which is told
            Target to = Target.ofAddress(head);
            recorder.addressed(secrets, to.circumstances(head, head, Finding.Stage.WIRE, caller, ready));
        }
    }

    @Override
    public boolean asksOf(String host) {
        return settings.responses() && confided.asks(host);
    }

    @Override
    public void sealed(String host, Fields fields) {
        confided.asked(host, fields);
    }

    /** What was asked about certificates. */
    Questions questions() {
        return questions;
    }

    /** Whom credentials were sent through TLS. */
    Confided confided() {
        return confided;
    }

    /** The agent itself failed. */
    @Override
    public void failed(String where, Throwable failure) {
        log.failed(where, failure);
    }

    /** Says what could not be said when it happened. */
    void catchUp() {
        log.catchUp();
    }
}
