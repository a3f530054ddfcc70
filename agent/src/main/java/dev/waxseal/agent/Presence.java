package dev.waxseal.agent;

import dev.waxseal.agent.ear.AgentLog;
import dev.waxseal.agent.ear.Beyond;
import dev.waxseal.agent.ear.Callers;
import dev.waxseal.agent.ear.Ear;
import dev.waxseal.agent.ear.Places;
import dev.waxseal.agent.export.Export;
import dev.waxseal.agent.seam.SeamTransformer;
import dev.waxseal.agent.testing.RunningTests;
import dev.waxseal.agent.testing.Threads;
import dev.waxseal.evidence.Sealer;
import dev.waxseal.journal.JournalWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent as it is in this JVM, from when it begins to listen until it is told to go or the JVM ends; the thread that
 * says the last word in the latter case.
 */
final class Presence extends Thread implements Places {

    private static volatile @Nullable Presence here;

    private final SeamTransformer seams;
    private final Ear ear;
    private final Callers callers;
    private final Beyond beyond;
    private final @Nullable Sealer sealer;
    private final @Nullable Export export;
    private final JournalWriter journal;
    private final AgentLog log;

    Presence(
            SeamTransformer seams,
            Ear ear,
            Callers callers,
            Beyond beyond,
            @Nullable Sealer sealer,
            @Nullable Export export,
            JournalWriter journal,
            AgentLog log) {
        super("waxseal-end");
        this.seams = seams;
        this.ear = ear;
        this.callers = callers;
        this.beyond = beyond;
        this.sealer = sealer;
        this.export = export;
        this.journal = journal;
        this.log = log;
    }

    /** It is in this JVM from now on. */
    void begin() {
        Runtime.getRuntime().addShutdownHook(this);
        here = this;
    }

    /** The one in this JVM, or null. */
    static @Nullable Presence here() {
        return here;
    }

    @Override
    public void files() {
        seams.listenToFiles();
    }

    @Override
    public void contentOf(Class<?> type) {
        seams.listenToContentOf(type);
    }

    @Override
    public void run() {
        try {
            seams.prove();
            ear.pause();
            callers.close();
            beyond.end();
            ear.catchUp();
            if (export != null) {
                export.end();
            }
            if (sealer != null) {
                sealer.finish();
            }
        } catch (RuntimeException | Error failure) {
            log.failed("end", failure);
        }
        journal.end(); // and goes on taking what is still heard, until the JVM is gone
    }

    /** Brings the journal up to date; says that it listens, and which journal that is. */
    String status() {
        journal.tellCounts();
        return "listening\n" + journal.file();
    }

    /**
     * Leaves this JVM as it was before: nothing is heard any more, every class is as it was loaded, no thread and no hook
     * is left behind. Whatever is told of in the journal is what was said until now.
     *
     * @return that it is over, the journal, and of which classes the code could not be taken back
     */
    synchronized String detach() {
        if (here != this) {
            return "nobody";
        }
        try {
            Runtime.getRuntime().removeShutdownHook(this);
        } catch (IllegalStateException ending) {
            return "ending\n" + journal.file();
        }
        here = null;
        int underway = 0;
        List<String> left = List.of();
        try {
            seams.prove();
            underway = ear.leave();
            left = seams.takeBack();
            callers.close();
            beyond.leave();
            ear.catchUp();
            ear.fallSilent();
            if (export != null) {
                export.end();
            }
            if (sealer != null) {
                sealer.leave();
            }
        } catch (RuntimeException | Error failure) {
            log.failed("detach", failure);
        }
        RunningTests.forget();
        Threads.tellOwnBy(null);
        journal.detach(underway);
        return "detached\n" + journal.file() + (left.isEmpty() ? "" : '\n' + String.join("\n", left));
    }
}
