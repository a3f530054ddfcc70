package dev.waxseal.journal;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One line of a journal: a JSON object whose first member {@code type} says which of these it is.
 *
 * <p>Lines that count ({@link Repeated}, {@link Destination}) say how many there were <em>so far</em>; the last line
 * about the same thing holds.
 */
public sealed interface Entry
        permits Entry.Started,
                Entry.Sighted,
                Entry.Repeated,
                Entry.Seam,
                Entry.Counting,
                Entry.Failure,
                Entry.DidNotRun,
                Entry.Ended,
                Outside.Library,
                Outside.Unheard {

    /** What {@link Started#schema()} says where this version of the journal is spoken. */
    String SCHEMA = "waxseal-journal/1";

    /** Which entry this is, as its line says it. */
    String type();

    /** Writes the members that follow {@code type}. They are named like the record's components. */
    void writeTo(JsonLine line);

    /** Says to one who reads the journal what this line adds to it. */
    void tell(JournalBuilder reading);

    /** One that says how often something was met so far; equal to others about the same thing where the counts are. */
    sealed interface Counting extends Entry permits Destination, Dropped, Outside.Program {

        /** The same with that count. */
        Counting counting(long count);

        /** What it is when there are too many of them to record. */
        String many();
    }

    /**
     * The first line: who writes this journal.
     *
     * @param schema {@value #SCHEMA}
     * @param pid the JVM's process id
     * @param uuid tells JVMs with the same process id apart, as those of two containers
     * @param java the version of Java
     * @param vendor who made it
     * @param command the main class or jar, never its arguments: they may hold secrets
     * @param agent the agent's version
     * @param settings the agent's settings as its argument spells them
     * @param time when, in milliseconds since 1970-01-01 UTC
     */
    record Started(
            String schema,
            long pid,
            String uuid,
            String java,
            String vendor,
            String command,
            String agent,
            String settings,
            long time)
            implements Entry {
        public Started {
            requireNonNull(schema);
            requireNonNull(uuid);
            requireNonNull(java);
            requireNonNull(vendor);
            requireNonNull(command);
            requireNonNull(agent);
            requireNonNull(settings);
        }

        @Override
        public String type() {
            return "started";
        }

        @Override
        public void writeTo(JsonLine line) {
            line.put("schema", schema);
            line.put("pid", pid);
            line.put("uuid", uuid);
            line.put("java", java);
            line.put("vendor", vendor);
            line.put("command", command);
            line.put("agent", agent);
            line.put("settings", settings);
            line.put("time", time);
        }

        @Override
        public void tell(JournalBuilder reading) {
            reading.started(this);
        }
    }

    /** A finding, when it is met for the first time; {@code number} is its name in this journal, from 1 on. */
    record Sighted(int number, Finding finding) implements Entry {
        public Sighted {
            requireNonNull(finding);
        }

        @Override
        public String type() {
            return "finding";
        }

        @Override
        public void writeTo(JsonLine line) {
            line.put("number", number);
            line.begin("finding");
            finding.writeTo(line);
            line.end();
        }

        @Override
        public void tell(JournalBuilder reading) {
            reading.sighted(this);
        }
    }

    /** How often the finding of this number was met so far. */
    record Repeated(int number, long count) implements Entry {
        @Override
        public String type() {
            return "repeated";
        }

        @Override
        public void writeTo(JsonLine line) {
            line.put("number", number);
            line.put("count", count);
        }

        @Override
        public void tell(JournalBuilder reading) {
            reading.repeated(this);
        }
    }

    /**
     * A place where the agent listens, or one where it does not.
     *
     * @param name of the place, such as {@code sockets}
     * @param at the class, or the method of it that is not listened at; null where it does not matter which
     * @param failure why nothing is heard there, without any data; null where it is
     * @param loss what may have gone unheard for that, and what to do; null where no bytes are lost, but who sent them
     */
    record Seam(
            String name,
            @Nullable String at,
            @Nullable String failure,
            @Nullable String loss) implements Entry {
        public Seam {
            requireNonNull(name);
        }

        @Override
        public String type() {
            return "seam";
        }

        @Override
        public void writeTo(JsonLine line) {
            line.put("name", name);
            line.put("at", at);
            line.put("failure", failure);
            line.put("loss", loss);
        }

        @Override
        public void tell(JournalBuilder reading) {
            reading.listened(this);
        }
    }

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

    /** Something of the agent's own went wrong: where, and the class of it, never its message: that may hold data. */
    record Failure(String where, String exception) implements Entry {
        public Failure {
            requireNonNull(where);
            requireNonNull(exception);
        }

        @Override
        public String type() {
            return "failure";
        }

        @Override
        public void writeTo(JsonLine line) {
            line.put("where", where);
            line.put("exception", exception);
        }

        @Override
        public void tell(JournalBuilder reading) {
            reading.problem("the agent failed in " + where + " (" + exception + ")");
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

    /** The agent did not listen at all, and why. */
    record DidNotRun(String reason) implements Entry {
        public DidNotRun {
            requireNonNull(reason);
        }

        @Override
        public String type() {
            return "did-not-run";
        }

        @Override
        public void writeTo(JsonLine line) {
            line.put("reason", reason);
        }

        @Override
        public void tell(JournalBuilder reading) {
            reading.problem("the agent did not listen: " + reason);
        }
    }

    /** The last line: the JVM ended in order. One that was killed or halted has none. */
    record Ended() implements Entry {
        @Override
        public String type() {
            return "ended";
        }

        @Override
        public void writeTo(JsonLine line) {}

        @Override
        public void tell(JournalBuilder reading) {
            reading.ended();
        }
    }
}
