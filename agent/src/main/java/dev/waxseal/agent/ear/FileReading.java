package dev.waxseal.agent.ear;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Reads the application's files on a thread of our own: an interrupt of the application's thread while it reads would
 * close the application's channel (see {@link java.nio.channels.InterruptibleChannel}).
 */
final class FileReading {

    /** Made with the first file that is read: the JVM's start does not pay for it. */
    private static final ExecutorService THREAD = thread();

    private FileReading() {}

    /** Fills the buffer from this position of the file; whether the file was long enough. */
    static boolean read(FileChannel file, long position, ByteBuffer into) {
        Future<Boolean> reading = THREAD.submit(() -> fill(file, position, into));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return reading.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException unreadable) {
            throw new IllegalStateException(unreadable.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean fill(FileChannel file, long position, ByteBuffer into) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int count = file.read(into, at);
            if (count < 0) {
                return false;
            }
            at += count;
        }
        return true;
    }

    private static ExecutorService thread() {
        ThreadPoolExecutor one = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), run -> {
            Thread thread = new Thread(null, run, "waxseal-files", 0, false);
            thread.setDaemon(true);
            return thread;
        });
        one.allowCoreThreadTimeOut(true);
        return one;
    }
}
