package dev.waxseal.agent.cli;

import dev.waxseal.detect.Detection;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What Jazzer calls with whatever it comes upon, to be read as messages that someone recorded: HAR files above all, since
 * others write those. How to run it stands in the benchmarks' README.
 */
public final class RecordedFuzzing {

    /** Of the thread's own time; nothing else comes near it, whoever loads and instruments classes meanwhile. */
    private static final long LONGEST = 20_000_000_000L;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Detection DETECTION = Detection.standard();

    private RecordedFuzzing() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        long begin = THREADS.getCurrentThreadCpuTime();
        try {
            new RecordedMessages(DETECTION, null).inspect(bytes, "recorded.har");
        } catch (Main.Failure told) {
            if (String.valueOf(told.getMessage()).isBlank()) {
                throw new AssertionError("said without a word", told);
            }
        }
        long took = THREADS.getCurrentThreadCpuTime() - begin;
        if (took > LONGEST) {
            throw new AssertionError("took " + took / 1_000_000 + " ms");
        }
    }
}
