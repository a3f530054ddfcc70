package dev.waxseal.report;

import dev.waxseal.catalogue.Rule;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Journal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That tests went to hosts that are not listed, whatever client took them there. What is known of the line and the test is
 * known from what was found on the way: of requests in clear text all is, of TLS only where something was wrong with it.
 */
final class Undeclared {

    private final Policy policy;
    private final Set<String> seen = new HashSet<>();
    private final List<Journal.Counted> found = new ArrayList<>();

    private Undeclared(Policy policy) {
        this.policy = policy;
    }

    /** As findings, those of one host being one. */
    static List<Journal.Counted> of(List<Journal> journals, Policy policy) {
        Undeclared undeclared = new Undeclared(policy);
        if (policy.destinations().isListed()) {
            journals.forEach(journal -> journal.findings().forEach(undeclared::add));
            Overall.destinations(journals).forEach(undeclared::add);
        }
        return undeclared.found;
    }

    private void add(Journal.Counted one) {
        Finding finding = one.finding();
        if (isUndeclared(finding.destination())) {
            add(finding.destination(), finding.encrypted(), finding.request(), one.count(), finding);
        }
    }

    private void add(Counting.Destination to) {
        Finding.Destination there = new Finding.Destination(to.host(), to.port(), null, null, to.own());
        if (!to.scheme().equals("unix") && isUndeclared(there) && !seen.contains(to.host())) {
            String url = to.scheme() + "://" + to.host() + ":" + to.port();
            add(there, to.encrypted(), new Finding.Request("", url, ""), to.requests(), null);
        }
    }

    private boolean isUndeclared(Finding.Destination to) {
        return !policy.local().has(to) && !policy.destinations().have(to.host(), to.port());
    }

    private void add(
            Finding.Destination to, boolean encrypted, Finding.Request request, long count, @Nullable Finding known) {
        seen.add(to.host());
        Finding finding = new Finding(
                Rule.UNDECLARED_DESTINATION.id(),
                Rule.UNDECLARED_DESTINATION.severity(),
                null,
                Finding.Direction.REQUEST,
                null,
                to.host() + ":" + to.port(),
                request,
                to,
                encrypted,
                known == null ? Finding.Stage.WIRE : known.stage(),
                known == null ? "unknown" : known.client(),
                known == null ? null : known.origin(),
                known == null ? null : known.test());
        found.add(new Journal.Counted(finding, count));
    }
}
