package dev.waxseal.detect;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Rule;
import dev.waxseal.catalogue.Severity;
import java.util.ArrayList;
import java.util.List;

/** The sightings in one part of a message: one per place and kind, and no more than can be of use. */
final class Sightings {

    /** More than this in one part of a message says nothing new. */
    private static final int MAX = 256;

    private final boolean response;
    private final List<Sighting> sightings = new ArrayList<>();
    private int count;
    private final Told seen;
    private String lastKind = "";
    private String lastLocation = "";

    Sightings(boolean response) {
        this(response, new Told());
    }

    /** Leaves out what was told, each kind in each place. */
    Sightings(boolean response, Told told) {
        this.response = response;
        this.seen = told;
    }

    void add(String kind, Severity severity, String location, String evidence) {
        count++;
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
            sightings.add(new Sighting(rule(location), placed, kind, location, evidence));
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
