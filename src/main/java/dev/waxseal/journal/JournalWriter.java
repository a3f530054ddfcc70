package dev.waxseal.journal;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JVM's journal, {@code DIR/journal/<pid>-<uuid>.jsonl}, from the JVM under test.
 *
 * <p>Each line is with the operating system before the method that wrote it returns, so a JVM that is killed loses
 * nothing. What is met again is only counted, and the count is written at 2, 4, 8, ... and at the end: a journal grows
 * with what is new, not with what is frequent. Safe for use by many threads; never throws: what goes wrong is kept for
 * {@link #failure()} and said in the journal as soon as it can be written again; and because that may be never, the file
 * is given a name that says so, for which a full disk has room.
 *
 * <p>Its monitor guards it, because that is given back even where the stack has no room left for the call that unlocks a
 * lock; and every number changes only when its line is written, because memory or stack may be used up at any call.
 *
 * <p>{@link FileOutputStream} because a channel would be closed under us by the interrupt of any application thread.
 */
public final class JournalWriter {

    /** The most different findings a journal holds; about 300 bytes of heap and 1 KB of disk each. */
    static final int MOST_FINDINGS = 100_000;

    /** The most destinations it counts, and as many ways to seal connections, lines they come from, and programs. */
    static final int MOST_DESTINATIONS = 10_000;

    private final Map<String, Tally> findings = new HashMap<>();
    private final Map<Counting, Tally> counts = new HashMap<>();
    private final Map<String, Integer> alike = new HashMap<>();
    private final SoFar soFar = new SoFar();

    private @Nullable OutputStream out;
    private final @Nullable Parts parts;
    private @Nullable File file;
    private volatile Entry.@Nullable Failure failure;
    private Entry.@Nullable Failure unsaid;
    private @Nullable Passed passed;
    private int numbers;
    private boolean ended;

    JournalWriter(@Nullable OutputStream out, @Nullable File file, @Nullable Parts parts) {
        this.out = out;
        this.file = file;
        this.parts = parts;
    }

    /**
     * Begins a journal of this JVM and writes its first line.
     *
     * @return a writer in any case; one that could not open its file says so in {@link #failure()}
     */
    public static JournalWriter open(Settings settings, String agentVersion) {
        try {
            Entry.Started first = Entry.Started.ofThisJvm(settings, agentVersion);
            File directory = new File(settings.output(), "journal");
            if (!directory.mkdirs() && !directory.isDirectory()) {
                throw new IOException("not a directory");
            }
            File file = new File(directory, first.pid() + "-" + first.uuid() + ".jsonl");
            Sparing sparing = settings.howSpared();
            Parts parts = sparing == null || !sparing.rotates() ? null : new Parts(file, first, sparing);
            JournalWriter writer = new JournalWriter(new FileOutputStream(file, true), file, parts);
            writer.write(first);
            return writer;
        } catch (IOException | RuntimeException e) {
            JournalWriter deaf = new JournalWriter(null, null, null);
            deaf.failure = Entry.Failure.ofJournal(e);
            return deaf;
        }
    }

    /** A finding was met; returns how often so far in this part, 0 where that is no longer counted. */
    public long sighted(Finding finding) {
        return sighted(finding, finding.sameness());
    }

    /** As {@link #sighted(Finding)}, for one who has kept its {@link Finding#sameness()}, which takes microseconds. */
    public synchronized long sighted(Finding finding, String sameness) {
        Tally tally = null;
        try {
            turnOver();
            tally = findings.get(sameness);
            if (tally != null) {
                if (tally.more() || ended) {
                    repeated(tally);
                }
            } else if (findings.size() < MOST_FINDINGS) {
                tally = new Tally(++numbers);
                put(new Entry.Sighted(tally.number, finding));
                findings.put(sameness, tally);
            } else {
                dropped("findings");
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
        return tally == null ? 0 : tally.count;
    }

    /** A request was sent there, or a connection was made there where requests cannot be told apart. */
    public void requested(Counting.Destination destination) {
        count(destination.counting(0));
    }

    /** Something was not looked at because there was too much of it: {@code bytes of a message}, say. */
    public void dropped(String what) {
        count(new Counting.Dropped(what, 0));
    }

    /** What this line tells of was met once more; its own count is 0. */
    public synchronized void count(Counting met) {
        try {
            turnOver();
            Tally tally = counts.get(met);
            if (tally != null) {
                if (tally.more() || ended) {
                    counted(met, tally);
                }
                return;
            }
            int others = alike.getOrDefault(met.many(), 0);
            if (others < MOST_DESTINATIONS || met instanceof Counting.Dropped) {
                tally = new Tally(0);
                counted(met, tally);
                counts.put(met, tally);
                alike.put(met.many(), others + 1);
            } else {
                dropped(met.many());
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    /** So many more messages were met, or not inspected, in a JVM that is to be spared. */
    public synchronized void passed(Passed more) {
        try {
            turnOver();
            Passed all = passed == null ? more : passed.and(more);
            passed = all;
            if (ended || all.isDue()) {
                put(all);
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    /** Writes a line as it is; for what is said once: seams, failures, that the agent did not run. */
    public synchronized void write(Entry entry) {
        try {
            turnOver();
            put(entry);
            soFar.said(entry);
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    /** The JVM ends in order: writes all counts and the last line. What is still met afterwards is written too. */
    public void end() {
        end(new Entry.Ended());
    }

    private synchronized void end(Entry last) {
        try {
            if (!ended) {
                ended = true;
                catchUp();
                put(last);
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    /** Nothing more is written: writes all counts, the last line, and closes the file. */
    public synchronized void detach(int underway) {
        end(new Detached(System.currentTimeMillis(), underway));
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            fail(e);
        }
        out = null;
    }

    /** Writes all counts as they are now, for one who wants to read them. */
    public synchronized void tellCounts() {
        try {
            catchUp();
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void catchUp() throws IOException {
        if (passed != null) {
            put(passed);
        }
        for (Tally tally : findings.values()) {
            if (tally.isUnwritten()) {
                repeated(tally);
            }
        }
        for (Map.Entry<Counting, Tally> count : counts.entrySet()) {
            if (count.getValue().isUnwritten()) {
                counted(count.getKey(), count.getValue());
            }
        }
    }

    /** Goes on in another file, where this part is full or old. The new one is there before the old one says so. */
    private void turnOver() throws IOException {
        OutputStream before = out;
        if (parts == null || before == null || ended || !parts.isDue()) {
            return;
        }
        OutputStream next = parts.next();
        next.write(JsonLine.of(parts.started()));
        catchUp();
        put(new Continued(parts.started().part()));
        before.close();
        parts.begun();
        out = next;
        file = parts.file();
        soFar.turnOver(counts, passed);
        findings.clear();
        counts.clear();
        alike.clear();
        passed = null;
        numbers = 0;
    }

    /** How many different findings were met so far. */
    public synchronized int findings() {
        return findings.size();
    }

    /** What a reader of all parts would know now, but for the findings and for where it is listened. */
    public synchronized Journal soFar() {
        return soFar.with(counts, passed, failure, file);
    }

    /** The file of the part that is being written, as it was begun; null where it could not be. */
    public synchronized @Nullable File file() {
        return file;
    }

    /** The first thing that went wrong with this journal, or null. */
    public Entry.@Nullable Failure failure() {
        return failure;
    }

    private void repeated(Tally tally) throws IOException {
        put(new Entry.Repeated(tally.number, tally.count));
        tally.written = tally.count;
    }

    private void counted(Counting what, Tally tally) throws IOException {
        put(what.counting(tally.count));
        tally.written = tally.count;
    }

    private void put(Entry entry) throws IOException {
        if (out == null) {
            return;
        }
        byte[] line = JsonLine.of(entry);
        if (unsaid != null) {
            // the line that failed may have been cut anywhere: leave it behind
            out.write('\n');
            out.write(JsonLine.of(unsaid));
            unsaid = null;
        }
        out.write(line);
        if (parts != null) {
            parts.wrote(line.length);
        }
    }

    private void fail(Exception e) {
        unsaid = Entry.Failure.ofJournal(e);
        if (failure == null) {
            failure = unsaid;
            Torn.mark(file);
        }
    }
}
