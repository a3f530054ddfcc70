package dev.waxseal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files of the core are small enough to be read at one sitting. */
class FilesTest {

    private static final Path SOURCES = Path.of("main/java");
    private static final int LINES = 300;

    /** The first type, or the package, from its annotations or modifiers on. */
    private static final Pattern TYPE = Pattern.compile(
            "^(@[A-Z]|public |final |abstract |sealed |class |interface |record |enum |@interface )",
            Pattern.MULTILINE);

    /** Those that are longer, for the reason that their first sentence gives. */
    private static final List<String> LONGER = List.of("Talk.java");

    @Test
    void none_is_longer_than_300_lines_without_a_reason() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> lines(file) > LINES)
                            .map(file -> file.getFileName().toString()))
                    .isSubsetOf(LONGER);
        }
    }

    @Test
    void each_says_what_it_is() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .hasSizeGreaterThan(300)
                    .allSatisfy(file -> {
                        String all = Files.readString(file);
                        Matcher type = TYPE.matcher(all);
                        assertThat(type.find()).as(file.toString()).isTrue();
                        assertThat(all.substring(0, type.start()))
                                .as(file.toString())
                                .contains("*/");
                    });
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
