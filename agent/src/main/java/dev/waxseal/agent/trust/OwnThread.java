package dev.waxseal.agent.trust;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The thread on which is judged who was trusted, so that no handshake waits for that and no object of the application is
 * asked on a thread of its own. It begins with the first that is to be judged.
 */
final class OwnThread implements Runnable {

    private static final int MOST = 1_000;

    /** How long one who is asked may take, and all of them, once the JVM is to end: on a slow machine with much else to do. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private static final long WHOLE_PATIENCE = TimeUnit.SECONDS.toNanos(15);

    /** Work to be done here. */
    interface Work {
        void run() throws Exception;
    }

    private final TrustLog log;
    private final ArrayBlockingQueue<Work> waiting = new ArrayBlockingQueue<>(MOST);
    private @Nullable Thread thread;
    private int undone;
    private volatile boolean over;

    OwnThread(TrustLog log) {
        this.log = log;
    }

    /** Does this later, unless a thousand others wait. */
    void later(Work work) {
        synchronized (this) {
            undone++;
            if (thread == null && !over) {
                Thread made = new Thread(this, "waxseal-trust");
                made.setDaemon(true);
                made.setContextClassLoader(null);
                thread = made;
                made.start();
            }
        }
        if (!waiting.offer(work)) {
            done();
            log.dropped("whom some clients trusted, because too many asked at once");
        }
    }

    /** Waits until all is done, for a few seconds at most: longer on a slow machine, where one after the other is done. */
    void finish() {
        if (!isDoneInTime()) {
            log.dropped("whom some clients trusted, because a trust manager or verifier did not answer in time");
        }
    }

    private synchronized boolean isDoneInTime() {
        long end = System.nanoTime() + WHOLE_PATIENCE;
        try {
            while (undone > 0) {
                int before = undone;
                long until = Math.min(System.nanoTime() + PATIENCE, end);
                while (undone == before) {
                    long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                    if (left <= 0) {
                        return false;
                    }
                    wait(left);
                }
            }
            return true;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the thread, once it is free. */
    synchronized void end() {
        over = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private synchronized void done() {
        undone--;
        notifyAll();
    }

    @Override
    public void run() {
        while (!over) {
            Work work;
            try {
                work = waiting.take();
            } catch (InterruptedException overOrNotByUs) {
                continue;
            }
            log.unheard(() -> perform(work));
            done();
        }
    }

    private void perform(Work work) {
        try {
            work.run();
        } catch (Exception | LinkageError | StackOverflowError failure) {
            log.failed("trust", failure);
        }
    }
}
