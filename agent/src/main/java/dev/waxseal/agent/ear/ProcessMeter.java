package dev.waxseal.agent.ear;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The clocks of this process; loaded only where they are asked for, because the JDK's management is. */
final class ProcessMeter implements Governor.Meter {

    /** Null in a JVM without the module {@code java.management}, or that does not tell. */
    private final @Nullable ThreadMXBean threads = threads();

    private static @Nullable ThreadMXBean threads() {
        try {
            ThreadMXBean bean = ManagementFactory.getThreadMXBean();
            return bean.isCurrentThreadCpuTimeSupported() && bean.isThreadCpuTimeEnabled() ? bean : null;
        } catch (LinkageError | RuntimeException withoutManagement) {
            return null;
        }
    }

    @Override
    public long now() {
        return System.currentTimeMillis();
    }

    @Override
    public long thread() {
        ThreadMXBean bean = threads;
        if (bean != null) {
            try {
                long time = bean.getCurrentThreadCpuTime();
                if (time >= 0) {
                    return time;
                }
            } catch (UnsupportedOperationException virtual) {
                // a virtual thread has no time of its own
            }
        }
        return System.nanoTime();
    }

    @Override
    public long process() {
        Optional<Duration> used = ProcessHandle.current().info().totalCpuDuration();
        return used.isPresent() ? used.get().toNanos() : System.nanoTime();
    }
}
