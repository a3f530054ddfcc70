package dev.waxseal.report;

import dev.waxseal.config.OneLine;
import dev.waxseal.journal.LocalName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where tests may go, besides this machine.
 *
 * @param isListed whether anybody has said so; until then they may go anywhere
 * @param entries {@code host} or {@code host:port}; {@code *} stands for anything
 */
public record Destinations(boolean isListed, List<String> entries) {

    /** Nobody has said. */
    public static final Destinations ANY = new Destinations(false, List.of());

    private static final Pattern ENTRY =
            Pattern.compile("(\\[[0-9a-fA-F:*]+\\]|[\\p{L}\\p{N}*._-]+)(?::([0-9]{1,5}))?");

    /** @throws IllegalArgumentException with a message for the person who wrote it */
    public Destinations {
        entries = List.copyOf(entries);
        for (String entry : entries) {
            if (!ENTRY.matcher(entry).matches()) {
                throw new IllegalArgumentException("destinations: " + OneLine.quoted(entry)
                        + " is not a host, such as payments.example, *.internal or db.example:5432");
            }
        }
    }

    /** What either of them lists. */
    Destinations and(Destinations other) {
        List<String> both = new ArrayList<>(entries);
        both.addAll(other.entries);
        return new Destinations(isListed || other.isListed, both);
    }

    boolean have(String host, int port) {
        return !isListed || entries.stream().anyMatch(entry -> isThere(entry, host, port));
    }

    private static boolean isThere(String entry, String host, int port) {
        Matcher named = ENTRY.matcher(entry);
        return named.matches()
                && Glob.matches(LocalName.bare(named.group(1)), LocalName.bare(host))
                && (named.group(2) == null || Integer.parseInt(named.group(2)) == port);
    }
}
