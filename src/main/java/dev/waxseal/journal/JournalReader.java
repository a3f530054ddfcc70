package dev.waxseal.journal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journals of a run. Forgives the last line of a JVM that was killed while writing it, for what that line
 * tells of was never answered; anything else it cannot read makes the journal incomplete.
 */
public final class JournalReader {

    private static final Gson GSON =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    private static final Map<String, Class<? extends Entry>> ENTRIES = Map.of(
            "started", Entry.Started.class,
            "finding", Entry.Sighted.class,
            "repeated", Entry.Repeated.class,
            "seam", Entry.Seam.class,
            "destination", Entry.Destination.class,
            "failure", Entry.Failure.class,
            "dropped", Entry.Dropped.class,
            "did-not-run", Entry.DidNotRun.class,
            "ended", Entry.Ended.class);

    private JournalReader() {}

    /**
     * All journals under an output directory, in the order of their names.
     *
     * @return empty when nothing was recorded there
     * @throws IOException when the directory is there but cannot be listed
     */
    public static List<Journal> readAll(Path output) throws IOException {
        Path directory = output.resolve("journal");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> journals = Files.newDirectoryStream(directory, "*.jsonl")) {
            journals.forEach(files::add);
        }
        files.sort(null);
        return files.stream().map(JournalReader::read).toList();
    }

    /** One journal; a file that cannot be read is an incomplete one. */
    static Journal read(Path file) {
        Reading reading = new Reading();
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            int number = 0;
            for (int from = 0; from < text.length(); ) {
                int to = text.indexOf('\n', from);
                number++;
                reading.line(number, text.substring(from, to < 0 ? text.length() : to), to < 0);
                from = to < 0 ? text.length() : to + 1;
            }
        } catch (IOException e) {
            reading.problems.add("a journal cannot be read (" + e.getClass().getName() + ")");
        }
        return reading.finish(file);
    }

    private static Entry entry(String line) {
        JsonObject object = GSON.fromJson(line, JsonObject.class);
        JsonElement type = object == null ? null : object.get("type");
        Class<? extends Entry> entry = type == null ? null : ENTRIES.get(type.getAsString());
        if (entry == null) {
            throw new JsonParseException("not an entry");
        }
        return GSON.fromJson(object, entry);
    }

    /** A journal as far as it was read. */
    private static final class Reading {
        private Entry.@Nullable Started started;
        private final Map<Integer, Journal.Counted> findings = new LinkedHashMap<>();
        private final Map<Entry.Destination, Entry.Destination> destinations = new LinkedHashMap<>();
        private final Map<String, Long> drops = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private boolean ended;

        void line(int number, String line, boolean isCut) {
            if (line.isEmpty()) {
                return; // where a line could not be written
            }
            try {
                add(entry(line));
            } catch (RuntimeException e) {
                if (isCut && number > 1) {
                    warnings.add("the last line of a journal is cut: its JVM was ended while writing it");
                } else {
                    problems.add("line " + number + " of a journal cannot be read");
                }
            }
        }

        private void add(Entry entry) {
            if (entry instanceof Entry.Started first) {
                if (!first.schema().equals(Entry.SCHEMA)) {
                    problems.add("a journal is a " + first.schema() + ", and this version reads " + Entry.SCHEMA);
                }
                started = first;
            } else if (entry instanceof Entry.Sighted sighted) {
                findings.put(sighted.number(), new Journal.Counted(sighted.finding(), 1));
            } else if (entry instanceof Entry.Repeated repeated) {
                Journal.Counted before = findings.get(repeated.number());
                if (before == null) {
                    throw new JsonParseException("counts what is not there");
                }
                findings.put(repeated.number(), new Journal.Counted(before.finding(), repeated.count()));
            } else if (entry instanceof Entry.Seam seam) {
                if (seam.failure() != null) {
                    problems.add("the agent could not listen at " + seam.name() + " (" + seam.failure() + ")");
                }
            } else if (entry instanceof Entry.Destination counted) {
                destinations.put(
                        new Entry.Destination(counted.host(), counted.port(), counted.scheme(), 0, counted.encrypted()),
                        counted);
            } else if (entry instanceof Entry.Failure failure) {
                problems.add("the agent failed in " + failure.where() + " (" + failure.exception() + ")");
            } else if (entry instanceof Entry.Dropped dropped) {
                drops.put(dropped.what(), dropped.count());
            } else if (entry instanceof Entry.DidNotRun didNotRun) {
                problems.add("the agent did not listen: " + didNotRun.reason());
            } else {
                ended = true;
            }
        }

        Journal finish(Path file) {
            if (started == null) {
                problems.add("a journal does not say which JVM wrote it");
            }
            drops.forEach((what, count) -> problems.add(count + " " + what + " were too many to record"));
            if (!ended) {
                warnings.add("a JVM was killed or halted: counts may be too low");
            }
            return new Journal(
                    file,
                    started,
                    List.copyOf(findings.values()),
                    List.copyOf(destinations.values()),
                    problems,
                    warnings);
        }
    }
}
