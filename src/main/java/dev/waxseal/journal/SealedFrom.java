package dev.waxseal.journal;

import static java.util.Objects.requireNonNull;

import dev.waxseal.journal.Finding.Test;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From which line connections to a destination were made that were sealed, how many of them, and when the first of them was.
 *
 * @param host as its {@link Counting.Destination} has it
 * @param port as there
 * @param scheme as there
 * @param origin the innermost frame of the application
 * @param test the test that was running then, or null where none was or several were
 * @param time when that was, in milliseconds since 1970-01-01 UTC; 0 where nobody has said it
 * @param count how many so far
 */
public record SealedFrom(
        String host,
        int port,
        String scheme,
        Finding.Origin origin,
        @Nullable Test test,
        long time,
        long count) implements Counting {

    public SealedFrom {
        requireNonNull(host);
        requireNonNull(scheme);
        requireNonNull(origin);
    }

    /** One of which nobody has said when it was. */
    public SealedFrom(String host, int port, String scheme, Finding.Origin origin, long count) {
        this(host, port, scheme, origin, null, 0, count);
    }

    /** Whether it is about connections to there. */
    public boolean isTo(Counting.Destination destination) {
        return destination.encrypted()
                && host.equals(destination.host())
                && port == destination.port()
                && scheme.equals(destination.scheme());
    }

    // whatever the test and the time; spelled out, because the first use of a generated one costs the JVM under test
    // tens of milliseconds
    @Override
    public boolean equals(Object other) {
        return other instanceof SealedFrom that
                && port == that.port
                && count == that.count
                && host.equals(that.host)
                && scheme.equals(that.scheme)
                && origin.line() == that.origin.line()
                && origin.className().equals(that.origin.className())
                && origin.method().equals(that.origin.method())
                && Objects.equals(origin.file(), that.origin.file());
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * host.hashCode() + port) + origin.className().hashCode()) + origin.line();
    }

    @Override
    public SealedFrom counting(long met) {
        return new SealedFrom(host, port, scheme, origin, test, time, met);
    }

    /** Both as one: the first of either, and all of them. */
    public SealedFrom and(SealedFrom later) {
        SealedFrom first = later.time < time ? later : this;
        return first.counting(count + later.count);
    }

    @Override
    public String many() {
        return "lines that sealed connections come from";
    }

    @Override
    public String type() {
        return "sealed-from";
    }

    @Override
    public void writeTo(JsonLine line) {
        line.put("host", host);
        line.put("port", port);
        line.put("scheme", scheme);
        line.begin("origin");
        line.put("class", origin.className());
        line.put("method", origin.method());
        line.put("file", origin.file());
        line.put("line", origin.line());
        line.end();
        if (test != null) {
            line.begin("test");
            line.put("class", test.className());
            line.put("method", test.method());
            line.end();
        }
        line.put("time", time);
        line.put("count", count);
    }

    @Override
    public void tell(JournalBuilder reading) {
        reading.sealedFrom(this);
    }
}
