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
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

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

    /** Waits until all is done, for a few seconds at most. */
    void finish() {
        long until = System.nanoTime() + PATIENCE;
        boolean late = false;
        try {
            synchronized (this) {
                while (undone > 0 && !late) {
                    long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                    late = left <= 0;
                    if (!late) {
                        wait(left);
                    }
                }
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            late = true;
        }
        if (late) {
            log.dropped("whom some clients trusted, because a trust manager or verifier did not answer in time");
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
