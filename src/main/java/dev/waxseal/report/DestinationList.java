package dev.waxseal.report;

import dev.waxseal.journal.Counting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code destinations} into a policy file: where the tests went. */
public final class DestinationList {

    private DestinationList() {}

    /** The hosts besides this machine that the run went to, each once, in the order of their names. */
    public static List<String> of(Report report, Policy policy) {
        return report.destinations().stream()
                .filter(destination -> !policy.local().has(destination))
                .map(Counting.Destination::host)
                .map(host -> host.indexOf(':') < 0 || host.startsWith("[") ? host : '[' + host + ']')
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Adds the list to a file, which is made where it is not there; one that has a list already, or that cannot be added to,
     * is left as it is.
     *
     * @return whether it has been added
     * @throws IOException when the file cannot be read or written
     */
    public static boolean addTo(Path file, List<String> hosts) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        if (hosts.isEmpty()
                || (!before.isEmpty() && PolicyFile.read(file).destinations().isListed())) {
            return false;
        }
        StringBuilder text = new StringBuilder(before);
        text.append(before.isEmpty() || before.endsWith("\n") ? "" : "\n");
        text.append("destinations: # where the tests went; anything else is undeclared-destination\n");
        hosts.forEach(host -> text.append("  - ").append(WaysOut.host(host)).append('\n'));
        Files.writeString(file, text);
        try {
            if (PolicyFile.read(file).destinations().isListed()) {
                return true;
            }
        } catch (IllegalArgumentException e) {
            Files.writeString(file, before); // written in another style, {…} for instance
            return false;
        }
        return false;
    }
}
