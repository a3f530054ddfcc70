package dev.waxseal.agent.cli;

import dev.waxseal.config.OneLine;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Entry;
import dev.waxseal.journal.Journal;
import dev.waxseal.journal.JournalReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An agent in another JVM: what it answered when it was given an order, and what its journal says.
 *
 * @param answer its first word
 * @param file its journal
 * @param left what went wrong, a line each
 */
record OtherAgent(String answer, Path file, List<String> left) {

    /** Gives this order to the agent in that JVM. */
    static OtherAgent tell(String pid, String order) throws Exception {
        List<String> lines;
        try {
            lines = OtherJvm.tell(pid, jar(), order);
        } catch (NoClassDefFoundError e) {
            throw cannotAttach(e);
        }
        if (lines.get(0).equals("nobody")) {
            throw new Main.Failure("no agent listens to " + pid + "; begin with: attach " + pid + " output=DIR");
        }
        if (lines.get(0).equals("ending")) {
            throw new Main.Failure("the JVM " + pid + " is about to end, and the agent with it");
        }
        return new OtherAgent(lines.get(0), Path.of(lines.get(1)), lines.subList(2, lines.size()));
    }

    static Main.Failure cannotAttach(NoClassDefFoundError cause) {
        return new Main.Failure("this Java cannot attach to others (it has no module jdk.attach); use a JDK's", cause);
    }

    /** The jar that this command is in, which is the agent. */
    static Path jar() throws URISyntaxException {
        return Path.of(OtherAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** The directory that reports are made from. */
    Path output() {
        return file.toAbsolutePath().resolve("../..").normalize();
    }

    /** Its journal as it is by now, or null where that cannot be read from here, as out of a container. */
    @Nullable Journal journal() throws IOException {
        if (!Files.isReadable(file)) {
            return null;
        }
        return JournalReader.readAll(output()).stream()
                .filter(journal -> journal.file().getFileName().equals(file.getFileName()))
                .findFirst()
                .orElse(null);
    }

    /** What has come together so far; returns whether nothing is amiss. */
    boolean print(PrintWriter out) throws IOException {
        Journal journal = journal();
        line(out, "journal", file + (journal == null ? ", which cannot be read from here" : ""));
        if (journal == null) {
            return left.isEmpty();
        }
        Entry.Started started = journal.started();
        if (started != null) {
            line(
                    out,
                    "since",
                    Instant.ofEpochMilli(started.time())
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString());
            line(out, "program", started.command() + ", Java " + started.java());
            line(out, "agent", started.agent() + ", " + started.settings());
        }
        line(out, "places", places(journal));
        line(out, "requests", requests(journal.destinations()));
        long met = journal.findings().stream().mapToLong(Journal.Counted::count).sum();
        line(out, "findings", journal.findings().size() + ", met " + met + (met == 1 ? " time" : " times"));
        journal.problems().forEach(problem -> line(out, "gap", problem));
        journal.warnings().stream()
                .filter(warning -> !warning.equals(Journal.KILLED))
                .forEach(warning -> line(out, "warning", warning));
        left.forEach(
                problem -> line(out, "left", "the code of " + problem + " could not be taken back; it does nothing"));
        return journal.isComplete() && left.isEmpty();
    }

    private static String places(Journal journal) {
        Map<String, Long> places = journal.seams().stream()
                .filter(seam -> seam.failure() == null)
                .collect(Collectors.groupingBy(Entry.Seam::name, TreeMap::new, Collectors.counting()));
        return places.isEmpty() ? "none is in use yet" : String.join(", ", places.keySet());
    }

    private static String requests(List<Counting.Destination> destinations) {
        long clear = 0;
        long encrypted = 0;
        for (Counting.Destination destination : destinations) {
            if (destination.encrypted()) {
                encrypted += destination.requests();
            } else {
                clear += destination.requests();
            }
        }
        return clear + " in clear text, " + encrypted + " encrypted, to " + destinations.size()
                + (destinations.size() == 1 ? " destination" : " destinations");
    }

    private static void line(PrintWriter out, String what, String value) {
        out.println("  " + what + " ".repeat(Math.max(1, 10 - what.length())) + OneLine.of(value));
    }
}
