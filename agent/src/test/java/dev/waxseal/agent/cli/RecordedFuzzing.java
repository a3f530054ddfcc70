package dev.waxseal.agent.cli;

import com.sun.management.ThreadMXBean;
import dev.waxseal.detect.Detection;
import java.lang.management.ManagementFactory;

/**
 * What Jazzer calls with whatever it comes upon, to be read as messages that someone recorded: HAR files above all, since
 * others write those. How to run it stands in the benchmarks' README.
 */
public final class RecordedFuzzing {

    /** Of the thread's own time; nothing else comes near it, whoever loads and instruments classes meanwhile. */
    private static final long LONGEST = 20_000_000_000L;

    /** So many bytes may be taken for a file, and so many more for each of its bytes, by the time that all are free again. */
    private static final long ROOM = 256L << 20;

    private static final long ROOM_EACH = 20_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Detection DETECTION = Detection.standard();

    private RecordedFuzzing() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        long begin = THREADS.getCurrentThreadCpuTime();
        long taken = THREADS.getCurrentThreadAllocatedBytes();
        try {
            new RecordedMessages(DETECTION, null).inspect(bytes, "recorded.har");
        } catch (Main.Failure told) {
            if (String.valueOf(told.getMessage()).isBlank()) {
                throw new AssertionError("said without a word", told);
            }
        }
        taken = THREADS.getCurrentThreadAllocatedBytes() - taken;
        if (taken > ROOM + ROOM_EACH * bytes.length) {
            throw new AssertionError("took " + (taken >> 20) + " MB");
        }
        long took = THREADS.getCurrentThreadCpuTime() - begin;
        if (took > LONGEST) {
            throw new AssertionError("took " + took / 1_000_000 + " ms");
        }
    }
}
