package dev.waxseal.agent.flight;

import dev.waxseal.agent.ear.AgentLog;
import dev.waxseal.agent.ear.Auditor;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Follower;
import dev.waxseal.journal.Journal;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.News;
import dev.waxseal.journal.Sealed;
import dev.waxseal.journal.Told;
import java.util.List;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Puts findings, destinations and how the audit stands into recordings of the Java Flight Recorder.
 *
 * <p>It comes aboard when the JVM's first recording is made, on a thread of its own: whoever makes one may hold the
 * recorder's locks. What is met meanwhile is told then. Between recordings each finding costs a look at one field.
 */
public final class Flight extends Thread implements Follower {

    private final JournalWriter journal;
    private final AgentLog log;
    private final String agent;
    private final Told told = new Told();
    private final List<Runnable> hooks =
            List.of(guarded(this::chunkEnd), guarded(this::destinations), guarded(this::sealed), guarded(this::audit));

    /** What the recorder calls findings; null until it knows of them. */
    private volatile @Nullable EventType findings;

    private volatile boolean dismissed;

    private Flight(JournalWriter journal, AgentLog log, String agent) {
        super(null, null, "waxseal-flight", 0, false);
        this.journal = journal;
        this.log = log;
        this.agent = agent;
        setDaemon(true);
    }

    /** Comes aboard; waits for nobody. */
    public static void board(Auditor auditor, JournalWriter journal, AgentLog log, String agent) {
        Flight flight = new Flight(journal, log, agent);
        auditor.tell(flight);
        flight.start();
    }

    @Override
    public void run() {
        try {
            FlightRecorder.addPeriodicEvent(FindingEvent.class, hooks.get(0));
            FlightRecorder.addPeriodicEvent(DestinationEvent.class, hooks.get(1));
            FlightRecorder.addPeriodicEvent(SealedEvent.class, hooks.get(2));
            FlightRecorder.addPeriodicEvent(AuditEvent.class, hooks.get(3));
            findings = EventType.getEventType(FindingEvent.class);
            rest();
            if (dismissed) {
                dismissed();
            }
        } catch (RuntimeException | LinkageError failure) {
            log.failed("flight recording", failure);
        }
    }

    @Override
    public void sighted(Finding finding, String sameness, long count) {
        EventType type = findings;
        if (type != null && !type.isEnabled()) {
            return;
        }
        News.Met news = told.met(finding, sameness, count, type != null);
        if (news != null) {
            new FindingEvent(news.finding(), news.count()).commit();
        }
    }

    @Override
    public void dismissed() {
        dismissed = true;
        hooks.forEach(FlightRecorder::removePeriodicEvent);
    }

    /** The recorder prints what its hooks throw. */
    private Runnable guarded(Runnable hook) {
        return () -> {
            try {
                hook.run();
            } catch (RuntimeException | Error failure) {
                log.failed("flight recording", failure);
            }
        };
    }

    private void rest() {
        for (News.Met news : told.rest()) {
            new FindingEvent(news.finding(), news.count()).commit();
        }
    }

    private void chunkEnd() {
        rest();
        told.forget();
    }

    private void destinations() {
        for (Counting.Destination destination : journal.soFar().destinations()) {
            new DestinationEvent(destination).commit();
        }
    }

    private void sealed() {
        for (Sealed sealed : journal.soFar().sealed()) {
            new SealedEvent(sealed).commit();
        }
    }

    private void audit() {
        Journal soFar = journal.soFar();
        new AuditEvent(agent, soFar, journal.findings()).commit();
    }
}
