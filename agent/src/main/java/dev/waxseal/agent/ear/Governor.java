package dev.waxseal.agent.ear;

import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.SteppedBack;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the agent's share of the process's CPU time below a bound. Every seventeenth time that something is heard is timed,
 * on the thread that hears it. Once a second what that makes is compared with what the process used: above the bound fewer
 * messages are inspected, half as many or less, down to none; where that is not enough, connections are not even followed.
 * Below it, after a while, twice as many again. How long it waits is doubled each time that was too early.
 */
final class Governor {

    /** The clocks. */
    interface Meter {

        /** The time of day, in milliseconds since 1970-01-01 UTC. */
        long now();

        /** The CPU time that this thread has used, in nanoseconds; any other clock will do that does not run faster. */
        long thread();

        /** The CPU time that the process has used, in nanoseconds. */
        long process();
    }

    /** An odd number, so that requests and answers, which take turns, are both timed. */
    static final int EVERY = 17;

    /** How long is measured before it is judged, in milliseconds. */
    static final long WINDOW = 1_000;

    /** Of this level nothing is inspected; of a level below, one message of 2 to the power of it. */
    static final int NOTHING = 7;

    /** At this level connections are let go. */
    private static final int LET_GO = NOTHING + 1;

    /** So many windows in order are waited for before more is inspected again: at first, and at the most. */
    static final int PATIENCE = 3;

    private static final int PATIENCE_MOST = 60;

    /** Of the bound, what leaves room for more. */
    private static final double ROOMY = 0.8;

    /** So many times it is written down when it steps back; the requests are counted all the same. */
    private static final int MOST_PERIODS = 1_000;

    /** What {@link #begins} returns where this time is not timed. */
    private static final long UNTIMED = Long.MIN_VALUE;

    private final double most;
    private final Meter meter;
    private final JournalWriter journal;
    private final AtomicLong spent = new AtomicLong();
    private int heard; // a race loses some, which are not missed
    private volatile double share = 1;
    private volatile boolean letsGo;
    private volatile long judged;
    private long used;
    private int level;
    private int patience = PATIENCE;
    private int calm;
    private int sinceMore = PATIENCE_MOST;
    private long since;
    private int periods;

    Governor(double most, Meter meter, JournalWriter journal) {
        this.most = most;
        this.meter = meter;
        this.journal = journal;
        this.judged = meter.now();
        this.used = meter.process();
    }

    /** Of how many messages something is inspected, as a share of 1. */
    double share() {
        return share;
    }

    /** Whether connections are not to be followed, so that they take next to nothing. */
    boolean letsGo() {
        return letsGo;
    }

    /** Something is being heard on this thread; returns what {@link #ends} wants. */
    long begins() {
        return ++heard % EVERY == 0 ? meter.thread() : UNTIMED;
    }

    /** It was heard. */
    void ends(long begun) {
        if (begun != UNTIMED) {
            spent.addAndGet((meter.thread() - begun) * EVERY);
            long now = meter.now();
            if (now - judged >= WINDOW) {
                judge(now);
            }
        }
    }

    private synchronized void judge(long now) {
        if (now - judged < WINDOW) {
            return; // another thread has
        }
        long process = meter.process();
        double part = (double) spent.getAndSet(0) / Math.max(1, process - used);
        used = process;
        judged = now;
        sinceMore++;
        if (part > most) {
            less(part, now);
        } else if (level > 0) {
            calm = part < most * ROOMY ? calm + 1 : 0;
            if (calm >= patience) {
                more(now);
            }
        } else if (sinceMore > PATIENCE_MOST) {
            patience = PATIENCE;
        }
    }

    private void less(double part, long now) {
        if (sinceMore <= patience) {
            patience = Math.min(PATIENCE_MOST, patience * 2);
        }
        if (level == 0) {
            since = now;
            if (periods < MOST_PERIODS) {
                journal.write(new SteppedBack(since, 0));
            }
        }
        if (level == NOTHING) {
            level = LET_GO;
        }
        for (double expected = part; expected > most && level < NOTHING; expected /= 2) {
            level++;
        }
        calm = 0;
        set();
    }

    private void more(long now) {
        level--;
        calm = 0;
        sinceMore = 0;
        set();
        if (level == 0 && periods++ < MOST_PERIODS) {
            journal.write(new SteppedBack(since, now));
        }
    }

    private void set() {
        letsGo = level == LET_GO;
        share = level >= NOTHING ? 0 : Math.scalb(1.0, -level);
    }
}
