package dev.waxseal.report;

import dev.waxseal.config.OneLine;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.LocalName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What may be written into {@code waxseal.yml} where a finding is not mended now: an exception, for a time or for good, a
 * host that is always this machine, or that nothing fails for a start.
 */
final class WaysOut {

    /** Hosts that fit into a line. */
    private static final int MOST_HOSTS = 5;

    private WaysOut() {}

    static List<String> lines(Collection<Judgement> failing) {
        List<String> lines = new ArrayList<>();
        lines.add("Mend them as \"fix\" says, or write into waxseal.yml at the root of the repository:");
        lines.add(
                "  exceptions:            the lines \"allow\" or \"or all\"; permanent: true instead of until for what"
                        + " stays so");
        List<String> hosts = failing.stream()
                .filter(judgement -> !judgement.isLocal())
                .map(Judgement::finding)
                .filter(Objects::nonNull)
                .map(Finding::destination)
                .filter(WaysOut::mayBeThisMachine)
                .map(destination -> host(destination.host()))
                .distinct()
                .toList();
        if (!hosts.isEmpty()) {
            String named = String.join(", ", hosts.subList(0, Math.min(MOST_HOSTS, hosts.size())));
            lines.add("  local: [" + OneLine.of(named) + "]  if that is always this machine, such as a container or"
                    + " the tests' own server, and stands for no host elsewhere");
        }
        lines.add("  fail-on: never         reports all and fails nothing, for a start; fail-on: critical fails for the"
                + " worst only");
        return lines;
    }

    /** As YAML reads it as text. */
    static String host(String host) {
        return host.matches("[a-z][a-z0-9.-]*") ? host : '\'' + host.replace("'", "''") + '\'';
    }

    /** Whether it went to this machine, or to where containers of it are. */
    private static boolean mayBeThisMachine(Finding.Destination destination) {
        String address = destination.address();
        return address != null
                && destination.via() == null
                && (LocalName.is(address)
                        || address.startsWith("10.")
                        || address.startsWith("192.168.")
                        || address.matches("172\\.(1[6-9]|2\\d|3[01])\\..*"));
    }
}
