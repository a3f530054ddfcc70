package dev.waxseal.journal;

import static java.util.Objects.requireNonNull;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

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
            Map.entry("ended", Entry.Ended.class),
            Map.entry("exported", Exported.class),
            Map.entry("passed", Passed.class),
            Map.entry("stepped-back", SteppedBack.class),
            Map.entry("detached", Detached.class),
            Map.entry("continued", Continued.class));

    private static final int STRETCH = 1 << 16;

    /** No line of ours comes near it. */
    private static final int LONGEST = 1 << 24;

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
        return readAll(output, reading, new Alike());
    }

    /** The same, of one of many directories; what they say alike is held once. */
    public static List<Journal> readAll(Path output, Consumer<Path> reading, Alike alike) throws IOException {
        Path directory = output.resolve("journal");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        Map<String, SortedMap<Integer, Path>> journals = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{jsonl,jsonl.gz}")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                journals.computeIfAbsent(Parts.base(name), first -> new TreeMap<>())
                        .merge(Parts.number(name), file, JournalReader::plain);
            }
        }
        return journals.values().stream()
                .map(parts -> read(parts, reading, alike))
                .toList();
    }

    /** Deletes a journal: all its parts, and what is sealed beside them. */
    public static void delete(Journal journal) throws IOException {
        Path directory = journal.file().toAbsolutePath().getParent();
        String base = Parts.base(journal.file().getFileName().toString());
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, base + ".*")) {
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** While it is being compressed, a part is there twice. */
    private static Path plain(Path one, Path other) {
        return one.toString().endsWith(".gz") ? other : one;
    }

    /** One journal; a file that cannot be read is an incomplete one. */
    static Journal read(Path file) {
        return read(new TreeMap<>(Map.of(1, file)), begun -> {}, new Alike());
    }

    private static Journal read(SortedMap<Integer, Path> parts, Consumer<Path> begun, Alike alike) {
        JournalBuilder reading = new JournalBuilder(alike);
        parts.forEach((number, file) -> {
            begun.accept(file);
            reading.begin(number);
            if (file.getFileName().toString().endsWith(Torn.SUFFIX)) {
                reading.problem("lines of a journal could not be written: was the disk full?");
            }
            try (InputStream in = open(file)) {
                read(reading, in);
            } catch (IOException e) {
                reading.problem("a journal cannot be read (" + e.getClass().getName() + ")");
            }
        });
        return reading.finish(requireNonNull(parts.get(parts.lastKey())));
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    /** Line by line, for a journal may be larger than the heap. */
    private static void read(JournalBuilder reading, InputStream in) throws IOException {
        byte[] stretch = new byte[STRETCH];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 0;
        for (int length = in.read(stretch); length >= 0; length = in.read(stretch)) {
            int from = 0;
            for (int i = 0; i < length; i++) {
                if (stretch[i] == '\n') {
                    line.write(stretch, from, i - from);
                    read(reading, ++number, line.toString(StandardCharsets.UTF_8), false);
                    line.reset();
                    from = i + 1;
                }
            }
            line.write(stretch, from, length - from);
            if (line.size() > LONGEST) {
                throw new IOException("a line is too long");
            }
        }
        read(reading, ++number, line.toString(StandardCharsets.UTF_8), true);
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
