package dev.waxseal.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The last line where the agent was taken out of a JVM that went on: all is told of what was said until then.
 *
 * @param time when, in milliseconds since 1970-01-01 UTC
 * @param underway on how many connections something was being said just then, of which the rest was not heard
 */
public record Detached(long time, int underway) implements Entry {

    @Override
    public String type() {
        return "detached";
    }

    @Override
    public void writeTo(JsonLine line) {
        line.put("time", time);
        line.put("underway", underway);
    }

    @Override
    public void tell(JournalBuilder reading) {
        Instant when = Instant.ofEpochMilli(time).truncatedTo(ChronoUnit.SECONDS);
        reading.ended();
        reading.warning("the agent was detached from a JVM at " + when + ": what that sent afterwards was not heard"
                + (underway == 0 ? "" : ", nor the rest of what was under way on " + connections(underway)));
    }

    private static String connections(int count) {
        return count == 1 ? "1 connection" : count + " connections";
    }
}
