package dev.waxseal.agent.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says at which step a command is that takes its time, so that nobody takes it for stuck. */
final class Progress implements AutoCloseable {

    /** How long people wait without wondering. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "waxseal-progress");
        thread.setDaemon(true);
        return thread;
    });
    private volatile String step = "starting";

    private Progress() {}

    /** For someone who watches the screen; else nothing is said. */
    static Progress to(PrintWriter err, boolean isWatched, Duration patience) {
        Progress progress = new Progress();
        if (isWatched) {
            var unused = progress.clock.scheduleAtFixedRate(
                    () -> {
                        err.println("waxseal: " + progress.step + " ...");
                        err.flush();
                    },
                    patience.toMillis(),
                    patience.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        return progress;
    }

    /** What is done now: {@code reading target/waxseal}. */
    void at(String now) {
        step = now;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
