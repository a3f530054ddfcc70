package dev.waxseal.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzzer begins with, and what it has come upon that once was a fault, is read as it must be. */
class CorpusTest {

    private static final Path CORPUS = Path.of("test/resources/dev/waxseal/fuzz");

    @ParameterizedTest
    @MethodSource("corpus")
    void everything_is_read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);

        assertThatCode(() -> Fuzzing.fuzzerTestOneInput(bytes)).doesNotThrowAnyException();
    }

    static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList();
        }
    }
}
