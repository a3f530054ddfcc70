package dev.waxseal.agent.outside;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The TCP connections of this process as Linux knows them, whoever made them (proc(5), {@code /proc/self/net/tcp}). */
public final class SocketTable {

    private static final String SOCKET = "socket:[";
    private static final int ESTABLISHED = 1;
    private static final int CLOSE_WAIT = 8;
    private static final int LISTEN = 10;

    private final List<Row> rows = new ArrayList<>();
    private final Set<Integer> listening = new HashSet<>();

    private SocketTable() {}

    /**
     * A connection.
     *
     * @param address the other end's
     * @param port the other end's
     * @param inode tells it from all others
     */
    public record Row(InetAddress address, int port, int localPort, long inode) {}

    /** Whether this system has such a table. */
    public static boolean isThere() {
        return new File("/proc/self/net/tcp").canRead();
    }

    /** The connections that this process has made and not closed; those that it has accepted are left out. */
    public static List<Row> made() throws IOException {
        Set<Long> own = inodes();
        SocketTable table = new SocketTable();
        table.read(new File("/proc/self/net/tcp"));
        table.read(new File("/proc/self/net/tcp6"));
        List<Row> made = new ArrayList<>();
        for (Row row : table.rows) {
            if (own.contains(row.inode) && !table.listening.contains(row.localPort)) {
                made.add(row);
            }
        }
        return made;
    }

    private static Set<Long> inodes() {
        Set<Long> inodes = new HashSet<>();
        String[] descriptors = new File("/proc/self/fd").list();
        for (String descriptor : descriptors == null ? new String[0] : descriptors) {
            try {
                String link = Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor))
                        .toString();
                if (link.startsWith(SOCKET)) {
                    inodes.add(Long.parseLong(link.substring(SOCKET.length(), link.length() - 1)));
                }
            } catch (IOException closedMeanwhile) {
                // then it is none
            }
        }
        return inodes;
    }

    private void read(File file) throws IOException {
        if (!file.canRead()) {
            return; // no IPv6
        }
        try (BufferedReader lines = new BufferedReader(new FileReader(file, StandardCharsets.US_ASCII))) {
            lines.readLine(); // the headings
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                row(columns(line));
            }
        }
    }

    private void row(List<String> columns) throws IOException {
        if (columns.size() < 10) {
            return;
        }
        String local = columns.get(1);
        String remote = columns.get(2);
        int state = Integer.parseInt(columns.get(3), 16);
        int localPort = port(local);
        if (state == LISTEN) {
            listening.add(localPort);
        } else if (state == ESTABLISHED || state == CLOSE_WAIT) {
            rows.add(new Row(address(remote), port(remote), localPort, Long.parseLong(columns.get(9))));
        }
    }

    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>(16);
        for (int from = 0; from < line.length(); ) {
            int to = line.indexOf(' ', from);
            to = to < 0 ? line.length() : to;
            if (to > from) {
                columns.add(line.substring(from, to));
            }
            from = to + 1;
        }
        return columns;
    }

    private static int port(String end) {
        return Integer.parseInt(end.substring(end.indexOf(':') + 1), 16);
    }

    /** Words of four bytes in hexadecimal, each in the order of the machine. */
    static InetAddress address(String end) throws IOException {
        byte[] address = new byte[end.indexOf(':') / 2];
        boolean little = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN;
        for (int i = 0; i < address.length; i++) {
            int at = little ? (i & ~3) + 3 - (i & 3) : i;
            address[i] = (byte) Integer.parseInt(end.substring(2 * at, 2 * at + 2), 16);
        }
        return InetAddress.getByAddress(address);
    }
}
