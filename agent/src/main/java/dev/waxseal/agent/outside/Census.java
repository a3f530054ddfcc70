package dev.waxseal.agent.outside;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the connections that this process has with those that were listened at; where the operating system tells,
 * which is Linux. It begins when the first native library is there that may speak to others, or when foreign functions
 * are called; until then there is neither a thread nor anything else of it.
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

    /** Between two looks, in milliseconds: at first and whenever connections were made, and at the most. */
    private static final long OFTEN = 20;

    private static final long SELDOM = 200;

    private final Peers peers;
    private final Log log;
    private final Set<String> libraries = new HashSet<>();
    private final Map<Long, SocketTable.Row> suspects = new HashMap<>();
    private final Set<Long> cleared = new HashSet<>();
    private final Set<Long> told = new HashSet<>();
    private @Nullable LibraryWatch watch;
    private @Nullable Thread thread;
    private volatile boolean begun;
    private volatile boolean counting;

    public Census(Peers peers, Log log) {
        this.peers = peers;
        this.log = log;
    }

    /**
     * Waits for a reason to begin.
     *
     * @param loaded the native libraries that the JDK has loaded, in its own set; null where it keeps none, and the census
     *     begins at once
     */
    public void await(@Nullable Set<?> loaded, Instrumentation instrumentation) {
        if (loaded == null) {
            begin();
        } else {
            watch = new LibraryWatch(loaded, new Runnable() {
                @Override
                public void run() {
                    begin();
                }
            });
            watch.begin(instrumentation);
        }
    }

    /** Native code is called that may connect to anything. */
    public void suspect() {
        counting = true;
        begin();
    }

    private void begin() {
        Thread thread;
        synchronized (this) {
            if (begun || !NativeLibraries.isThere() || !SocketTable.isThere()) {
                return;
            }
            begun = true;
            thread = new Thread(null, this, "waxseal-census", 256 << 10, false);
            this.thread = thread;
        }
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            for (long pause = OFTEN; ; ) {
                pause = look() ? OFTEN : Math.min(SELDOM, pause + pause / 4);
                Thread.sleep(pause);
            }
        } catch (InterruptedException stopped) {
            // the agent goes; the last look was taken
        } catch (IOException | RuntimeException | Error failure) {
            log.failed("census", failure);
        }
    }

    /** Whether there are connections that were not there before. */
    private synchronized boolean look() throws IOException {
        for (String name : NativeLibraries.speaking()) {
            if (libraries.add(name)) {
                counting = true;
                log.library(name);
            }
        }
        if (!counting) {
            return false;
        }
        Map<Long, SocketTable.Row> before = new HashMap<>(suspects);
        Set<Long> open = new HashSet<>();
        boolean fresh = false;
        suspects.clear();
        for (SocketTable.Row row : SocketTable.made()) {
            open.add(row.inode());
            if (!cleared.contains(row.inode())) {
                fresh = true;
                if (isHeard(row)) {
                    cleared.add(row.inode());
                } else {
                    suspects.put(row.inode(), row);
                }
            }
        }
        cleared.retainAll(open);
        // one that was just made may be heard a moment later; who has not been by the next look never was, open or not
        before.values().forEach(this::tell);
        return fresh;
    }

    /** The JVM ends: looks once more, and nobody is given any more time. */
    public void end() {
        if (watch != null) {
            watch.look();
        }
        if (begun) {
            try {
                look();
                synchronized (this) {
                    new ArrayList<>(suspects.values()).forEach(this::tell);
                }
            } catch (IOException | RuntimeException failure) {
                log.failed("census", failure);
            }
        }
    }

    /** The agent goes: nobody looks any more. */
    public synchronized void leave() {
        LibraryWatch waiting = watch;
        if (waiting != null) {
            waiting.leave();
        }
        begun = true; // as if it had been
        if (thread != null) {
            thread.interrupt();
        }
    }

    private boolean isHeard(SocketTable.Row row) {
        return peers.isHeard(row.address().getHostAddress(), row.port(), row.localPort());
    }

    /** Once for each place. */
    private void tell(SocketTable.Row row) {
        String address = row.address().getHostAddress();
        if (!isHeard(row)) {
            cleared.add(row.inode());
            if (told.add((long) address.hashCode() << 16 | row.port())) {
                log.unheard(address, row.port(), isLocal(row.address()));
            }
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
