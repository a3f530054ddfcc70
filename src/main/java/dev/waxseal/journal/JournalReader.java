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
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the journals of a run. Forgives the last line of a JVM that was killed while writing it, for what that line
 * tells of was never answered; anything else it cannot read makes the journal incomplete.
 */
public final class JournalReader {

    private static final Gson GSON =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    private static final Map<String, Class<? extends Entry>> ENTRIES = Map.ofEntries(
            Map.entry("started", Entry.Started.class),
            Map.entry("finding", Entry.Sighted.class),
            Map.entry("repeated", Entry.Repeated.class),
            Map.entry("seam", Entry.Seam.class),
            Map.entry("destination", Counting.Destination.class),
            Map.entry("sealed", Sealed.class),
            Map.entry("sealed-from", SealedFrom.class),
            Map.entry("failure", Entry.Failure.class),
            Map.entry("dropped", Counting.Dropped.class),
            Map.entry("program", Outside.Program.class),
            Map.entry("library", Outside.Library.class),
            Map.entry("unheard", Outside.Unheard.class),
            Map.entry("did-not-run", Entry.DidNotRun.class),
            Map.entry("evidence", Evidence.class),
            Map.entry("ended", Entry.Ended.class));

    private JournalReader() {}

    /**
     * All journals under an output directory, in the order of their names.
     *
     * @return empty when nothing was recorded there
     * @throws IOException when the directory is there but cannot be listed
     */
    public static List<Journal> readAll(Path output) throws IOException {
        return readAll(output, file -> {});
    }

    /** The same, and says of each file when it begins to read it. */
    public static List<Journal> readAll(Path output, Consumer<Path> reading) throws IOException {
        Path directory = output.resolve("journal");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> journals = Files.newDirectoryStream(directory, "*.jsonl")) {
            journals.forEach(files::add);
        }
        files.sort(null);
        return files.stream().peek(reading).map(JournalReader::read).toList();
    }

    /** One journal; a file that cannot be read is an incomplete one. */
    static Journal read(Path file) {
        JournalBuilder reading = new JournalBuilder();
        if (file.getFileName().toString().endsWith(JournalWriter.TORN)) {
            reading.problem("lines of a journal could not be written: was the disk full?");
        }
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            int number = 0;
            for (int from = 0; from < text.length(); ) {
                int to = text.indexOf('\n', from);
                number++;
                read(reading, number, text.substring(from, to < 0 ? text.length() : to), to < 0);
                from = to < 0 ? text.length() : to + 1;
            }
        } catch (IOException e) {
            reading.problem("a journal cannot be read (" + e.getClass().getName() + ")");
        }
        return reading.finish(file);
    }

    private static void read(JournalBuilder reading, int number, String line, boolean isLast) {
        if (line.isEmpty()) {
            return; // where a line could not be written
        }
        try {
            entry(line).tell(reading);
        } catch (RuntimeException e) {
            if (isLast && number > 1) {
                reading.warning("the last line of a journal is cut: its JVM was ended while writing it");
            } else {
                reading.problem("line " + number + " of a journal cannot be read");
            }
        }
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
}
