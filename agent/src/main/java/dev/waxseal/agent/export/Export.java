package dev.waxseal.agent.export;

import dev.waxseal.agent.ear.AgentLog;
import dev.waxseal.agent.ear.Auditor;
import dev.waxseal.journal.Collector;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Exported;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Follower;
import dev.waxseal.journal.Journal;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.News;
import dev.waxseal.journal.Sealed;
import dev.waxseal.journal.Told;
import dev.waxseal.journal.Unavailable;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells a {@link Collector} of findings as they are met, and once a minute of all the rest. One thread does all of it, and
 * nothing that it sends is heard: it is not the application's.
 *
 * <p>What the collector does not take is sent again, after a pause that grows from one second to a minute. What finds no
 * room meanwhile is dropped, counted, and told of in the journal.
 */
public final class Export extends Thread implements Follower {

    /** The most that is sent at once. */
    private static final int BATCH = 512;

    /** How long findings are gathered before they are sent, in milliseconds. */
    private static final long GATHERED = 500;

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60_000;

    /** How long a collector may take to answer, in milliseconds. */
    private static final long TIMEOUT = 10_000;

    /** How long the JVM's end waits at the most for what is still to be sent, in milliseconds. */
    private static final long LAST_WORDS = 3_000;

    private final Callable<Collector> opener;
    private final JournalWriter journal;
    private final AgentLog log;
    private final Outbox outbox;
    private final Told told = new Told();
    private final Map<Counting, Long> counts = new HashMap<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private Exported written;

    /** Until when there is time, once the JVM has begun to end, in nanoseconds. */
    private volatile long end;

    Export(String to, Callable<Collector> opener, JournalWriter journal, AgentLog log) {
        super(null, null, "waxseal-export", 0, false);
        setDaemon(true);
        setContextClassLoader(null);
        this.opener = opener;
        this.journal = journal;
        this.log = log;
        this.outbox = new Outbox(to);
        this.written = outbox.account();
    }

    /**
     * Begins to tell a collector.
     *
     * @param otlp as the setting has it
     */
    public static Export begin(String otlp, Auditor auditor, JournalWriter journal, AgentLog log) {
        String endpoint = Endpoint.of(otlp, System.getenv());
        Export export = new Export(
                endpoint == null ? otlp : endpoint,
                endpoint == null ? new NoEndpoint() : new OtlpJar(endpoint, journal),
                journal,
                log);
        if (endpoint != null) {
            URI to = URI.create(endpoint);
            auditor.knows(to.getHost(), to.getPort() >= 0 ? to.getPort() : endpoint.startsWith("https") ? 443 : 80);
        }
        auditor.tell(export);
        export.start();
        return export;
    }

    private static final class NoEndpoint implements Callable<Collector> {
        @Override
        public Collector call() throws Unavailable {
            throw new Unavailable("the environment names no usable collector");
        }
    }

    @Override
    public void sighted(Finding finding, String sameness, long count) {
        News news = told.met(finding, sameness, count, true);
        if (news != null && !outbox.offer(news)) {
            account();
        }
    }

    @Override
    public void run() {
        Auditor.unheard(this::tell);
    }

    private void tell() {
        try {
            Collector collector = opener.call();
            try {
                converse(collector);
            } finally {
                collector.close();
            }
        } catch (InterruptedException stopped) {
            outbox.trouble("its thread was stopped");
        } catch (Unavailable why) {
            outbox.trouble(String.valueOf(why.getMessage()));
        } catch (Exception | LinkageError failure) {
            outbox.trouble(failure.getClass().getName());
            log.explain("export", failure);
        }
        outbox.close();
        account();
    }

    private void converse(Collector collector) throws InterruptedException {
        long pause = 0;
        long last = System.nanoTime();
        audit();
        while (!isEnding() || left() > 0) {
            if (System.nanoTime() - last >= MINUTE * 1_000_000) {
                last = System.nanoTime();
                rest();
            }
            List<News> batch = outbox.first(BATCH);
            if (batch.isEmpty()) {
                if (ending.await(GATHERED, TimeUnit.MILLISECONDS)
                        && outbox.first(1).isEmpty()) {
                    return;
                }
                continue;
            }
            Collector.Answer answer = collector.send(batch, isEnding() ? Math.max(1, left()) : TIMEOUT);
            String refusal = answer.refusal();
            if (refusal == null || answer.pause() < 0) {
                outbox.done(batch.size(), answer.taken(), refusal);
                pause = 0;
            } else {
                outbox.trouble(refusal);
                pause = Math.min(MINUTE, Math.max(answer.pause(), pause == 0 ? SECOND : 2 * pause));
                if (ending.await(pause, TimeUnit.MILLISECONDS)) {
                    Thread.sleep(Math.max(0, Math.min(SECOND, left())));
                }
            }
            account();
        }
    }

    /** What is told but once in a while: repetitions, where requests went, and how the audit stands. */
    private void rest() {
        for (News.Met news : told.rest()) {
            outbox.offer(news);
        }
        audit();
    }

    private void audit() {
        long now = System.currentTimeMillis();
        Journal soFar = journal.soFar();
        synchronized (counts) {
            for (Counting.Destination to : soFar.destinations()) {
                if (isNew(to, to.requests())) {
                    outbox.offer(new News.Went(now, to));
                }
            }
            for (Sealed sealed : soFar.sealed()) {
                if (isNew(sealed, sealed.count())) {
                    outbox.offer(new News.WasSealed(now, sealed));
                }
            }
        }
        outbox.offer(new News.Stands(now, soFar, journal.findings(), outbox.account()));
    }

    private boolean isNew(Counting what, long count) {
        Long before = counts.put(what.counting(0), count);
        return before == null || before != count;
    }

    /** Writes down how it stands, at the first trouble and at each doubling of what was lost: the JVM may be killed. */
    private synchronized void account() {
        Exported now = outbox.account();
        if (Long.highestOneBit(now.dropped()) != Long.highestOneBit(written.dropped())
                || (now.trouble() != null && written.trouble() == null)) {
            written = now;
            journal.write(now);
        }
    }

    private boolean isEnding() {
        return ending.getCount() == 0;
    }

    private long left() {
        return (end - System.nanoTime()) / 1_000_000;
    }

    /** The JVM begins to end: sends what is left while there is time, and says in the journal how it went. */
    public void end() {
        end(LAST_WORDS);
    }

    void end(long millis) {
        rest();
        end = System.nanoTime() + millis * 1_000_000;
        ending.countDown();
        try {
            join(millis);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        outbox.close();
        journal.write(outbox.account());
    }
}
