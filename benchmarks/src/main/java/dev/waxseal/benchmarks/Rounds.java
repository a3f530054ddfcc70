package dev.waxseal.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The rows of {@link InspectBenchmark} in CPU time of the one thread that does the work, the best of several rounds: for
 * a machine that has other things to do, and to hold two builds against one another by running each in turns.
 *
 * <pre>{@code java -cp benchmarks/target/benchmarks.jar dev.waxseal.benchmarks.Rounds [TEXT ...]}</pre>
 */
public final class Rounds {

    private static final List<String> TEXTS =
            List.of("orders", "products", "repositories", "metrics", "html", "form", "prose");
    private static final int ROUNDS = 12;
    private static final long ROUND_NANOS = 200_000_000;
    private static final long WARM_NANOS = 2_500_000_000L;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Rounds() {}

    public static void main(String[] args) {
        Map<String, Supplier<Collection<?>>> rows = new TreeMap<>();
        for (String text : args.length == 0 ? TEXTS : List.of(args)) {
            for (int bytes : new int[] {1024, 65536}) {
                InspectBenchmark benchmark = new InspectBenchmark();
                benchmark.text = text;
                benchmark.bytes = bytes;
                benchmark.setUp();
                rows.put(text + " " + bytes + " clean", benchmark::clean);
                if (bytes == 1024) {
                    rows.put(text + " " + bytes + " leaking", benchmark::leaking);
                    rows.put(text + " " + bytes + " leaking again", benchmark::leakingAgain);
                    rows.put("head", benchmark::cleanHead);
                }
            }
        }
        rows.values().forEach(row -> nanos(row, WARM_NANOS / rows.size()));
        rows.forEach((name, row) -> {
            nanos(row, WARM_NANOS / 5);
            double best = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                best = Math.min(best, nanos(row, ROUND_NANOS));
            }
            System.out.printf("%-30s %10.3f us%n", name, best / 1000);
        });
    }

    /** What one call takes of this thread's CPU time, in ns, on average over about {@code budget} ns. */
    private static double nanos(Supplier<Collection<?>> row, long budget) {
        long calls = 0;
        int seen = 0;
        long start = THREADS.getCurrentThreadCpuTime();
        long now = start;
        while (now - start < budget) {
            for (int i = 0; i < 64; i++) {
                seen += row.get().size();
            }
            calls += 64;
            now = THREADS.getCurrentThreadCpuTime();
        }
        if (seen == Integer.MIN_VALUE) {
            throw new IllegalStateException("more than there can be");
        }
        return (double) (now - start) / calls;
    }
}
