package dev.waxseal.journal;

import static java.util.Objects.requireNonNull;

/**
 * From which line connections to a destination were made that were sealed, and how many of them.
 *
 * @param host as its {@link Counting.Destination} has it
 * @param port as there
 * @param scheme as there
 * @param origin the innermost frame of the application
 * @param count how many so far
 */
public record SealedFrom(String host, int port, String scheme, Finding.Origin origin, long count) implements Counting {

    public SealedFrom {
        requireNonNull(host);
        requireNonNull(scheme);
        requireNonNull(origin);
    }

    /** Whether it is about connections to there. */
    public boolean isTo(Counting.Destination destination) {
        return destination.encrypted()
                && host.equals(destination.host())
                && port == destination.port()
                && scheme.equals(destination.scheme());
    }

    // spelled out, because the first use of a generated one costs the JVM under test tens of milliseconds
    @Override
    public boolean equals(Object other) {
        return other instanceof SealedFrom that
                && port == that.port
                && count == that.count
                && host.equals(that.host)
                && scheme.equals(that.scheme)
                && line().equals(that.line());
    }

    @Override
    public int hashCode() {
        return 31 * (31 * host.hashCode() + port) + line().hashCode();
    }

    private String line() {
        return origin.className() + '\n' + origin.method() + '\n' + origin.file() + '\n' + origin.line();
    }

    @Override
    public SealedFrom counting(long met) {
        return new SealedFrom(host, port, scheme, origin, met);
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
        line.put("count", count);
    }

    @Override
    public void tell(JournalBuilder reading) {
        reading.sealedFrom(this);
    }
}
