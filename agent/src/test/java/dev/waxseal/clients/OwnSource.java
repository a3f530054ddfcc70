package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The source of a test, which marks lines with comments to say which ones a finding is to name. */
final class OwnSource {

    private OwnSource() {}

    /** The number of the one line that ends with this mark. */
    static int line(Class<?> test, String mark) throws IOException {
        Set<Integer> marked = lines(test, line -> line.endsWith(' ' + mark));
        assertThat(marked).as("lines that end with " + mark).hasSize(1);
        return marked.iterator().next();
    }

    /** The numbers of the lines that are like this. */
    static Set<Integer> lines(Class<?> test, Predicate<String> like) throws IOException {
        Path source = Path.of("src/test/java", test.getName().replace('.', '/') + ".java");
        List<String> lines = Files.readAllLines(source, UTF_8);
        Set<Integer> found = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (like.test(lines.get(i))) {
                found.add(i + 1);
            }
        }
        return found;
    }
}
