package dev.waxseal.report;

import dev.waxseal.catalogue.Rule;
import dev.waxseal.journal.Finding;
import dev.waxseal.production.ClearEndpoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An address in clear text that the configuration names, in one place or in several.
 *
 * @param finding as if it had been sent there
 * @param sources the lines that say so
 */
record Configured(Finding finding, List<SourceLine> sources) {

    /** Those to other machines, by their ids. */
    static Map<String, Configured> byId(List<ClearEndpoints.Found> endpoints, LocalHosts local, Sources sources) {
        Map<String, Configured> byId = new TreeMap<>();
        for (ClearEndpoints.Found found : endpoints) {
            Finding finding = finding(found);
            if (!local.has(finding.destination())) {
                byId.computeIfAbsent(finding.id(), id -> new Configured(finding, new ArrayList<>()))
                        .sources
                        .add(sources.line(found.file(), found.line()));
            }
        }
        return byId;
    }

    private static Finding finding(ClearEndpoints.Found found) {
        return new Finding(
                Rule.PLAINTEXT_ENDPOINT.id(),
                Rule.PLAINTEXT_ENDPOINT.severity(),
                null,
                Finding.Direction.REQUEST,
                "config:" + found.key(),
                found.endpoint().toString(),
                new Finding.Request("", found.endpoint().toString(), ""),
                new Finding.Destination(
                        found.endpoint().host(), found.endpoint().port(), null, null),
                false,
                Finding.Stage.CONFIGURED,
                "unknown",
                null,
                null);
    }
}
