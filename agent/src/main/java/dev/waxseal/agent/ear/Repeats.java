package dev.waxseal.agent.ear;

import dev.waxseal.detect.Sighting;
import dev.waxseal.journal.Finding;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found where before, so that what is the same about a finding each time is worked out once: a leak that is known is
 * met again and again.
 */
final class Repeats {

    /** About 1 KB each; where URLs are never the same twice, they are forgotten. */
    private static final int MOST = 1_000;

    private final ConcurrentHashMap<Key, Known> known = new ConcurrentHashMap<>();

    /** A finding, and what is the same about it each time. */
    record Known(Finding finding, String sameness) {

        static Known of(Finding finding) {
            return new Known(finding, finding.sameness());
        }
    }

    /** All that makes two findings differ, and more: the URL as it is shown, where the route would do. */
    private record Key(Sighting what, Finding.Circumstances where) {

        // spelled out: the first use of what is generated costs a program tens of milliseconds
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && isSame(what, that.what) && isSame(where, that.where);
        }

        private static boolean isSame(Sighting one, Sighting other) {
            return one.rule() == other.rule()
                    && one.severity() == other.severity()
                    && one.kind().equals(other.kind())
                    && one.location().equals(other.location())
                    && one.evidence().equals(other.evidence());
        }

        private static boolean isSame(Finding.Circumstances one, Finding.Circumstances other) {
            Finding.Destination to = one.destination();
            return one.request().url().equals(other.request().url())
                    && one.request().method().equals(other.request().method())
                    && one.direction() == other.direction()
                    && one.stage() == other.stage()
                    && to.port() == other.destination().port()
                    && to.host().equals(other.destination().host())
                    && Objects.equals(to.via(), other.destination().via())
                    && Objects.equals(one.client(), other.client())
                    && isSame(one.origin(), other.origin())
                    && isSame(one.test(), other.test());
        }

        private static boolean isSame(Finding.@Nullable Origin one, Finding.@Nullable Origin other) {
            if (one == null || other == null) {
                return one == null && other == null;
            }
            return one.line() == other.line()
                    && one.method().equals(other.method())
                    && one.className().equals(other.className());
        }

        private static boolean isSame(Finding.@Nullable Test one, Finding.@Nullable Test other) {
            if (one == null || other == null) {
                return one == null && other == null;
            }
            return one.method().equals(other.method()) && one.className().equals(other.className());
        }

        @Override
        public int hashCode() {
            Finding.Origin origin = where.origin();
            int place = origin == null ? 0 : 31 * origin.method().hashCode() + origin.line();
            return 31
                            * (31
                                            * (31 * what.location().hashCode()
                                                    + what.kind().hashCode())
                                    + where.request().url().hashCode())
                    + place;
        }
    }

    /** What was found there, as it is told of each time. */
    Known of(Sighting sighting, Finding.Circumstances circumstances) {
        Key key = new Key(sighting, circumstances);
        Known before = known.get(key);
        if (before != null && sighting.kept() == null) {
            return before;
        }
        Known found = Known.of(circumstances.of(
                sighting.rule().id(),
                sighting.severity(),
                sighting.kind().isEmpty() ? null : sighting.kind(),
                sighting.location(),
                sighting.evidence()));
        if (sighting.kept() == null) { // or values would be kept with it
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(key, found);
        }
        return found;
    }

    /** How many are known. */
    int size() {
        return known.size();
    }
}
