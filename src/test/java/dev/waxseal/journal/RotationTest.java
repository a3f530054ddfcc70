package dev.waxseal.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal in parts says what one in a single file would, and what a part that is gone took along. */
class RotationTest {

    private static final Finding.Circumstances THERE = new Finding.Circumstances(
            Finding.Direction.REQUEST,
            new Finding.Request("POST", "http://shop.example/pay", "HTTP/1.1"),
            new Finding.Destination("shop.example", 80, null, null, false),
            Finding.Stage.WIRE,
            null,
            null,
            null);

    @TempDir
    private Path output;

    private boolean dropping;
    private @Nullable Journal soFar;

    @Test
    void parts_say_together_what_one_file_would() throws Exception {
        dropping = true;
        Journal whole = write("");
        Journal parted = write("rotate=16KB");

        assertThat(parts()).hasSizeBetween(4, 10);
        for (Path part : parts()) {
            assertThat(Files.readAllLines(part).get(0)).startsWith("{\"type\":\"started\"");
        }
        assertThat(parted.problems())
                .isEqualTo(whole.problems())
                .contains("200 things were too many to record")
                .hasSize(2);
        assertThat(parted.warnings()).isEmpty();
        assertThat(parted.findings()).containsExactlyInAnyOrderElementsOf(whole.findings());
        assertThat(parted.destinations()).containsExactlyInAnyOrderElementsOf(whole.destinations());
        assertThat(parted.seams()).isEqualTo(whole.seams());
    }

    @Test
    void who_watches_the_jvm_is_told_of_all_parts_together() throws Exception {
        dropping = true;
        Journal parted = write("rotate=16KB,sample=1/2");

        assertThat(parts()).hasSizeGreaterThan(3);
        Journal soFar = requireNonNull(this.soFar);
        assertThat(soFar.destinations()).containsExactlyInAnyOrderElementsOf(parted.destinations());
        assertThat(soFar.problems())
                .containsExactlyInAnyOrderElementsOf(parted.problems())
                .hasSize(2);
    }

    @Test
    void each_part_says_which_it_is_and_all_but_the_last_that_another_follows() throws Exception {
        write("rotate=16KB");
        List<Path> parts = parts();

        for (int i = 0; i < parts.size(); i++) {
            List<String> lines = Files.readAllLines(parts.get(i));
            boolean last = i == parts.size() - 1;
            if (i > 0) {
                assertThat(lines.get(0)).contains("\"part\":" + (i + 1));
            }
            assertThat(lines.get(lines.size() - 1))
                    .isEqualTo(last ? "{\"type\":\"ended\"}" : "{\"type\":\"continued\",\"part\":" + (i + 2) + "}");
        }
    }

    @Test
    void a_part_that_is_gone_is_missed_wherever_it_stood() throws Exception {
        write("rotate=16KB");
        List<Path> parts = parts();

        Files.delete(parts.get(0));
        assertThat(read().problems())
                .containsExactly("part 1 of a journal is missing: what was met then is not in this report");
        Files.delete(parts.get(1));
        assertThat(read().problems())
                .containsExactly("parts 1 to 2 of a journal are missing: what was met then is not in this report");
        Files.delete(parts.get(parts.size() - 1));
        assertThat(read().problems())
                .containsExactly(
                        "parts 1 to 2 of a journal are missing: what was met then is not in this report",
                        "part " + parts.size() + " of a journal is missing: what was met then is not in this report");
    }

    @Test
    void compressed_parts_are_read_and_none_is_counted_twice() throws Exception {
        Journal before = write("rotate=16KB");
        List<Path> parts = parts();
        compress(parts.get(0));
        compress(parts.get(1));
        Files.delete(parts.get(1));

        assertThat(read().findings()).isEqualTo(before.findings());
        assertThat(read().problems()).isEmpty();
    }

    @Test
    void a_jvm_that_is_killed_while_it_turns_over_leaves_a_journal_that_says_so() throws Exception {
        write("rotate=16KB");
        List<Path> parts = parts();
        List<String> lines = Files.readAllLines(parts.get(0));
        Files.write(parts.get(0), lines.subList(0, lines.size() - 1)); // the next part was begun already
        assertThat(read().problems()).isEmpty();
        assertThat(read().warnings()).containsExactly(Journal.KILLED);
    }

    @Test
    void only_so_many_parts_are_kept_as_are_asked_for() throws Exception {
        Journal journal = write("rotate=16KB,keep=2");

        assertThat(parts()).hasSize(2);
        assertThat(journal.problems()).hasSize(1).first().asString().contains("missing");
    }

    @Test
    void a_part_may_only_grow_so_old() throws Exception {
        Settings settings = settings("rotate=1s");
        JournalWriter writer = JournalWriter.open(settings, "1");
        writer.sighted(finding(1));
        long begun = System.nanoTime();
        while (parts().size() == 1 && System.nanoTime() - begun < 10_000_000_000L) {
            writer.sighted(finding(1));
            Thread.onSpinWait();
        }
        writer.end();

        assertThat(parts().size()).isGreaterThan(1);
        assertThat(read().findings()).hasSize(1);
    }

    /** Two thousand findings, most of which come again and again, and as many destinations. */
    private Journal write(String options) throws IOException {
        for (Path old : parts()) {
            Files.delete(old);
        }
        JournalWriter writer = JournalWriter.open(settings(options), "1");
        writer.write(new Entry.Seam("sockets", "a.Socket", null, null));
        for (int i = 0; i < 20_000; i++) {
            writer.sighted(finding(i * 7919 % 2_000));
            writer.requested(new Counting.Destination("host-" + i % 100, 80, "http", 0, false));
            if (dropping && i % 100 == 0) {
                writer.dropped("things");
                writer.passed(new Passed(2, 1, 0, 0, 0));
            }
        }
        soFar = writer.soFar();
        writer.end();
        return read();
    }

    private Settings settings(String options) {
        return Settings.parse("output=" + output + ',' + options, key -> null, key -> null);
    }

    private static Finding finding(int number) {
        return THERE.of("plaintext-data", dev.waxseal.catalogue.Severity.HIGH, "password", "form:p" + number, "•••");
    }

    private Journal read() throws IOException {
        List<Journal> journals = JournalReader.readAll(output);
        assertThat(journals).hasSize(1);
        return journals.get(0);
    }

    private List<Path> parts() throws IOException {
        Path directory = output.resolve("journal");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> parts = new ArrayList<>(files.toList());
            parts.sort((one, other) -> Integer.compare(number(one), number(other)));
            return parts;
        }
    }

    private static int number(Path part) {
        return Parts.number(part.getFileName().toString());
    }

    private static void compress(Path part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            Files.copy(part, out);
        }
        Files.write(part.resolveSibling(part.getFileName() + ".gz"), bytes.toByteArray());
    }
}
