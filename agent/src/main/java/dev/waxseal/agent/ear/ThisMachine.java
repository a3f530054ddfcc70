package dev.waxseal.agent.ear;

import dev.waxseal.journal.LocalName;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What this very machine goes by: its host name, and the addresses of its interfaces. Asked while the machine is at hand,
 * since the judgement may be passed on another. No name is ever looked up; that could ask a network, or the application.
 */
final class ThisMachine {

    /** Addresses whose answer is remembered; a program that asks for more of them by number is asked each time. */
    private static final int MOST = 256;

    private static final ConcurrentHashMap<InetAddress, Boolean> OWN = new ConcurrentHashMap<>();

    private ThisMachine() {}

    /**
     * Whether a host is one of its own names or addresses.
     *
     * @param host as a request names it
     * @param peer the address that it turned out to be, or null where there is none
     */
    static boolean is(String host, @Nullable String peer) {
        String name = LocalName.bare(host);
        InetAddress literal = LocalName.address(name);
        if (literal != null) {
            return hasAddress(literal);
        }
        if (!Names.own(name)) {
            return false;
        }
        InetAddress address = peer == null ? null : LocalName.address(LocalName.bare(peer));
        return address == null || address.isLoopbackAddress() || hasAddress(address);
    }

    private static boolean hasAddress(InetAddress address) {
        Boolean known = OWN.get(address);
        if (known != null) {
            return known;
        }
        boolean own;
        try {
            own = NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException noInterfaces) {
            own = false;
        }
        if (OWN.size() < MOST) {
            OWN.put(address, own);
        }
        return own;
    }

    /** Read when the first host is asked about that is not a number. */
    private static final class Names {

        private static final String HOST = host();

        private static boolean own(String name) {
            return name.equals(HOST) || (!HOST.isEmpty() && name.startsWith(HOST + '.') && isFull(name));
        }

        private static String host() {
            String windows = System.getenv("COMPUTERNAME");
            String exported = System.getenv("HOSTNAME");
            String linux = read("/proc/sys/kernel/hostname");
            String name = !linux.isEmpty() ? linux : windows != null ? windows : exported != null ? exported : "";
            return LocalName.bare(name.strip());
        }

        /** Whether the system's own files complete the host's name to this one: {@code build7} to {@code build7.corp}. */
        private static boolean isFull(String name) {
            for (StringTokenizer lines = lines("/etc/hosts"); lines.hasMoreTokens(); ) {
                List<String> words = words(lines.nextToken());
                if (words.contains(HOST) && words.contains(name)) {
                    return true;
                }
            }
            for (StringTokenizer lines = lines("/etc/resolv.conf"); lines.hasMoreTokens(); ) {
                List<String> words = words(lines.nextToken());
                boolean completes = words.contains("search") || words.contains("domain");
                if (completes && words.contains(name.substring(HOST.length() + 1))) {
                    return true;
                }
            }
            return false;
        }

        private static StringTokenizer lines(String file) {
            return new StringTokenizer(read(file).toLowerCase(Locale.ROOT), "\n");
        }

        private static List<String> words(String line) {
            List<String> words = new ArrayList<>();
            int comment = line.indexOf('#');
            StringTokenizer tokens = new StringTokenizer(comment < 0 ? line : line.substring(0, comment));
            while (tokens.hasMoreTokens()) {
                words.add(LocalName.bare(tokens.nextToken()));
            }
            return words;
        }

        private static String read(String file) {
            try (FileInputStream in = new FileInputStream(file)) { // Files would wake channels
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException | RuntimeException notThere) {
                return "";
            }
        }
    }
}
