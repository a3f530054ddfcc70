package dev.waxseal.detect;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Rule;
import dev.waxseal.catalogue.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sightings in one part of a message: one per place and kind, and no more than can be of use. */
final class Sightings {

    /** More than this in one part of a message says nothing new. */
    private static final int MAX = 256;

    private final boolean response;
    private final @Nullable Map<String, Kept> keeping;
    private final List<Sighting> sightings = new ArrayList<>();
    private int count;
    private final Told seen;
    private String lastKind = "";
    private String lastLocation = "";

    Sightings(boolean response, boolean keeping) {
        this(response, new Told(), keeping);
    }

    /** Leaves out what was told, each kind in each place; and keeps values, if so. */
    Sightings(boolean response, Told told, boolean keeping) {
        this.response = response;
        this.seen = told;
        this.keeping = keeping ? new HashMap<>() : null;
    }

    /** Takes note of what stands in the text there, and of what else that is; masks it. */
    void add(String kind, Severity severity, String location, String text, int from, int to, String label) {
        count++;
        String evidence = Mask.of(to - from, label);
        if (keeping != null) {
            keep(keeping, kind, severity, location, evidence).add(text, from, to);
        } else {
            add(kind, severity, location, evidence, null);
        }
    }

    /** What is kept of this kind in this place, which is told of if it has not been. */
    private Kept keep(Map<String, Kept> keeping, String kind, Severity severity, String location, String evidence) {
        String place = kind + ' ' + location;
        Kept kept = keeping.get(place);
        if (kept == null) {
            kept = new Kept();
            int before = sightings.size();
            add(kind, severity, location, evidence, kept);
            if (sightings.size() == before && seen.has(kind, location)) {
                sightings.add(new Sighting(rule(location), severity, kind, location, evidence, kept, true));
            }
            keeping.put(place, kept);
        }
        return kept;
    }

    private void add(String kind, Severity severity, String location, String evidence, @Nullable Kept kept) {
        if (kind.equals(lastKind) && location.equals(lastLocation)) {
            return;
        }
        lastKind = kind;
        lastLocation = location;
        if (told(kind, location, evidence)) {
            return;
        }
        if (seen.size() >= MAX) {
            partly("what is beyond " + MAX + " findings", "message");
        } else if (seen.add(kind, location)) {
            boolean users = kind.startsWith(UserKind.PREFIX); // who says how bad they are
            Severity placed = users ? severity : Severities.at(location, kind, severity);
            sightings.add(new Sighting(rule(location), placed, kind, location, evidence, kept, false));
        }
    }

    /** Something of the message lies beyond a bound and was not inspected. */
    void partly(String bound, String location) {
        if (seen.add("", bound)) {
            sightings.add(new Sighting(
                    Rule.AUDIT_INCOMPLETE, Severity.HIGH, "", location, "inspected in part, without " + bound));
        }
    }

    /** Whether the whole text is told of a value that was told of in its place within: {@code body} of {@code body:/r/x}. */
    private boolean told(String kind, String location, String evidence) {
        if (kind.equals(Kind.SAML_ASSERTION.id())) {
            return within(kind, location);
        } else if (location.indexOf(':') >= 0) {
            return false;
        }
        for (Sighting sighting : sightings) {
            if (sighting.kind().equals(kind)
                    && sighting.location().startsWith(location)
                    && sighting.location().startsWith(":", location.length())
                    && sighting.evidence().equals(evidence)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is in what was told of as this kind: the assertion in the response that a form carries. */
    private boolean within(String kind, String location) {
        for (Sighting sighting : sightings) {
            if (sighting.kind().equals(kind) && location.startsWith(sighting.location())) {
                return true;
            }
        }
        return false;
    }

    private Rule rule(String location) {
        if (response) {
            return Rule.PLAINTEXT_RESPONSE_DATA;
        }
        return location.equalsIgnoreCase("header:Authorization")
                        || location.equalsIgnoreCase("header:Proxy-Authorization")
                ? Rule.PLAINTEXT_AUTH
                : Rule.PLAINTEXT_DATA;
    }

    /** How many there were, counting those beyond the most that are kept. */
    int count() {
        return count;
    }

    List<Sighting> list() {
        return List.copyOf(sightings);
    }
}
