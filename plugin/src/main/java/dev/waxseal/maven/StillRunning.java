package dev.waxseal.maven;

import dev.waxseal.journal.Entry;
import dev.waxseal.journal.Journal;
import dev.waxseal.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.maven.plugin.logging.Log;

/**
 * JVMs of this build that have not ended when it is judged: a goal may have told a server to stop and not waited until it
 * had, so that its last lines are yet to come.
 */
final class StillRunning {

    /** A JVM tells of itself so soon after its process was started; another process has its number otherwise. */
    private static final Duration START = Duration.ofMinutes(1);

    private StillRunning() {}

    /** The journals in this directory, when all have ended or this time is over; one that goes on to run is told of. */
    static List<Journal> journals(Path output, long thisBuild, Duration patience, Log log) throws IOException {
        List<Journal> journals = JournalReader.readAll(output);
        List<ProcessHandle> running = journals.stream()
                .filter(journal -> journal.warnings().contains(Journal.KILLED))
                .flatMap(journal -> writerOf(journal, thisBuild).stream())
                .toList();
        long until = System.nanoTime() + patience.toNanos();
        for (ProcessHandle jvm : running) {
            log.info("Waits up to " + patience.toSeconds() + " s for JVM " + jvm.pid() + ", which has not ended");
            if (!ends(jvm, until)) {
                log.warn("JVM " + jvm.pid()
                        + " still runs: what it sends from now on is in no report. Stop it before this goal");
            }
        }
        return running.isEmpty() ? journals : JournalReader.readAll(output);
    }

    private static boolean ends(ProcessHandle jvm, long until) {
        try {
            jvm.onExit().get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stays) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The JVM that writes this journal, if it is of this build and runs still. */
    private static Optional<ProcessHandle> writerOf(Journal journal, long thisBuild) {
        Entry.Started started = journal.started();
        if (started == null
                || started.time() < thisBuild
                || started.pid() == ProcessHandle.current().pid()) {
            return Optional.empty();
        }
        return ProcessHandle.of(started.pid())
                .filter(process -> process.isAlive() && began(process, Instant.ofEpochMilli(started.time())));
    }

    private static boolean began(ProcessHandle process, Instant told) {
        Instant start = process.info().startInstant().orElse(Instant.MIN);
        return start.isBefore(told) && start.isAfter(told.minus(START));
    }
}
