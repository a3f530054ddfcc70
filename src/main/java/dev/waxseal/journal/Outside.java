package dev.waxseal.journal;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Entries about what goes on where nothing is listened at: in other programs and in native code. */
public final class Outside {

    private Outside() {}

    /**
     * How often the application started a program so far.
     *
     * @param program its name, without where it lies and without its arguments: they may hold secrets
     * @param main of a JVM, the main class, module or jar that it runs; null of any other program
     * @param heard whether the agent went with it
     */
    public record Program(String program, @Nullable String main, boolean heard, long count) implements Counting {
        public Program {
            requireNonNull(program);
        }

        // spelled out, as those of the other counts are
        @Override
        public boolean equals(Object other) {
            return other instanceof Program that
                    && heard == that.heard
                    && count == that.count
                    && program.equals(that.program)
                    && Objects.equals(main, that.main);
        }

        @Override
        public int hashCode() {
            return 31 * program.hashCode() + Objects.hashCode(main);
        }

        @Override
        public Program counting(long count) {
            return new Program(program, main, heard, count);
        }

        @Override
        public String many() {
            return "programs that were started";
        }

        @Override
        public String type() {
            return "program";
        }

        @Override
        public void writeTo(JsonLine line) {
            line.put("program", program);
            line.put("main", main);
            line.put("heard", heard);
            line.put("count", count);
        }

        @Override
        public void tell(JournalBuilder reading) {
            reading.started(this);
        }
    }

    /** A native library that the agent does not know was loaded: what its code sends passes no place that is listened at. */
    public record Library(String name) implements Entry {
        public Library {
            requireNonNull(name);
        }

        @Override
        public String type() {
            return "library";
        }

        @Override
        public void writeTo(JsonLine line) {
            line.put("name", name);
        }

        @Override
        public void tell(JournalBuilder reading) {
            reading.warning("the native library " + name
                    + " was loaded, and what its own code sends is not heard; its connections are told of, but those that"
                    + " last less than a fifth of a second may pass unseen");
        }
    }

    /**
     * A connection that this process made, of which no place that is listened at has heard a byte.
     *
     * @param address the IP address it went to
     * @param port its port
     * @param local whether that is one of this machine's own
     */
    public record Unheard(String address, int port, boolean local) implements Entry {
        public Unheard {
            requireNonNull(address);
        }

        @Override
        public String type() {
            return "unheard";
        }

        @Override
        public void writeTo(JsonLine line) {
            line.put("address", address);
            line.put("port", port);
            line.put("local", local);
        }

        @Override
        public void tell(JournalBuilder reading) {
            String to = (address.indexOf(':') < 0 ? address : '[' + address + ']') + ':' + port;
            if (local) {
                reading.warning("a connection to " + to + " on this machine was not heard: native code made it");
            } else {
                reading.problem("a connection to " + to + " was not heard: native code made it, past the JDK");
            }
        }
    }
}
