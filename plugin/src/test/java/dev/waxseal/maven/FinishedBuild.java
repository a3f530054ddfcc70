package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A build that an integration test has run, as its {@code verify.groovy} judges it. */
public final class FinishedBuild {

    /** What the test projects plant; it may be found nowhere but in their sources. */
    private static final List<String> CANARIES = List.of(
            "hunter2-yellow-bird", "4111111111111111", "correct horse battery staple", "dG9rZW4tb2YtdGhlLXNob3A");

    /** What surefire and the JVM say when an agent has disturbed them. */
    private static final List<String> DISTURBANCES =
            List.of("Corrupted channel", "Sharing is only supported", "loaded dynamically", "Exception in thread");

    /** What the tests' JVMs print, without what Maven's own has to say, as of its use of Unsafe. */
    private static final Pattern TESTS = Pattern.compile("T E S T S(.*?)Results:", Pattern.DOTALL);

    private static final Pattern MARK = Pattern.compile("// leaks: (.+)$");

    private static final Pattern SOURCE = Pattern.compile(".*\\.(java|kt|groovy|scala)");

    /** What a newer JVM says of libraries that use what it will take from them; of ours it would be a disturbance. */
    private static final Pattern WARNED_OF_UNSAFE = Pattern.compile(
            "WARNING: (?:.*sun\\.misc\\.Unsafe|Please consider reporting this to)(?!.*dev\\.waxseal).*");

    private final Path directory;
    private final String log;

    private FinishedBuild(Path directory) throws IOException {
        this.directory = directory;
        this.log = Files.readString(directory.resolve("build.log"));
    }

    /** The build that ran in this directory; it was quiet and kept the secrets. */
    public static FinishedBuild in(File directory) throws IOException {
        FinishedBuild build = new FinishedBuild(directory.toPath());
        assertThat(build.log).doesNotContain(DISTURBANCES).doesNotContain(CANARIES);
        assertThat(TESTS.matcher(build.log).results().map(MatchResult::group))
                .noneMatch(said -> WARNED_OF_UNSAFE.matcher(said).replaceAll("").contains("WARNING: "));
        assertThat(build.files(".dump")).isEmpty(); // where surefire notes what disturbed the channel to its JVMs
        for (Path file : build.files("target/waxseal/")) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain(CANARIES);
        }
        return build;
    }

    public FinishedBuild passed() {
        assertThat(log).contains("BUILD SUCCESS").doesNotContain("BUILD FAILURE");
        return this;
    }

    /** It failed because a Waxseal goal said so, and not for any other reason. */
    public FinishedBuild failed() {
        assertThat(log)
                .containsPattern("ERROR.*waxseal-maven-plugin:[^:]+:check")
                .contains("BUILD FAILURE");
        return this;
    }

    /** The console names it. */
    public FinishedBuild says(String text) {
        assertThat(log).contains(text);
        return this;
    }

    /** What fails is exactly what the sources mark with {@code // leaks:}, each at its line. */
    public FinishedBuild leaksAsMarked() throws IOException {
        assertThat(findings("fail", "target/waxseal/waxseal.json")).containsExactlyInAnyOrderElementsOf(marks("/src/"));
        return this;
    }

    /** The same for modules that share these sources: what fails in each is what they mark. */
    public FinishedBuild leaksAsMarked(String sources, String... modules) throws IOException {
        for (String module : modules) {
            assertThat(findings("fail", module + "/target/waxseal/waxseal.json"))
                    .as(module)
                    .containsExactlyInAnyOrderElementsOf(marks("/" + sources + "/"));
        }
        return this;
    }

    /** Something is reported but does not fail. */
    public FinishedBuild reports(String kind, String host) throws IOException {
        return finds("report", kind, host);
    }

    /** Something fails. */
    public FinishedBuild fails(String kind, String host) throws IOException {
        return finds("fail", kind, host);
    }

    private FinishedBuild finds(String verdict, String kind, String host) throws IOException {
        assertThat(allFindings("target/waxseal/waxseal.json")).anySatisfy(finding -> {
            assertThat(finding.get("verdict").getAsString()).isEqualTo(verdict);
            assertThat(finding.get("kind")).isEqualTo(new JsonPrimitive(kind));
            assertThat(finding.getAsJsonObject("destination").get("host").getAsString())
                    .isEqualTo(host);
        });
        return this;
    }

    /** So many JVMs have left a journal. */
    public FinishedBuild heard(int jvms) throws IOException {
        assertThat(files("target/waxseal/journal/")).hasSize(jvms);
        return this;
    }

    /** The build has left that file. */
    public FinishedBuild left(String file) {
        assertThat(directory.resolve(file)).exists();
        return this;
    }

    /** It has not. */
    public FinishedBuild didNotLeave(String file) {
        assertThat(directory.resolve(file)).doesNotExist();
        return this;
    }

    /** The console names it so often. */
    public FinishedBuild saysTimes(int times, String text) {
        assertThat(log.split(Pattern.quote(text), -1)).hasSize(times + 1);
        return this;
    }

    private List<String> marks(String sources) throws IOException {
        List<String> marks = new ArrayList<>();
        for (Path source : files(sources)) {
            if (!SOURCE.matcher(source.toString()).matches()) {
                continue;
            }
            List<String> lines = Files.readAllLines(source);
            for (int i = 0; i < lines.size(); i++) {
                Matcher mark = MARK.matcher(lines.get(i));
                if (mark.find()) {
                    for (String kind : mark.group(1).split(", ", -1)) {
                        marks.add(source.getFileName() + ":" + (i + 1) + " " + kind);
                    }
                }
            }
        }
        return marks;
    }

    private List<String> findings(String verdict, String reports) throws IOException {
        return allFindings(reports).stream()
                .filter(finding -> finding.get("verdict").getAsString().equals(verdict))
                .map(finding ->
                        line(finding.get("origin")) + " " + finding.get("kind").getAsString())
                .toList();
    }

    private static String line(JsonElement origin) {
        if (origin.isJsonNull()) {
            return "nowhere";
        }
        JsonObject frame = origin.getAsJsonObject();
        return frame.get("file").getAsString() + ":" + frame.get("line").getAsInt();
    }

    private List<JsonObject> allFindings(String reports) throws IOException {
        List<JsonObject> findings = new ArrayList<>();
        for (Path report : files(reports)) {
            JsonObject json = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
            for (JsonElement finding : json.getAsJsonArray("findings")) {
                findings.add(finding.getAsJsonObject());
            }
        }
        return findings;
    }

    private List<Path> files(String partOfTheirPath) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toUri().getPath().contains(partOfTheirPath))
                    .toList();
        }
    }
}
