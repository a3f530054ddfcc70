package dev.waxseal.report;

import dev.waxseal.journal.Finding;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place where a finding is done: what was asked, by which line.
 *
 * @param request the request
 * @param stage whether it reached the wire from here
 * @param origin the line of the application, or null where unknown
 * @param source where that is shown
 * @param count how often
 */
public record Place(
        Finding.Request request, Finding.Stage stage, Finding.@Nullable Origin origin, SourceLine source, long count) {

    /** Whether this sighting was made here. */
    boolean isOf(Finding finding, SourceLine shown) {
        return request.equals(finding.request())
                && Objects.equals(origin, finding.origin())
                && (stage != Finding.Stage.CONFIGURED || source.equals(shown));
    }

    static Place of(Finding finding, Sources sources, long count) {
        SourceLine source = sources.line(finding.origin(), finding.test());
        return new Place(finding.request(), finding.stage(), finding.origin(), source, count);
    }
}
