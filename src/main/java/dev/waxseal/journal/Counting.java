package dev.waxseal.journal;

import static java.util.Objects.requireNonNull;

/** An entry that says how often something was met so far; equal to others about the same thing where the counts are. */
public sealed interface Counting extends Entry
        permits Counting.Destination, Counting.Dropped, Outside.Program, Sealed, SealedFrom {

    /** How often it was met so far. */
    long count();

    /** The same with that count. */
    Counting counting(long count);

    /** What it is when there are too many of them to record. */
    String many();

    /**
     * How many requests went to a destination so far; findings or none.
     *
     * @param host the host name the requests themselves name
     * @param port its port
     * @param scheme {@code http}, {@code https}, {@code unix}, {@code connect} for what is asked of a proxy itself, or the
     *     name of another protocol
     * @param requests how many; connections where the requests cannot be told apart, as inside TLS
     * @param encrypted whether they went through TLS
     * @param own whether the host is a name or an address that the sending machine itself goes by
     */
    record Destination(String host, int port, String scheme, long requests, boolean encrypted, boolean own)
            implements Counting {
        public Destination {
            requireNonNull(host);
            requireNonNull(scheme);
        }

        public Destination(String host, int port, String scheme, long requests, boolean encrypted) {
            this(host, port, scheme, requests, encrypted, false);
        }

        @Override
        public long count() {
            return requests;
        }

        // spelled out, because the first use of a generated one costs the JVM under test tens of milliseconds
        @Override
        public boolean equals(Object other) {
            return other instanceof Destination that
                    && port == that.port
                    && requests == that.requests
                    && encrypted == that.encrypted
                    && own == that.own
                    && host.equals(that.host)
                    && scheme.equals(that.scheme);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * host.hashCode() + port) + scheme.hashCode();
        }

        @Override
        public Destination counting(long count) {
            return new Destination(host, port, scheme, count, encrypted, own);
        }

        @Override
        public String many() {
            return "destinations";
        }

        @Override
        public String type() {
            return "destination";
        }

        @Override
        public void writeTo(JsonLine line) {
            line.put("host", host);
            line.put("port", port);
            line.put("scheme", scheme);
            line.put("requests", requests);
            line.put("encrypted", encrypted);
            if (own) {
                line.put("own", true);
            }
        }

        @Override
        public void tell(JournalBuilder reading) {
            reading.requested(this);
        }
    }

    /** What was not looked at or not kept because there was too much of it, and how many so far. */
    record Dropped(String what, long count) implements Counting {
        public Dropped {
            requireNonNull(what);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Dropped that && count == that.count && what.equals(that.what);
        }

        @Override
        public int hashCode() {
            return what.hashCode();
        }

        @Override
        public Dropped counting(long count) {
            return new Dropped(what, count);
        }

        @Override
        public String many() {
            return what;
        }

        @Override
        public String type() {
            return "dropped";
        }

        @Override
        public void writeTo(JsonLine line) {
            line.put("what", what);
            line.put("count", count);
        }

        @Override
        public void tell(JournalBuilder reading) {
            reading.dropped(this);
        }
    }
}
