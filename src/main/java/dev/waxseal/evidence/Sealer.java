package dev.waxseal.evidence;

import dev.waxseal.detect.Kept;
import dev.waxseal.journal.Evidence;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.JournalWriter;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Seals what leaked for those who have to change it, from the JVM under test, on a thread of its own: each value of each
 * finding once. Whoever found it hands it over and goes on; what waits and what is remembered is bounded, and what is beyond
 * is told of in the journal, as is everything that goes wrong.
 */
public final class Sealer implements Runnable {

    /** So many characters wait to be sealed at the most; a thousand passwords, or a hundred keys, at once. */
    static final int MOST_WAITING = 1 << 20;

    /** So many different values of findings are sealed; about 50 bytes of heap each. */
    static final int MOST_VALUES = 100_000;

    /** So many characters are sealed of one JVM in all. */
    static final long MOST_SEALED = 1 << 24;

    /** So many characters go into one record before it is sealed. */
    private static final int RECORD = 1 << 15;

    /** How many values count as one character more: what is told beside each. */
    private static final int BESIDE = 512;

    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(3);
    private static final long PRIME = 0x100000001b3L;

    private record Waiting(Finding finding, Kept.Value value, long time) {
        int characters() {
            return value.characters().length + BESIDE;
        }
    }

    private final String certificates;
    private final JournalWriter journal;
    private final String name;
    private final File directory;
    private final long seed = System.nanoTime() * PRIME;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Set<Long> known = new HashSet<>();
    private long sealed;
    private int characters;
    private boolean deaf;
    private boolean ending;
    private boolean leaving;
    private boolean busy = true;
    private long values;
    private String recipients = "";
    private boolean failed;

    private Sealer(String certificates, JournalWriter journal, File beside) {
        this.certificates = certificates;
        this.journal = journal;
        this.directory = beside.getParentFile();
        this.name = beside.getName().replaceFirst("\\..*", "");
    }

    /**
     * Begins to seal for those with the certificates in these files, beside that journal.
     *
     * @return null where there is no journal
     */
    public static @Nullable Sealer begin(String certificates, JournalWriter journal) {
        File beside = journal.file();
        if (beside == null) {
            return null;
        }
        Sealer sealer = new Sealer(certificates, journal, beside);
        Thread thread = new Thread(sealer, "waxseal-evidence");
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
        return sealer;
    }

    /** Takes what stood behind a finding, and wipes what need not be sealed. */
    public void keep(Finding finding, String sameness, Kept kept) {
        for (Kept.Value value : kept.values()) {
            if (!isTaken(finding, sameness, value)) {
                value.wipe();
            }
        }
        if (kept.beyond() > 0) {
            journal.dropped("places in which more values leaked than are sealed");
        }
    }

    private synchronized boolean isTaken(Finding finding, String sameness, Kept.Value value) {
        Waiting one = new Waiting(finding, value, System.currentTimeMillis());
        Long print = print(sameness, value.characters());
        if (deaf || known.contains(print)) {
            return false;
        }
        if (known.size() >= MOST_VALUES || sealed + one.characters() > MOST_SEALED) {
            journal.dropped("values that leaked, beyond the most that are sealed");
            return false;
        }
        if (characters + one.characters() > MOST_WAITING) {
            journal.dropped("values that leaked and were not sealed, because they came faster than they could be");
            return false;
        }
        known.add(print);
        waiting.add(one);
        characters += one.characters();
        sealed += one.characters();
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

    /** The JVM ends: waits until all is sealed, for a few seconds at most. What still comes is sealed, too. */
    public void finish() {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE);
        synchronized (this) {
            ending = true;
            notifyAll();
            try {
                while (!deaf && (busy || !waiting.isEmpty() || ending)) {
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
    }

    /** The agent goes: as {@link #finish}, and nothing more is sealed. */
    public void leave() {
        finish();
        synchronized (this) {
            leaving = true;
            notifyAll();
        }
    }

    @Override
    public void run() {
        try {
            Recipients those = Recipients.read(certificates);
            SealedFile file = new SealedFile(new File(directory, name + Evidence.SUFFIX), name, those);
            recipients = those.names();
            file.begin(false); // of no values: whatever cannot be done is known now, and done faster from now on
            file.seal();
            say(file, null);
            for (List<Waiting> next = next(); next != null; next = next()) {
                seal(file, next);
            }
        } catch (IOException unusable) {
            fail(null, String.valueOf(unusable.getMessage()));
        } catch (GeneralSecurityException | RuntimeException | Error failure) {
            fail(null, failure.getClass().getName());
        } finally {
            stop();
        }
    }

    private synchronized void stop() {
        deaf = true;
        waiting.forEach(one -> one.value.wipe());
        waiting.clear();
        notifyAll();
    }

    /** What goes into the next record; nothing, once all is sealed and the JVM ends; null once the agent is to go. */
    private synchronized @Nullable List<Waiting> next() {
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
        for (int taken = 0; taken < RECORD && !waiting.isEmpty(); ) {
            Waiting one = waiting.remove();
            taken += one.characters();
            characters -= one.characters();
            next.add(one);
        }
        return next;
    }

    private void seal(SealedFile file, List<Waiting> next) {
        try {
            ClearText text = file.begin(next.isEmpty());
            for (Waiting one : next) {
                write(one, text);
            }
            file.seal();
            values += next.size();
        } catch (GeneralSecurityException | IOException | RuntimeException | Error failure) {
            fail(file, "it could not be written (" + failure.getClass().getName() + ")");
        } finally {
            next.forEach(one -> one.value.wipe());
        }
        if (next.isEmpty() || Long.bitCount(file.records()) == 1) {
            say(file, null);
        }
        if (next.isEmpty()) {
            ended();
        }
    }

    private synchronized void ended() {
        ending = false;
    }

    private void say(@Nullable SealedFile file, @Nullable String failure) {
        long records = file == null ? 0 : file.records();
        journal.write(new Evidence(name + Evidence.SUFFIX, recipients, records, values, failure));
    }

    /** Once; the journal is no place to repeat it. */
    private void fail(@Nullable SealedFile file, String why) {
        if (!failed) {
            failed = true;
            say(file, why);
        }
    }

    private static void write(Waiting one, ClearText text) {
        Finding finding = one.finding;
        Finding.Origin origin = finding.origin();
        text.begin()
                .member("id", finding.id())
                .member("rule", finding.rule())
                .member("kind", String.valueOf(finding.kind()))
                .member("location", String.valueOf(finding.location()))
                .member("direction", finding.direction().toString())
                .member("method", finding.request().method())
                .member("url", finding.request().url())
                .member("host", finding.destination().host())
                .member("port", finding.destination().port());
        if (origin != null) {
            String line = origin.file() == null ? "" : "(" + origin.file() + ":" + origin.line() + ")";
            text.member("origin", origin.className() + "." + origin.method() + line);
        }
        if (finding.test() != null) {
            text.member("test", finding.test().toString());
        }
        text.member("time", one.time)
                .member("length", one.value.length())
                .member("value", one.value.characters())
                .end();
    }
}
