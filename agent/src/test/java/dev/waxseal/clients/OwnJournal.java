package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The journal that the agent in this JVM is writing right now. */
final class OwnJournal {

    static final Path OUTPUT = Path.of(System.getProperty("waxseal.test.output"));

    private static final List<JsonObject> READ = new ArrayList<>();

    /** So many bytes of the file are in {@link #READ}, each of its lines as a whole. */
    private static long read;

    private OwnJournal() {}

    /** All findings of one test so far, in the order of the journal. */
    static List<JsonObject> findingsOf(String testClass, String testMethod) {
        return findings()
                .filter(finding -> isOf(finding, testClass, testMethod))
                .toList();
    }

    /** All findings so far, without those that say only that something went out in clear text. */
    static Stream<JsonObject> findings() {
        return lines("finding")
                .map(line -> line.getAsJsonObject("finding"))
                .filter(finding -> !finding.get("rule").getAsString().equals("plaintext-request"));
    }

    /** What was found in answers of this host, behind so many lines that were there before. */
    static List<JsonObject> inAnswersOf(String host, long before) {
        return lines("finding", before)
                .map(line -> line.getAsJsonObject("finding"))
                .filter(finding ->
                        text(finding.getAsJsonObject("destination"), "host").equals(host))
                .filter(finding -> text(finding, "direction").equals("response"))
                .toList();
    }

    /** The rules of these, as a list in one line. */
    static String rules(List<JsonObject> findings) {
        return findings.stream().map(finding -> text(finding, "rule")).collect(Collectors.joining(", "));
    }

    private static boolean isOf(JsonObject finding, String testClass, String testMethod) {
        JsonObject test = finding.getAsJsonObject("test");
        return test != null
                && test.get("class").getAsString().equals(testClass)
                && test.get("method").getAsString().equals(testMethod);
    }

    /** How many things were met in one test so far, the same one counted each time; exact up to two times each. */
    static long timesHeard(String testClass, String testMethod) {
        Set<Integer> numbers = lines("finding")
                .filter(line -> line.getAsJsonObject("finding").has("kind"))
                .filter(line -> isOf(line.getAsJsonObject("finding"), testClass, testMethod))
                .map(line -> line.get("number").getAsInt())
                .collect(Collectors.toSet());
        long again = lines("repeated")
                .filter(line -> numbers.contains(line.get("number").getAsInt()))
                .count();
        return numbers.size() + again;
    }

    /** The one there is. */
    static JsonObject only(List<JsonObject> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    /** How many lines there are so far. */
    static long length() {
        return soFar().size();
    }

    /** The lines of one type. */
    static Stream<JsonObject> lines(String type) {
        return lines(type, 0);
    }

    /**
     * The lines of one type behind so many that were there before. Who asks by a port must leave those out: the system
     * gives a server the port that another one of this JVM has had.
     */
    static Stream<JsonObject> lines(String type, long before) {
        return soFar().stream()
                .skip(before)
                .filter(line -> line.get("type").getAsString().equals(type));
    }

    /** Of a file that is only ever written on, what came since the last time: the tests ask thousands of times. */
    private static synchronized List<JsonObject> soFar() {
        try (RandomAccessFile own = new RandomAccessFile(file().toFile(), "r")) {
            byte[] more = new byte[Math.toIntExact(own.length() - read)];
            own.seek(read);
            own.readFully(more);
            int from = 0;
            for (int i = 0; i < more.length; i++) {
                if (more[i] == '\n') {
                    READ.add(JsonParser.parseString(new String(more, from, i - from, UTF_8))
                            .getAsJsonObject());
                    from = i + 1;
                }
            }
            read += from;
            return List.copyOf(READ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole file. */
    static String text() {
        try {
            return Files.readString(file(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file() throws IOException {
        String pid = ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(OUTPUT.resolve("journal"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(pid))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the agent writes no journal in this JVM"));
        }
    }
}
