package dev.waxseal.agent.outside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Compares the connections that this process has with those that were listened at; where the operating system tells,
 * which is Linux. It begins when the first native library is there that may speak to others, or when foreign functions
 * are called; until then it glances at the list of libraries now and then.
 */
public final class Census implements Runnable {

    /** Is told what was found. */
    public interface Log {

        /** A native library was loaded that may speak to others. */
        void library(String name);

        /** Nobody has listened to a connection; {@code local} if it does not leave this machine. */
        void unheard(String address, int port, boolean local);

        /** The census itself failed. */
        void failed(String where, Throwable failure);
    }

    /** Between two looks at the connections, in milliseconds. */
    private static final long OFTEN = 20;

    /** Between two glances at the libraries, in milliseconds: at first, and at the most, each twice as long as the last. */
    private static final long SOON = 50;

    private static final long SELDOM = 1000;

    private final Peers peers;
    private final Log log;
    private final Set<String> libraries = new HashSet<>();
    private final Map<Long, SocketTable.Row> suspects = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private volatile boolean counting;

    public Census(Peers peers, Log log) {
        this.peers = peers;
        this.log = log;
    }

    /** Begins, if there is anything that could be asked. */
    public void start() {
        if (NativeLibraries.isThere() && SocketTable.isThere()) {
            Thread thread = new Thread(null, this, "waxseal-census", 256 << 10, false);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Native code is called that may connect to anything. */
    public void suspect() {
        counting = true;
    }

    @Override
    public void run() {
        try {
            for (long pause = SOON; ; pause = counting ? OFTEN : Math.min(SELDOM, 2 * pause)) {
                Thread.sleep(pause);
                look();
            }
        } catch (InterruptedException stopped) {
            // by nobody; the last look is taken at the end
        } catch (IOException | RuntimeException | Error failure) {
            log.failed("census", failure);
        }
    }

    private synchronized void look() throws IOException {
        for (String name : NativeLibraries.speaking()) {
            if (libraries.add(name)) {
                counting = true;
                log.library(name);
            }
        }
        if (counting) {
            Map<Long, SocketTable.Row> before = new HashMap<>(suspects);
            suspects.clear();
            for (SocketTable.Row row : SocketTable.made()) {
                if (!isHeard(row)) {
                    suspects.put(row.inode(), row);
                }
            }
            // one that was just made may be heard a moment later; who has not been by the next look never was, open or
            // not
            before.values().forEach(this::tell);
        }
    }

    /** The JVM ends: looks once more, and nobody is given any more time. */
    public void end() {
        if (NativeLibraries.isThere() && SocketTable.isThere()) {
            try {
                look();
                synchronized (this) {
                    suspects.values().forEach(this::tell);
                }
            } catch (IOException | RuntimeException failure) {
                log.failed("census", failure);
            }
        }
    }

    private boolean isHeard(SocketTable.Row row) {
        return peers.isHeard(row.address().getHostAddress(), row.port());
    }

    private void tell(SocketTable.Row row) {
        String address = row.address().getHostAddress();
        if (!isHeard(row) && told.add(address + ' ' + row.port())) {
            log.unheard(address, row.port(), isLocal(row.address()));
        }
    }

    private static boolean isLocal(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException unknown) {
            return false;
        }
    }
}
