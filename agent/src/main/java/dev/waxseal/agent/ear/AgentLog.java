package dev.waxseal.agent.ear;

import dev.waxseal.journal.Entry;
import dev.waxseal.journal.JournalWriter;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of the agent's own failures: each kind once in the journal, so that no report is called clean, and once
 * with its stack in {@code agent-<pid>.log}. Messages are left out, because they may hold data.
 */
public final class AgentLog {

    /** A failure that comes in more shapes than this tells nothing new. */
    private static final int MOST = 100;

    private final File directory;
    private final JournalWriter journal;
    private final Set<String> known = new HashSet<>();
    private volatile @Nullable Throwable unsaid;
    private volatile String unsaidWhere = "";

    public AgentLog(File directory, JournalWriter journal) {
        this.directory = directory;
        this.journal = journal;
    }

    /** Notes a failure, here and in the journal; never throws. */
    public void failed(String where, Throwable failure) {
        boolean noted = false;
        try {
            StackRoom.demand();
            note(where, failure);
            noted = true;
        } catch (RuntimeException | Error unwritable) {
            // a journal that cannot be written has no end, which its reader sees
        } finally {
            if (!noted) { // no more than fields can be written where the stack is full
                unsaid = failure;
                unsaidWhere = where;
            }
        }
    }

    /** Notes what there was no room to note when it happened. */
    public void catchUp() {
        Throwable failure = unsaid;
        if (failure != null) {
            unsaid = null;
            failed(unsaidWhere, failure);
        }
    }

    private void note(String where, Throwable failure) {
        String exception = failure.getClass().getName();
        String kind = where + ' ' + exception;
        synchronized (known) {
            if (known.size() >= MOST || known.contains(kind)) {
                return;
            }
        }
        journal.write(new Entry.Failure(where, exception));
        synchronized (known) {
            known.add(kind);
        }
        explain(where, failure);
    }

    /** Writes down the stack of a failure that the journal knows already; never throws. */
    public void explain(String where, Throwable failure) {
        File file = new File(directory, "agent-" + ProcessHandle.current().pid() + ".log");
        try (PrintStream out = new PrintStream(new FileOutputStream(file, true), false, StandardCharsets.UTF_8)) {
            out.println(where + ": " + failure.getClass().getName());
            for (StackTraceElement frame : failure.getStackTrace()) {
                out.println("    at " + frame);
            }
        } catch (IOException | RuntimeException | Error unwritable) {
            // the journal has the failure itself
        }
    }
}
