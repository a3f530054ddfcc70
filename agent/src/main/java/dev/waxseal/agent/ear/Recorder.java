package dev.waxseal.agent.ear;

import dev.waxseal.catalogue.Rule;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.Sighting;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.JournalWriter;
import java.util.List;

/** Writes to the journal what was found, and where requests went. */
final class Recorder {

    private final JournalWriter journal;

    Recorder(JournalWriter journal) {
        this.journal = journal;
    }

    /** These are sensitive. */
    void sighted(List<Sighting> sightings, Finding.Circumstances circumstances) {
        for (Sighting sighting : sightings) {
            journal.sighted(circumstances.of(
                    sighting.rule().id(),
                    sighting.severity(),
                    sighting.kind().isEmpty() ? null : sighting.kind(),
                    sighting.location(),
                    sighting.evidence()));
        }
    }

    /**
     * Something was said in clear text that we did not read; it may hold anything. That is a finding of its own, judged by
     * where it went like any other: whoever sends it to this very machine leaks nothing.
     */
    void unread(String location, String what, Finding.Circumstances circumstances) {
        journal.sighted(circumstances.of(Rule.AUDIT_INCOMPLETE.id(), Severity.HIGH, null, location, what));
    }

    /** A redirect that came through TLS has led into clear text. */
    void downgraded(String from, Finding.Circumstances circumstances) {
        Rule rule = Rule.HTTPS_DOWNGRADE;
        journal.sighted(circumstances.of(rule.id(), rule.severity(), null, null, "redirected from " + from));
    }

    /** A request went there. */
    void requested(Target target) {
        journal.requested(
                target.destination().host(), target.destination().port(), target.scheme(), target.encrypted());
    }

    /** A connection could not be followed to its end. */
    void lost() {
        journal.dropped("the rest of connections that spoke HTTP in clear text and could not be followed");
    }
}
