package dev.waxseal.agent.ear;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.catalogue.Rule;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.Sighting;
import dev.waxseal.evidence.Sealer;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Follower;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Sealed;
import dev.waxseal.journal.SealedFrom;
import dev.waxseal.tls.Weakness;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes to the journal what was found, and where requests went. */
final class Recorder {

    /** It goes to the proxy on the way and no further (RFC 9110 section 11.7.2). */
    private static final String PROXY_AUTHORIZATION = "header:Proxy-Authorization";

    private final JournalWriter journal;
    private final @Nullable Sealer sealer;
    private final Repeats repeats = new Repeats();
    private volatile List<Follower> followers = List.of();

    Recorder(JournalWriter journal, @Nullable Sealer sealer) {
        this.journal = journal;
        this.sealer = sealer;
    }

    /** Tells this one of every finding from now on, too. */
    synchronized void tell(Follower follower) {
        List<Follower> all = new ArrayList<>(followers);
        all.add(follower);
        followers = all;
    }

    /** Nobody is told any more. */
    synchronized void leave() {
        followers.forEach(Follower::dismissed);
        followers = List.of();
    }

    private void sighted(Finding finding) {
        sighted(finding, finding.sameness());
    }

    private void sighted(Finding finding, String sameness) {
        long count = journal.sighted(finding, sameness);
        for (Follower follower : followers) {
            if (count > 0) {
                follower.sighted(finding, sameness, count);
            }
        }
    }

    /** These are sensitive. */
    void sighted(List<Sighting> sightings, Finding.Circumstances circumstances) {
        for (Sighting sighting : sightings) {
            boolean forProxy = PROXY_AUTHORIZATION.equalsIgnoreCase(sighting.location());
            Finding.Circumstances there = forProxy ? Target.atProxy(circumstances) : circumstances;
            record(repeats.of(sighting, there), sighting);
        }
    }

    private void record(Repeats.Known known, Sighting sighting) {
        if (!sighting.again()) {
            sighted(known.finding(), known.sameness());
        }
        if (sealer != null && sighting.kept() != null) {
            sealer.keep(known.finding(), known.sameness(), sighting.kept());
        }
    }

    /**
     * Something was said in clear text that we did not read; it may hold anything. That is a finding of its own, judged by
     * where it went like any other: whoever sends it to this very machine leaks nothing.
     */
    void unread(String location, String what, Finding.Circumstances circumstances) {
        sighted(circumstances.of(Rule.AUDIT_INCOMPLETE.id(), Severity.HIGH, null, location, what));
    }

    /** These stood in a URL, which TLS protects on the way and nowhere else. */
    void addressed(List<Sighting> secrets, Finding.Circumstances circumstances) {
        Rule rule = Rule.URL_SECRET;
        for (Sighting secret : secrets) {
            Finding finding = circumstances.ofSealed(
                    rule.id(), rule.severity(), secret.kind(), secret.location(), secret.evidence());
            record(Repeats.Known.of(finding), secret);
        }
    }

    /** These cookies came through TLS, and may go out in clear text. */
    void insecure(List<Sighting> cookies, Finding.Circumstances circumstances) {
        Rule rule = Rule.COOKIE_WITHOUT_SECURE;
        for (Sighting cookie : cookies) {
            sighted(circumstances.ofSealed(
                    rule.id(), rule.severity(), cookie.kind(), cookie.location(), cookie.evidence()));
        }
    }

    /** Who has to do with this does not say that all goes through TLS. */
    void lax(String beside, Finding.Circumstances circumstances) {
        Rule rule = Rule.NO_STRICT_TRANSPORT;
        sighted(circumstances.ofSealed(
                rule.id(), rule.severity(), null, "header:Strict-Transport-Security", "not sent " + beside));
    }

    /** A redirect that came through TLS has led into clear text. */
    void downgraded(String from, Finding.Circumstances circumstances) {
        Rule rule = Rule.HTTPS_DOWNGRADE;
        sighted(circumstances.of(rule.id(), rule.severity(), null, null, "redirected from " + from));
    }

    /** This was met once more. */
    void sighted(Repeats.Known known) {
        sighted(known.finding(), known.sameness());
    }

    /** A protocol other than HTTP was spoken in clear text. */
    void spoken(String protocol, Finding.Circumstances circumstances) {
        Rule rule = Rule.PLAINTEXT_PROTOCOL;
        sighted(circumstances.of(rule.id(), rule.severity(), null, null, protocol));
    }

    /** A request went there. */
    void requested(Target target) {
        Finding.Destination to = target.destination();
        journal.requested(
                new Counting.Destination(to.host(), to.port(), target.scheme(), 0, target.encrypted(), to.own()));
    }

    /** A connection was sealed like that. */
    void sealed(Sealed sealed) {
        journal.count(sealed);
    }

    /** Connections there, which were sealed, come from this line; the first of them in this test. */
    void sealedFrom(Target target, Finding.Origin origin, Finding.@Nullable Test test) {
        Finding.Destination to = target.destination();
        journal.count(
                new SealedFrom(to.host(), to.port(), target.scheme(), origin, test, System.currentTimeMillis(), 0));
    }

    /** That is wrong with how a connection was sealed. */
    void weak(List<Weakness> weaknesses, Finding.Destination to, String url, @Nullable String protocol, Caller caller) {
        Finding.Circumstances there = new Finding.Circumstances(
                Finding.Direction.REQUEST,
                new Finding.Request("", url, protocol == null ? "TLS" : protocol),
                to,
                Finding.Stage.WIRE,
                caller.client(),
                caller.origin(),
                caller.test());
        for (Weakness weakness : weaknesses) {
            sighted(there.ofSealed(
                    weakness.rule().id(), weakness.severity(), null, weakness.location(), weakness.evidence()));
        }
    }

    /** Something was not looked at. */
    void dropped(String what) {
        journal.dropped(what);
    }

    /** A connection could not be followed to its end. */
    void lost() {
        journal.dropped("the rest of connections that spoke HTTP in clear text and could not be followed");
    }
}
