package dev.waxseal.agent.export;

import dev.waxseal.journal.Exported;
import dev.waxseal.journal.News;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, and the account of it: at any time {@code offered = sent + dropped + waiting}. What finds it full
 * is dropped, for whoever brings it must not wait.
 */
final class Outbox {

    /** The most that waits, at about 1 KB each. */
    static final int MOST = 16_384;

    private final ArrayDeque<News> waiting = new ArrayDeque<>();
    private final String to;
    private long offered;
    private long sent;
    private long dropped;
    private @Nullable String trouble;
    private boolean closed;

    Outbox(String to) {
        this.to = to;
    }

    /** Takes it, or drops it; whether it was taken. */
    synchronized boolean offer(News news) {
        offered++;
        if (closed || waiting.size() >= MOST) {
            dropped++;
            trouble = closed ? trouble : "too many at a time";
            return false;
        }
        return waiting.add(news);
    }

    /** The first of those that wait, which go on waiting. */
    synchronized List<News> first(int most) {
        List<News> first = new ArrayList<>(Math.min(most, waiting.size()));
        for (News news : waiting) {
            if (first.size() == most) {
                break;
            }
            first.add(news);
        }
        return first;
    }

    /** So many of the first are done with: some of them arrived, the others never will. */
    synchronized void done(int first, int arrived, @Nullable String refusal) {
        if (closed) {
            sent += arrived; // of those that were given up meanwhile
            dropped -= arrived;
            return;
        }
        for (int i = 0; i < first; i++) {
            waiting.remove();
        }
        sent += arrived;
        dropped += first - arrived;
        trouble = refusal == null ? trouble : refusal;
    }

    /** They could not be sent, or may not have arrived. */
    synchronized void trouble(String why) {
        trouble = why;
    }

    /** Nothing more is sent: drops what waits, and what is offered from now on. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            if (!waiting.isEmpty() && trouble == null) {
                trouble = "the JVM ended";
            }
            dropped += waiting.size();
            waiting.clear();
        }
    }

    /** How it stands. */
    synchronized Exported account() {
        return new Exported(to, offered, sent, dropped, trouble);
    }
}
