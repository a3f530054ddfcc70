package dev.waxseal.agent.cli;

import dev.waxseal.detect.Detection;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Answers each line of a file in order: {@code {"line":N,"kinds":[…]}}. Blocks of lines are looked at by as many threads as there are processors. */
final class EachLine {

    /** So many bytes are looked at by one thread. */
    private static final int BLOCK = 1 << 20;

    /** More threads than these would wait for the file. */
    private static final int MOST_THREADS = 8;

    private final Detection detection;
    private final String file;
    private final boolean jsonl;
    private final boolean explain;
    private final PrintWriter out;
    private final Deque<Future<LineAnswers>> asked = new ArrayDeque<>();
    private final int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    private int number;

    EachLine(Detection detection, String file, boolean jsonl, boolean explain, PrintWriter out) {
        this.detection = detection;
        this.file = file;
        this.jsonl = jsonl;
        this.explain = explain;
        this.out = out;
    }

    void answer(InputStream in) throws IOException, Main.Failure {
        ExecutorService pool = Executors.newFixedThreadPool(threads, EachLine::daemon);
        try {
            read(in, pool);
            while (!asked.isEmpty()) {
                print(asked.remove());
            }
        } finally {
            pool.shutdownNow();
            out.flush();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "scan");
        thread.setDaemon(true);
        return thread;
    }

    private void read(InputStream in, ExecutorService pool) throws IOException, Main.Failure {
        byte[] bytes = new byte[BLOCK];
        int filled = 0;
        int read = in.readNBytes(bytes, 0, bytes.length);
        while (read > 0) {
            filled += read;
            int whole = filled;
            while (whole > filled - read && bytes[whole - 1] != '\n') {
                whole--;
            }
            if (whole > filled - read) {
                ask(Arrays.copyOf(bytes, whole), pool);
                System.arraycopy(bytes, whole, bytes, 0, filled - whole);
                filled -= whole;
            }
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            read = in.readNBytes(bytes, filled, bytes.length - filled);
        }
        if (filled > 0) {
            ask(Arrays.copyOf(bytes, filled), pool);
        }
    }

    private void ask(byte[] lines, ExecutorService pool) throws Main.Failure {
        if (asked.size() > 2 * threads) {
            print(asked.remove());
        }
        asked.add(pool.submit(new LineAnswers(detection, file, jsonl, explain, lines, number)));
        int ends = 0;
        for (byte b : lines) {
            ends += b == '\n' ? 1 : 0;
        }
        number += ends;
    }

    private void print(Future<LineAnswers> future) throws Main.Failure {
        try {
            LineAnswers answered = future.get();
            out.append(answered.answers());
            if (answered.failure() != null) {
                throw answered.failure();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Main.Failure(file + ": interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
