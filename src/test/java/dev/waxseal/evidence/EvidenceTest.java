package dev.waxseal.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Kept;
import dev.waxseal.detect.Sighting;
import dev.waxseal.journal.Evidence;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.FindingBuilder;
import dev.waxseal.journal.Journal;
import dev.waxseal.journal.JournalReader;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Settings;
import dev.waxseal.keys.Person;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaked is sealed beside the journal, and whoever holds the key learns what it was and whether any of it is gone. */
class EvidenceTest {

    private static final String CANARY = "correct-horse-\u20ac-\ud83d\udc0e-\"battery\"";

    private static Person authority;
    private static Person anna;

    @TempDir
    private Path output;

    @BeforeAll
    static void found() throws Exception {
        authority = Person.authority("Shop CA");
        anna = authority.recipient("Anna", "X25519");
    }

    @Test
    void each_value_of_each_finding_is_there_once_and_in_clear_nowhere() throws Exception {
        Finding login = FindingBuilder.login().build();
        Finding token =
                FindingBuilder.login().data("api-key", "header:X-Key", "").build();
        JournalWriter journal = open(output);
        Sealer sealer = sealer(journal);
        for (int i = 0; i < 10; i++) {
            keep(sealer, login, CANARY);
            keep(sealer, token, "first-key", "second-key");
        }
        sealer.finish();
        journal.end();

        Unsealed unsealed = Unsealed.of(output, anna.keys().getPrivate());
        assertThat(unsealed.faults()).isEmpty();
        assertThat(unsealed.notes()).isEmpty();
        assertThat(unsealed.recipients()).containsExactly("CN=Anna (X25519)");
        assertThat(values(unsealed, login)).containsExactly(CANARY);
        assertThat(values(unsealed, token)).containsExactly("first-key", "second-key");
        Leaked leaked = leaks(unsealed, login).get(0);
        assertThat(leaked.url()).isEqualTo(login.request().url());
        assertThat(leaked.origin()).isEqualTo("com.acme.Pay.charge(Pay.java:42)");
        assertThat(leaked.test()).isEqualTo("com.acme.PayTest.charges");
        assertThat(leaked.length()).isEqualTo(CANARY.length());
        assertThat(leaked.toString()).doesNotContain("horse");
        assertThat(everything()).doesNotContain("horse").doesNotContain("first-key");
    }

    @Test
    void another_key_opens_nothing() throws Exception {
        write(3);

        Unsealed unsealed =
                Unsealed.of(output, authority.recipient("Eve", "X25519").keys().getPrivate());
        assertThat(unsealed.leaks()).isEmpty();
        assertThat(unsealed.records()).isZero();
        assertThat(unsealed.strange()).isEqualTo(4);
    }

    @Test
    void a_value_that_is_handed_over_is_wiped_whatever_becomes_of_it() throws Exception {
        JournalWriter journal = open(output);
        Sealer sealer = sealer(journal);
        Finding login = FindingBuilder.login().build();
        List<Kept> all = List.of(kept("once"), kept("once"), kept("twice"));
        all.forEach(kept -> sealer.keep(login, login.sameness(), kept));
        sealer.finish();

        assertThat(all)
                .flatExtracting(Kept::values)
                .allSatisfy(value -> assertThat(value.characters()).containsOnly('\0'));
    }

    @Test
    void a_file_that_is_cut_anywhere_opens_up_to_the_last_whole_record() throws Exception {
        byte[] bytes = write(3);
        int[] ends = ends(bytes);

        for (int length = 0; length <= bytes.length; length += 29) {
            Files.write(file(), Arrays.copyOf(bytes, length));
            Unsealed unsealed = Unsealed.of(output, anna.keys().getPrivate());
            int cut = length;
            long whole = IntStream.of(ends).filter(end -> end <= cut).count();
            assertThat(unsealed.records()).as("cut at " + length).isEqualTo((int) whole);
            assertThat(unsealed.faults().isEmpty()).isEqualTo(whole == ends.length);
        }
    }

    @Test
    void a_killed_jvm_is_told_apart_from_a_file_that_was_cut() throws Exception {
        byte[] bytes = write(3);
        int[] ends = ends(bytes);
        Files.write(file(), Arrays.copyOf(bytes, ends[1] + 20));

        assertThat(Unsealed.of(output, anna.keys().getPrivate()).faults())
                .containsExactly(file().getFileName() + ": records 3 to 4 are missing");
        Path journal = only(".jsonl");
        Files.writeString(
                journal,
                Files.readAllLines(journal).stream()
                        .filter(line -> !line.contains("ended") && !line.contains("\"records\":4"))
                        .reduce("", (all, line) -> all + line + "\n"));
        Unsealed killed = Unsealed.of(output, anna.keys().getPrivate());
        assertThat(killed.faults()).isEmpty();
        assertThat(killed.notes())
                .anyMatch(note -> note.endsWith("what leaked in its last moments may be missing"))
                .anyMatch(note -> note.contains("no value was sealed of "));
    }

    @Test
    void one_changed_bit_in_any_byte_is_caught() throws Exception {
        byte[] bytes = write(2);
        List<Integer> passed = new ArrayList<>();

        for (int i = 0; i < bytes.length; i += 17) {
            bytes[i] ^= (byte) (1 << i % 8);
            Files.write(file(), bytes);
            if (Unsealed.of(output, anna.keys().getPrivate()).faults().isEmpty()) {
                passed.add(i);
            }
            bytes[i] ^= (byte) (1 << i % 8);
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void what_was_taken_out_exchanged_repeated_or_put_elsewhere_is_told() throws Exception {
        byte[] bytes = write(3);
        int[] ends = ends(bytes);
        byte[] one = Arrays.copyOfRange(bytes, 0, ends[0]);
        byte[] two = Arrays.copyOfRange(bytes, ends[0], ends[1]);
        byte[] three = Arrays.copyOfRange(bytes, ends[1], ends[2]);
        byte[] last = Arrays.copyOfRange(bytes, ends[2], ends[3]);

        assertThat(faults(one, two, three, last)).isEmpty();
        assertThat(faults(one, three, last)).containsExactly("record 2 is missing");
        assertThat(faults(three, last)).containsExactly("records 1 to 2 are missing");
        assertThat(faults(one, three, two, last))
                .containsExactly(
                        "record 2 is missing",
                        "record 2 stands behind record 3",
                        "record 4 does not follow what stands before it");
        assertThat(faults(one, two, two, three, last)).containsExactly("record 2 stands behind record 2");
        assertThat(faults(one, two, three)).containsExactly("record 4 is missing");
        assertThat(faults(one, "nonsense".getBytes(UTF_8), two, three, last))
                .containsExactly("record 2 does not follow what stands before it");
        two[two.length - 1] ^= 1;
        assertThat(faults(one, two, three, last)).containsExactly("record 2 was changed");
        Path elsewhere = Files.createDirectory(output.resolve("elsewhere"));
        byte[] others = write(elsewhere, 1);
        assertThat(faults(one, Arrays.copyOf(others, ends(others)[0])))
                .anyMatch(fault -> fault.startsWith("a record is of another JVM, "));
        Files.delete(file());
        assertThat(Unsealed.of(output, anna.keys().getPrivate()).faults())
                .singleElement()
                .matches(fault -> fault.endsWith(".cms: is missing"));
    }

    @Test
    void who_cannot_be_sealed_for_is_a_problem_of_the_journal() throws Exception {
        JournalWriter journal = open(output);
        Sealer sealer = sealer(output.resolve("none.pem"), journal);
        sealer.finish();
        keep(sealer, FindingBuilder.login().build(), CANARY);
        journal.end();

        Journal read = JournalReader.readAll(output).get(0);
        assertThat(read.isComplete()).isFalse();
        assertThat(read.problems())
                .singleElement()
                .matches(
                        problem -> problem.startsWith("what leaked is not sealed, or not all of it: there is no file"));
        assertThat(everything()).doesNotContain("horse");
    }

    @Test
    void what_comes_faster_than_it_can_be_sealed_is_counted() throws Exception {
        JournalWriter journal = open(output);
        Sealer sealer = sealer(journal);
        Finding login = FindingBuilder.login().build();
        String much = "x".repeat(Kept.LONGEST - 10);
        keep(sealer, login, IntStream.range(0, 200).mapToObj(i -> much + i).toArray(String[]::new));
        sealer.finish();
        journal.end();

        Unsealed unsealed = Unsealed.of(output, anna.keys().getPrivate());
        long sealed = leaks(unsealed, login).size();
        Journal read = JournalReader.readAll(output).get(0);
        assertThat(read.problems()).isNotEmpty().allMatch(problem -> problem.matches("\\d+ values that leaked.*"));
        long told = read.problems().stream()
                .mapToLong(problem -> Long.parseLong(problem.replaceFirst(" .*", "")))
                .sum();
        assertThat(sealed + told).isEqualTo(200);
        assertThat(requireNonNull(read.evidence()).values()).isEqualTo(sealed);
    }

    @Test
    void whoever_hands_over_comes_back_when_it_is_sealed() throws Exception {
        JournalWriter journal = open(output);
        Sealer sealer = sealer(journal);
        Finding login = FindingBuilder.login().build();
        for (int i = 1; i <= 3; i++) {
            keep(sealer, login, CANARY + i);

            assertThat(values(Unsealed.of(output, anna.keys().getPrivate()), login))
                    .hasSize(i);
        }
        sealer.finish();
        journal.end();
    }

    @Test
    void what_the_detector_masks_is_kept_where_someone_seals_it() {
        String text = "{\"password\":\"hunter22\",\"nested\":{\"password\":\"tr0ub4dor\"},"
                + "\"log\":\"https://mara:s3cr3t-word@db.example/\"}";

        assertThat(Detection.standard().inspect(text, null)).isNotEmpty().allMatch(s -> s.kept() == null);
        List<Sighting> kept = Detection.keeping(List.of()).inspect(text, null);
        assertThat(kept)
                .extracting(sighting -> sighting.kept() == null
                        ? null
                        : new String(sighting.kept().values().get(0).characters()))
                .contains("hunter22", "tr0ub4dor");
        assertThat(kept.toString()).doesNotContain("hunter22").doesNotContain("tr0ub4dor");
    }

    private List<String> faults(byte[]... records) throws IOException {
        try (var out = Files.newOutputStream(file())) {
            for (byte[] record : records) {
                out.write(record);
            }
        }
        String prefix = file().getFileName() + ": ";
        return Unsealed.of(output, anna.keys().getPrivate()).faults().stream()
                .map(fault -> fault.replace(prefix, ""))
                .toList();
    }

    private byte[] write(int records) throws Exception {
        return write(output, records);
    }

    /** That many records, and the last one, which says that there are no more. */
    private static byte[] write(Path output, int records) throws Exception {
        JournalWriter journal = open(output);
        File beside = requireNonNull(journal.file());
        String name = beside.getName().replace(".jsonl", "");
        SealedFile file = new SealedFile(new File(beside.getParentFile(), name + ".cms"), name, recipients());
        for (int i = 0; i <= records; i++) {
            ClearText text = file.begin(i == records);
            if (i < records) {
                Finding finding = FindingBuilder.login()
                        .data("password", "body:$.p" + i, "")
                        .build();
                journal.sighted(finding);
                text.begin()
                        .member("id", finding.id())
                        .member("value", CANARY + i)
                        .end();
            }
            file.seal();
        }
        file.close();
        journal.write(new Evidence(name + ".cms", "CN=Anna (X25519)", file.records(), records, null));
        journal.end();
        return Files.readAllBytes(only(output, ".cms"));
    }

    private static int[] ends(byte[] file) throws Exception {
        RecordBounds bounds = new RecordBounds(file);
        IntStream.Builder ends = IntStream.builder();
        for (int at = 0; at < file.length; at = bounds.end(at)) {
            ends.add(bounds.end(at));
        }
        return ends.build().toArray();
    }

    private static JournalWriter open(Path output) {
        return JournalWriter.open(new Settings(output.toString(), true, true, null, List.of()), "1.2.3");
    }

    private static Path certificate() throws Exception {
        return anna.certificate(Files.createTempFile("anna", ".pem"));
    }

    private static Recipients recipients() throws Exception {
        Path file = certificate();
        try {
            return Recipients.read(file.toString());
        } finally {
            Files.delete(file);
        }
    }

    private Sealer sealer(JournalWriter journal) throws Exception {
        return sealer(anna.certificate(output.resolve("anna.pem")), journal);
    }

    private static Sealer sealer(Path certificates, JournalWriter journal) {
        Sealer sealer = requireNonNull(Sealer.of(certificates.toString(), journal));
        sealer.begin();
        return sealer;
    }

    private static void keep(Sealer sealer, Finding finding, String... values) {
        sealer.keep(finding, finding.sameness(), kept(values));
    }

    private static Kept kept(String... values) {
        Kept kept = new Kept();
        for (String value : values) {
            kept.add(value, 0, value.length());
        }
        return kept;
    }

    private static List<String> values(Unsealed unsealed, Finding finding) {
        return leaks(unsealed, finding).stream().map(Leaked::value).toList();
    }

    private static List<Leaked> leaks(Unsealed unsealed, Finding finding) {
        return requireNonNull(unsealed.leaks().get(finding.id()));
    }

    private Path file() throws IOException {
        return only(".cms");
    }

    private Path only(String suffix) throws IOException {
        return only(output, suffix);
    }

    private static Path only(Path output, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(output.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, ISO_8859_1));
            }
        }
        return all.toString();
    }
}
