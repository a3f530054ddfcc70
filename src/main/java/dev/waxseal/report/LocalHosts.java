package dev.waxseal.report;

import dev.waxseal.config.OneLine;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.LocalName;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts are this very machine: by their names, by what the machine itself goes by, and by what the team adds under
 * {@code local:} in {@code waxseal.yml}, such as the hosts of its containers. What is sent to them leaks nothing.
 *
 * <p>All of it is told from the name in the request. A network such as {@code 172.17.0.0/16} stands for requests that name
 * an address in it; a name that merely resolves to one is another host.
 */
public final class LocalHosts {

    /** What is local wherever one is. */
    public static final LocalHosts DEFAULT = new LocalHosts(List.of());

    private final List<String> entries;
    private final List<Pattern> added;

    private LocalHosts(List<String> entries) {
        this.entries = List.copyOf(entries);
        this.added = this.entries.stream().map(entry -> pattern(entry.strip())).toList();
    }

    /**
     * Adds to {@link #DEFAULT} names ({@code docker}), patterns ({@code *.test}), addresses and networks ({@code 172.17.0.0/16}).
     *
     * @throws IllegalArgumentException with a message for the person who wrote it
     */
    public static LocalHosts with(List<String> entries) {
        return new LocalHosts(entries);
    }

    /** What either of them has. */
    public LocalHosts and(LocalHosts other) {
        List<String> both = new ArrayList<>(entries);
        both.addAll(other.entries);
        return new LocalHosts(both);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LocalHosts that && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }

    /** Whether a request to there stays on this machine; with a proxy elsewhere, that machine's loopback is not ours. */
    boolean has(Finding.Destination destination) {
        String proxy = destination.viaHost();
        return has(destination.host(), destination.own()) && (proxy == null || has(proxy, false));
    }

    boolean has(Counting.Destination destination) {
        return destination.scheme().equals("unix") || has(destination.host(), destination.own());
    }

    /** Whether it is local only because {@code waxseal.yml} says so. */
    boolean adds(Counting.Destination destination) {
        return !DEFAULT.has(destination) && has(destination);
    }

    private boolean has(String host, boolean own) {
        if (own || LocalName.is(host)) {
            return true;
        }
        String name = LocalName.bare(host);
        for (Pattern pattern : added) {
            if (pattern.matches(name)) {
                return true;
            }
        }
        return false;
    }

    private static Pattern pattern(String entry) {
        String shown = "local: " + OneLine.quoted(entry);
        if (entry.contains("://") || entry.matches("[^:/]+:[0-9]+(/.*)?")) {
            throw new IllegalArgumentException(shown + " must be a host alone, without scheme and port");
        }
        int slash = entry.indexOf('/');
        String name = LocalName.bare(slash < 0 ? entry : entry.substring(0, slash));
        InetAddress address = LocalName.address(name);
        if (slash >= 0) {
            return network(shown, address, entry.substring(slash + 1));
        }
        if (address != null) {
            return new Network(address.getAddress(), address.getAddress().length * Byte.SIZE);
        }
        if (!name.matches("[\\p{L}\\p{N}*._-]+") || name.chars().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException(
                    shown + " must name hosts: a name, a pattern like *.test, an address or a network");
        }
        return new Glob(java.util.regex.Pattern.compile(
                java.util.regex.Pattern.quote(name).replace("*", "\\E.*\\Q")));
    }

    private static Pattern network(String shown, @Nullable InetAddress address, String bits) {
        int most = address == null ? 0 : address.getAddress().length * Byte.SIZE;
        if (address == null || !bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > most || bits.matches("0+")) {
            throw new IllegalArgumentException(shown + " is not a network like 172.17.0.0/16");
        }
        return new Network(address.getAddress(), Integer.parseInt(bits));
    }

    /** An entry of {@code local:}. */
    private interface Pattern {
        boolean matches(String name);
    }

    private record Glob(java.util.regex.Pattern glob) implements Pattern {
        @Override
        public boolean matches(String name) {
            return glob.matcher(name).matches();
        }
    }

    /** RFC 4632: the addresses that begin with the same bits. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Network(byte[] prefix, int bits) implements Pattern {
        @Override
        public boolean matches(String name) {
            InetAddress address = LocalName.address(name);
            byte[] bytes = address == null ? new byte[0] : address.getAddress();
            if (bytes.length != prefix.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                int bit = 0x80 >> i % Byte.SIZE;
                if (((bytes[i / Byte.SIZE] ^ prefix[i / Byte.SIZE]) & bit) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
