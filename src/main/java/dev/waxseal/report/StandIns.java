package dev.waxseal.report;

import dev.waxseal.config.OneLine;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Journal;
import dev.waxseal.production.Endpoint;
import dev.waxseal.production.Production;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has what was sent to test doubles judged as what production sends. Where production encrypts, it passes; where not, it is
 * the finding that it would be there.
 */
final class StandIns {

    private record Resolved(Endpoint endpoint, StandsFor standsFor) {}

    private final Map<StandIn, Resolved> resolved = new LinkedHashMap<>();
    private final Set<StandIn> used = new HashSet<>();
    private final Map<String, StandsFor> byId = new HashMap<>();
    private final List<Journal.Counted> sealed = new ArrayList<>();

    private StandIns() {}

    /**
     * Looks up what each stands for.
     *
     * @throws IllegalArgumentException where that cannot be told, with a message for the person who wrote it
     */
    static StandIns of(List<StandIn> standIns, Production production, Sources sources) {
        StandIns all = new StandIns();
        for (StandIn standIn : standIns) {
            all.resolved.put(standIn, resolve(standIn, production, sources));
        }
        return all;
    }

    private static Resolved resolve(StandIn standIn, Production production, Sources sources) {
        Path policy = standIn.written().file().toAbsolutePath().normalize();
        try {
            Production.Told told = production.find(standIn.purpose(), standIn.profile(), policy.resolveSibling(""));
            SourceLine source = told.file() == null
                    ? sources.line(policy, standIn.written().line())
                    : sources.line(told.file(), told.line());
            Endpoint endpoint = told.endpoint();
            boolean isSealed = endpoint.way() == Endpoint.Way.SEALED;
            return new Resolved(endpoint, new StandsFor(endpoint.toString(), isSealed, source));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(standIn.written() + ": for: " + e.getMessage(), e);
        }
    }

    /** The same findings, those to a stand-in as production would make them; without those that production seals. */
    List<Journal.Counted> retold(List<Journal.Counted> findings) {
        List<Journal.Counted> retold = new ArrayList<>();
        for (Journal.Counted one : findings) {
            StandIn standIn = of(one.finding());
            if (standIn == null) {
                retold.add(one);
                continue;
            }
            used.add(standIn);
            Resolved there = Objects.requireNonNull(resolved.get(standIn));
            if (there.standsFor.isSealed()) {
                sealed.add(one);
                byId.putIfAbsent(one.finding().id(), there.standsFor);
            } else {
                Finding elsewhere = one.finding().to(destination(one.finding(), there.endpoint));
                retold.add(new Journal.Counted(elsewhere, one.count()));
                byId.putIfAbsent(elsewhere.id(), there.standsFor);
            }
        }
        return retold;
    }

    /** What was sent in clear text to what production reaches encrypted. */
    List<Journal.Counted> sealed() {
        return sealed;
    }

    /** What a finding of that id was sent in place of; null where it went where it says. */
    @Nullable StandsFor of(String id) {
        return byId.get(id);
    }

    /** Those that nothing was sent to, in words. */
    List<String> unused() {
        return resolved.keySet().stream()
                .filter(standIn -> !used.contains(standIn))
                .map(standIn -> "nothing was sent in clear text to " + OneLine.quoted(standIn.test())
                        + ", which stands for " + OneLine.quoted(standIn.purpose()) + " ("
                        + standIn.written().file().getFileName() + ":"
                        + standIn.written().line() + ")")
                .toList();
    }

    private @Nullable StandIn of(Finding finding) {
        if (finding.encrypted()) {
            return null; // how a double is certified says nothing of production
        }
        for (StandIn standIn : resolved.keySet()) {
            if (standIn.covers(finding)) {
                return standIn;
            }
        }
        return null;
    }

    private static Finding.Destination destination(Finding finding, Endpoint there) {
        return new Finding.Destination(
                there.host(), there.port(), null, finding.destination().via());
    }
}
