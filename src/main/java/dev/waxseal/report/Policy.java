package dev.waxseal.report;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.config.OneLine;
import java.util.ArrayList;
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
 * @param thresholds from which severity on some findings fail, of which the first that fits counts
 * @param destinations where tests may go
 * @param standIns what test doubles stand for, of which the first that fits counts
 */
public record Policy(
        Loopback loopback,
        @Nullable Severity failOn,
        LocalHosts local,
        List<Allowance> exceptions,
        List<Threshold> thresholds,
        Destinations destinations,
        List<StandIn> standIns) {

    /** Critical and high findings to another host fail; everything else is reported. */
    public static final Policy DEFAULT = new Policy(
            Loopback.REPORT, Severity.HIGH, LocalHosts.DEFAULT, List.of(), List.of(), Destinations.ANY, List.of());

    public Policy {
        exceptions = List.copyOf(exceptions);
        thresholds = List.copyOf(thresholds);
        standIns = List.copyOf(standIns);
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
        return new Policy(loopback, failOn, local, exceptions, thresholds, destinations, standIns);
    }

    public Policy withFailOn(@Nullable Severity failOn) {
        return new Policy(loopback, failOn, local, exceptions, thresholds, destinations, standIns);
    }

    /** This one, which decides, with all that another one says of single findings and hosts. */
    public Policy and(Policy other) {
        return withLocal(other.local)
                .withExceptions(other.exceptions)
                .withThresholds(other.thresholds)
                .withDestinations(other.destinations)
                .withStandIns(other.standIns);
    }

    Policy withLocal(LocalHosts more) {
        return new Policy(loopback, failOn, local.and(more), exceptions, thresholds, destinations, standIns);
    }

    Policy withExceptions(List<Allowance> more) {
        return new Policy(loopback, failOn, local, joined(exceptions, more), thresholds, destinations, standIns);
    }

    /** The same with others that count before those that it has. */
    Policy withThresholds(List<Threshold> more) {
        return new Policy(loopback, failOn, local, exceptions, joined(more, thresholds), destinations, standIns);
    }

    Policy withDestinations(Destinations more) {
        return new Policy(loopback, failOn, local, exceptions, thresholds, destinations.and(more), standIns);
    }

    /** The same with others that count before those that it has. */
    Policy withStandIns(List<StandIn> more) {
        return new Policy(loopback, failOn, local, exceptions, thresholds, destinations, joined(more, standIns));
    }

    private static <T> List<T> joined(List<T> first, List<T> then) {
        List<T> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
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
