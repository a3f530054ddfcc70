package dev.waxseal.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes news of this JVM to a place outside of it, where those of many come together. */
public interface Collector {

    /**
     * What became of a batch.
     *
     * @param taken how many of it arrived and were taken
     * @param refusal why not all, in a few words and without any data; null where all were
     * @param pause in milliseconds, how long that place asks to be left alone before the rest is sent again; 0 where it
     *     does not say; negative where sending it again is of no use
     */
    record Answer(int taken, @Nullable String refusal, long pause) {}

    /**
     * Sends these and waits for the answer, on the calling thread alone; never throws for what the other side does.
     *
     * @param timeout the longest it may take, in milliseconds
     */
    Answer send(List<News> batch, long timeout);

    /** Closes what is open. */
    void close();
}
