package dev.waxseal.report;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.config.OneLine;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What fails and what does not. Judged after the run, so that a changed policy needs no second one.
 *
 * @param loopback what to do about findings that never leave the machine
 * @param failOn the least severity that fails; null where nothing does
 * @param local which hosts are this machine
 * @param exceptions what is allowed nevertheless
 */
public record Policy(Loopback loopback, @Nullable Severity failOn, LocalHosts local, List<Allowance> exceptions) {

    /** Critical and high findings to another host fail; everything else is reported. */
    public static final Policy DEFAULT = new Policy(Loopback.REPORT, Severity.HIGH, LocalHosts.DEFAULT, List.of());

    public Policy {
        exceptions = List.copyOf(exceptions);
    }

    /** What to do about findings on loopback: a test that logs in to its own server leaks nothing. */
    public enum Loopback {
        IGNORE,
        REPORT,
        /** Judge them as if they went to another host. */
        FAIL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Policy withLoopback(Loopback loopback) {
        return new Policy(loopback, failOn, local, exceptions);
    }

    public Policy withFailOn(@Nullable Severity failOn) {
        return new Policy(loopback, failOn, local, exceptions);
    }

    /**
     * {@code ignore}, {@code report} or {@code fail}.
     *
     * @throws IllegalArgumentException with a message for the person who wrote it
     */
    public static Loopback loopback(String name) {
        return named("loopback", name, Loopback.values());
    }

    /**
     * {@code critical} to {@code info}, or {@code never}, which is null.
     *
     * @throws IllegalArgumentException with a message for the person who wrote it
     */
    public static @Nullable Severity failOn(String name) {
        return name.toLowerCase(Locale.ROOT).equals("never") ? null : named("fail-on", name, Severity.values());
    }

    private static <E extends Enum<E>> E named(String setting, String name, E[] values) {
        for (E value : values) {
            if (value.name().equalsIgnoreCase(name)) {
                return value;
            }
        }
        String known =
                String.join(", ", List.of(values).stream().map(E::toString).toList());
        throw new IllegalArgumentException(setting + " is " + OneLine.quoted(name) + ", but must be one of: " + known
                + (setting.equals("fail-on") ? ", never" : ""));
    }
}
