package dev.waxseal.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal: a JSON object whose first member {@code type} says which of these it is.
 *
 * <p>Lines that count ({@link Repeated}, {@link Counting}) say how many there were <em>so far</em>; the last line
 * about the same thing holds.
 */
public sealed interface Entry
        permits Entry.Started,
                Entry.Sighted,
                Entry.Repeated,
                Entry.Seam,
                Counting,
                Entry.Failure,
                Entry.DidNotRun,
                Evidence,
                Exported,
                Entry.Ended,
                Detached,
                Continued,
                Passed,
                SteppedBack,
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
     * @param part which part of its journal this is, from 1 on; 0 where there is but one
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
            long time,
            int part)
            implements Entry {
        public Started(
                String schema,
                long pid,
                String uuid,
                String java,
                String vendor,
                String command,
                String agent,
                String settings,
                long time) {
            this(schema, pid, uuid, java, vendor, command, agent, settings, time, 0);
        }

        public Started {
            requireNonNull(schema);
            requireNonNull(uuid);
            requireNonNull(java);
            requireNonNull(vendor);
            requireNonNull(command);
            requireNonNull(agent);
            requireNonNull(settings);
        }

        /** Of this JVM, as it begins to be listened to. */
        static Started ofThisJvm(Settings settings, String agentVersion) throws IOException {
            return new Started(
                    SCHEMA,
                    Self.pid(),
                    Self.uuid(),
                    System.getProperty("java.version", ""),
                    System.getProperty("java.vendor", ""),
                    Self.command(System.getProperty("sun.java.command", "")),
                    agentVersion,
                    settings.argument(),
                    System.currentTimeMillis());
        }

        /** The same, as the first line of a part that was begun then. */
        Started of(int part, long begun) {
            return new Started(schema, pid, uuid, java, vendor, command, agent, settings, begun, part);
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
            if (part > 0) {
                line.put("part", part);
            }
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

    /** Something of the agent's own went wrong: where, and the class of it, never its message: that may hold data. */
    record Failure(String where, String exception) implements Entry {

        static Failure ofJournal(Exception why) {
            return new Failure("journal", why.getClass().getName());
        }

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
