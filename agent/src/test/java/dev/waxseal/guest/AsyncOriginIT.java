package dev.waxseal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Who asked for what a library writes on a loop of its own, where no place is made for the library. */
class AsyncOriginIT extends ServedIT {

    private static final Path TESTS = Path.of(System.getProperty("waxseal.test.classes"));
    private static final Path SOURCE = TESTS.resolve("async/Interleaved.java");
    private static final int CALLS = 999;

    @Test
    void of_a_thousand_calls_at_once_none_is_laid_to_another_line() throws Exception {
        String libraries = libraries();
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-cp", libraries, "-d", directory.toString(), SOURCE.toString()))
                .isZero();
        try (ForkedJvm jvm = ForkedJvm.on(
                directory + File.pathSeparator + libraries,
                directory,
                List.of(ForkedJvm.agent(output)),
                "Interleaved",
                origin.replace("http:", "h1c:"),
                "8",
                "" + CALLS)) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
        }
        List<JsonObject> findings = ForkedJvm.journal(output).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(line -> line.get("type").getAsString().equals("finding"))
                .toList();
        assertThat(findings).isNotEmpty();
        for (JsonObject line : findings) {
            JsonObject finding = line.getAsJsonObject("finding");
            String path = URI.create(finding.getAsJsonObject("request")
                            .get("url")
                            .getAsString()
                            .replace("•", ""))
                    .getPath();
            if (finding.has("origin")) {
                assertThat(finding.getAsJsonObject("origin").get("line").getAsInt())
                        .as(path)
                        .isEqualTo(lineOf(path));
            }
        }
        long certain = findings.stream()
                .filter(line -> line.getAsJsonObject("finding").has("origin"))
                .mapToLong(line -> times(line.get("number").getAsInt()))
                .sum();
        assertThat(certain)
                .as("with their line, which counts are exact of up to a power of two")
                .isGreaterThan(CALLS / 2);
    }

    private static int lineOf(String path) throws Exception {
        List<String> lines = Files.readAllLines(SOURCE);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).endsWith("// line of " + path)) {
                return i + 1;
            }
        }
        throw new AssertionError(path);
    }

    private long times(int number) {
        try {
            return ForkedJvm.journal(output).stream()
                    .map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .filter(line -> line.get("type").getAsString().equals("repeated")
                            && line.get("number").getAsInt() == number)
                    .mapToLong(line -> line.get("count").getAsLong())
                    .max()
                    .orElse(1);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The client, and of what the tests use that which it needs. */
    private static String libraries() throws Exception {
        try (Stream<Path> own = Files.list(TESTS.resolveSibling("armeria"))) {
            return Stream.concat(
                            own.map(Path::toString),
                            Stream.of(System.getProperty("surefire.test.class.path")
                                            .split(File.pathSeparator))
                                    .filter(name -> name.endsWith(".jar")))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
