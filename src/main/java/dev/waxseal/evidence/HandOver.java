package dev.waxseal.evidence;

import dev.waxseal.detect.Kept;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.JournalWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Between those who find what leaked and the one thread that seals it: what waits, and what was handed over before. Both are
 * bounded, and what is beyond is told of in the journal. Whoever hands over waits until it is in the file, so that a killed
 * JVM loses nothing that was answered; but never for long, since threads of the application do.
 */
final class HandOver {

    /** So many characters wait to be sealed at the most; a thousand passwords, or a hundred keys, at once. */
    private static final int MOST_WAITING = 1 << 20;

    /** So many different values of findings are sealed; about 50 bytes of heap each. */
    private static final int MOST_VALUES = 100_000;

    /** So many characters are sealed of one JVM in all. */
    private static final long MOST_SEALED = 1 << 24;

    /** So many characters go into one record before it is sealed. */
    private static final int RECORD = 1 << 15;

    /** How many values count as one character more: what is told beside each. */
    private static final int BESIDE = 512;

    /** In milliseconds, as long as it takes to begin on a busy machine. */
    private static final long PROMPTLY = 2_000;

    /** In milliseconds, what a JVM that ends waits for. */
    private static final long PATIENCE = 3_000;

    private static final long PRIME = 0x100000001b3L;

    /** A value that leaked, and when. */
    record Waiting(Finding finding, Kept.Value value, long time) {
        private int characters() {
            return value.characters().length + BESIDE;
        }
    }

    private final JournalWriter journal;
    private final long seed = System.nanoTime() * PRIME;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Set<Long> known = new HashSet<>();
    private long handedOver;
    private int characters;
    private long taken;
    private long done;
    private boolean late;
    private boolean busy = true;
    private boolean ending;
    private boolean leaving;
    private boolean closed;

    HandOver(JournalWriter journal) {
        this.journal = journal;
    }

    /** Takes a value of a finding, unless it was taken before or is beyond a bound; says whether it did. */
    synchronized boolean take(Finding finding, String sameness, Kept.Value value) {
        Waiting one = new Waiting(finding, value, System.currentTimeMillis());
        Long print = print(sameness, value.characters());
        if (closed || known.contains(print)) {
            return false;
        }
        if (known.size() >= MOST_VALUES || handedOver + one.characters() > MOST_SEALED) {
            journal.dropped("values that leaked, beyond the most that are sealed");
            return false;
        }
        if (characters + one.characters() > MOST_WAITING) {
            journal.dropped("values that leaked and were not sealed, because they came faster than they could be");
            return false;
        }
        known.add(print);
        waiting.add(one);
        taken++;
        characters += one.characters();
        handedOver += one.characters();
        notifyAll();
        return true;
    }

    /** By which a value of a finding is known again; by chance one in 2^64 is not sealed. */
    private long print(String sameness, char[] value) {
        long print = seed;
        for (int i = 0; i < sameness.length(); i++) {
            print = (print ^ sameness.charAt(i)) * PRIME;
        }
        print ^= print >>> 29;
        for (char c : value) {
            print = (print ^ c) * PRIME;
            print ^= print >>> 31;
        }
        return print;
    }

    /** Waits until what was taken so far is in the file; once that took too long no one waits until it is. */
    synchronized void untilSealed() {
        long all = taken;
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PROMPTLY);
        boolean interrupted = false;
        while (done < all && !closed && !late) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                late = true;
                break;
            }
            try {
                wait(left);
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The JVM ends: waits until all is sealed. What still comes is sealed, too. */
    synchronized void finish() {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE);
        ending = true;
        notifyAll();
        try {
            while (!closed && (busy || !waiting.isEmpty() || ending)) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0) {
                    journal.dropped("values that leaked and were not sealed before the JVM ended");
                    return;
                }
                wait(left);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing more is to be sealed than what waits. */
    synchronized void leave() {
        leaving = true;
        notifyAll();
    }

    /** What goes into the next record; nothing, once all is sealed and the JVM ends; null once the agent is to go. */
    synchronized @Nullable List<Waiting> next() {
        busy = false;
        notifyAll();
        while (waiting.isEmpty() && !ending) {
            if (leaving) {
                return null;
            }
            try {
                wait();
            } catch (InterruptedException notByUs) {
                // goes on waiting
            }
        }
        busy = true;
        List<Waiting> next = new ArrayList<>();
        for (int length = 0; length < RECORD && !waiting.isEmpty(); ) {
            Waiting one = waiting.remove();
            length += one.characters();
            characters -= one.characters();
            next.add(one);
        }
        return next;
    }

    /** These are in the file, or never will be; none, and it has its end. */
    synchronized void sealed(List<Waiting> all) {
        all.forEach(one -> one.value.wipe());
        done += all.size();
        late &= done < taken;
        ending &= !all.isEmpty();
        notifyAll();
    }

    /** Nothing is sealed any more. */
    synchronized void close() {
        closed = true;
        waiting.forEach(one -> one.value.wipe());
        waiting.clear();
        notifyAll();
    }
}
