package dev.waxseal.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Sighting;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fuzzer of recorded messages begins with, and what it has come upon, is read as it must be. */
class RecordedCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/recorded");

    /** What the rules take, of which the first file has them read. */
    private static final long ROOM = 128L << 20;

    /** So many bytes may be taken for each of a file, by the time that all are free again. */
    private static final long ROOM_EACH = 20_000;

    @ParameterizedTest
    @MethodSource("corpus")
    void everything_is_read_or_refused_in_words(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThatCode(() -> RecordedFuzzing.fuzzerTestOneInput(bytes)).doesNotThrowAnyException();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(ROOM + ROOM_EACH * bytes.length);
    }

    static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList();
        }
    }

    @Test
    void the_corpus_holds_what_a_browser_writes() throws Exception {
        byte[] bytes = Files.readAllBytes(CORPUS.resolve("har-browser"));

        assertThat(new RecordedMessages(Detection.standard(), null).inspect(bytes, "a.har"))
                .extracting(Sighting::location)
                .contains("header:Authorization", "cookie:session", "form:password", "body:$.card", "message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"request\":{\"method\":{},\"url\":\"http://a.example/\"}}",
                "{\"request\":{\"method\":\"GET\",\"url\":[\"a\",\"b\"]}}",
                "{\"request\":{\"url\":\"http://a.example/\",\"headers\":[{\"name\":\"A\",\"value\":{\"b\":1}}]}}",
                "{\"request\":{\"url\":\"/\"},\"response\":{\"status\":1e999999999}}",
                "{\"request\":[]}",
                "{}",
                "7"
            })
    void an_entry_of_another_shape_is_refused_in_words(String entry) {
        byte[] bytes = ("{\"log\":{\"entries\":[" + entry + "]}}").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> new RecordedMessages(Detection.standard(), null).inspect(bytes, "a.har"))
                .isInstanceOf(Main.Failure.class)
                .hasMessage("an entry that is not of HAR 1.2");
    }
}
