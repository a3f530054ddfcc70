package dev.waxseal.journal;

import static dev.waxseal.journal.FindingBuilder.login;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.JsonParser;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal through both its ends: what a {@link JournalWriter} wrote is what a {@link JournalReader} reads. */
class JournalTest {

    private static final Finding LOGIN = login().via("proxy.example:3128").build();
    private static final Finding REQUEST =
            FindingBuilder.request().response().encrypted().attempted().build();

    @TempDir
    Path output;

    @Test
    void a_finding_can_be_read_back_before_the_jvm_ends() throws IOException {
        JournalWriter writer = open();
        writer.sighted(LOGIN);
        writer.sighted(REQUEST);

        Journal journal = read();

        assertThat(journal.findings()).containsExactly(new Journal.Counted(LOGIN, 1), new Journal.Counted(REQUEST, 1));
        assertThat(journal.isComplete()).isTrue();
        assertThat(journal.warnings()).containsExactly("a JVM was killed or halted: counts may be too low");
    }

    @Test
    void the_first_line_says_who_writes() throws IOException {
        Settings settings = new Settings(output.toString(), false, true, null, List.of());
        JournalWriter.open(settings, "1.2.3");

        Entry.Started started = requireNonNull(read().started());

        assertThat(started.schema()).isEqualTo("waxseal-journal/1");
        assertThat(started.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(started.java()).isEqualTo(System.getProperty("java.version"));
        assertThat(started.vendor()).isEqualTo(System.getProperty("java.vendor"));
        assertThat(started.agent()).isEqualTo("1.2.3");
        assertThat(started.settings()).isEqualTo(settings.argument());
        assertThat(started.command()).isNotEmpty().doesNotContain(" ");
        assertThat(file()).hasFileName(started.pid() + "-" + started.uuid() + ".jsonl");
    }

    @Test
    void what_is_known_so_far_is_what_a_reader_will_know() throws IOException {
        JournalWriter writer = open();
        for (int i = 0; i < 2; i++) {
            writer.requested(new Counting.Destination("payments.example", 80, "http", 0, false));
        }
        writer.dropped("connections");
        writer.write(new Entry.Seam("sockets", "sun.nio.ch.NioSocketImpl", null, null));
        writer.write(new Entry.Failure("wire", "java.lang.IllegalStateException"));
        writer.write(new Outside.Unheard("192.0.2.7", 80, true));
        Journal soFar = writer.soFar();
        writer.end();

        Journal journal = read();
        assertThat(soFar.problems()).isEqualTo(journal.problems()).hasSize(2);
        assertThat(soFar.warnings()).isEqualTo(journal.warnings()).hasSize(1);
        assertThat(soFar.destinations()).isEqualTo(journal.destinations()).hasSize(1);
        assertThat(soFar.started()).isEqualTo(journal.started()).isNotNull();
    }

    @Test
    void what_did_not_reach_a_collector_is_a_warning() throws IOException {
        JournalWriter writer = open();
        writer.write(new Exported("http://collector:4318/v1/logs", 4, 4, 0, null));
        writer.write(new Exported("http://collector:4318/v1/logs", 9, 7, 2, "it answered 503"));
        writer.end();

        Journal journal = read();
        assertThat(journal.warnings())
                .containsExactly("2 of 9 records did not reach the collector http://collector:4318/v1/logs"
                        + " (it answered 503); they are all here");
        assertThat(journal.isComplete()).isTrue();
    }

    @Test
    void every_kind_of_entry_is_written_and_read() throws IOException {
        JournalWriter writer = open();
        for (Class<?> kind : kinds(Entry.class).toList()) {
            writer.write(sample(kind));
        }

        Journal journal = read();

        assertThat(journal.problems())
                .containsExactly(
                        "a journal is a waxseal-journal/99, and this version reads waxseal-journal/1",
                        "the agent could not listen at sockets (sun.nio.ch.NioSocketImpl: java.lang.VerifyError):"
                                + " what blocking clients sent",
                        "the agent failed in wire (java.lang.IllegalStateException)",
                        "the agent did not listen: unknown option",
                        "what leaked is not sealed, or not all of it: it could not be written",
                        "7 connections were too many to record");
        assertThat(journal.findings()).containsExactly(new Journal.Counted(LOGIN, 5));
        assertThat(journal.evidence()).isEqualTo(sample(Evidence.class));
        assertThat(journal.sealedFrom()).singleElement().satisfies(from -> {
            assertThat(from.test()).isEqualTo(new Finding.Test("com.acme.PayTest", "charges"));
            assertThat(from.time()).isEqualTo(1_764_000_000_000L);
            assertThat(from.count()).isEqualTo(3);
        });
        assertThat(journal.destinations())
                .containsExactly(new Counting.Destination("payments.example", 443, "https", 12, true));
        assertThat(journal.warnings())
                .contains(
                        "other programs were started, and what they send is not heard: curl (3 times)",
                        "the native library libfoo.so was loaded, and what its own code sends is not heard; its"
                                + " connections are told of, but those that last less than a fifth of a second may pass "
                                + "unseen");
    }

    @Test
    void a_jvm_that_was_started_is_told_of_unless_it_was_heard() throws IOException {
        JournalWriter writer = open();
        for (int i = 0; i < 3; i++) {
            writer.count(new Outside.Program("java", "com.acme.Tool", false, 0));
            writer.count(new Outside.Program("java", "app.jar", true, 0));
            writer.count(new Outside.Program("sh", null, false, 0));
        }
        writer.count(new Outside.Program("curl", null, false, 0));
        writer.end();

        assertThat(read().problems()).isEmpty();
        assertThat(read().warnings())
                .containsExactly(
                        "a JVM that ran com.acme.Tool was started 3 times and not heard: "
                                + "start it with the agent's argument, or set children=hear",
                        "other programs were started, and what they send is not heard: curl, sh (3 times)");
    }

    @Test
    void an_unheard_connection_is_a_problem_unless_it_stays_on_this_machine() throws IOException {
        JournalWriter writer = open();
        writer.write(new Outside.Unheard("192.0.2.7", 80, false));
        writer.write(new Outside.Unheard("2001:db8::1", 8080, true));
        writer.end();

        assertThat(read().problems())
                .containsExactly("a connection to 192.0.2.7:80 was not heard: native code made it, past the JDK");
        assertThat(read().warnings())
                .containsExactly(
                        "a connection to [2001:db8::1]:8080 on this machine was not heard: native code made it");
    }

    private static Stream<Class<?>> kinds(Class<?> of) {
        return of.isSealed() ? Stream.of(of.getPermittedSubclasses()).flatMap(JournalTest::kinds) : Stream.of(of);
    }

    @Test
    void what_repeats_is_written_at_powers_of_two_and_at_the_end() throws IOException {
        JournalWriter writer = open();
        IntStream.range(0, 1000)
                .forEach(i -> writer.sighted(login().sent("POST", "http://payments.example/users/" + i)
                        .build()));

        assertThat(read().findings()).extracting(Journal.Counted::count).containsExactly(512L);
        assertThat(lines()).hasSize(1 + 1 + 9);

        writer.end();

        assertThat(read().findings()).extracting(Journal.Counted::count).containsExactly(1000L);
        assertThat(read().warnings()).isEmpty();
    }

    @Test
    void what_comes_after_the_end_is_not_lost() throws IOException {
        JournalWriter writer = open();
        writer.sighted(LOGIN);
        writer.end();
        writer.end();
        IntStream.range(0, 2).forEach(i -> writer.sighted(LOGIN));
        writer.sighted(REQUEST);

        assertThat(read().findings()).extracting(Journal.Counted::count).containsExactly(3L, 1L);
    }

    @Test
    void the_same_leak_in_another_test_is_another_finding() throws IOException {
        JournalWriter writer = open();
        writer.sighted(LOGIN);
        writer.sighted(
                login().test(new Finding.Test("com.acme.OtherTest", "charges")).build());

        assertThat(read().findings()).extracting(Journal.Counted::count).containsExactly(1L, 1L);
    }

    @Test
    void requests_are_counted_by_destination() throws IOException {
        JournalWriter writer = open();
        IntStream.range(0, 31)
                .forEach(i -> writer.requested(new Counting.Destination("payments.example", 80, "http", 0, false)));
        writer.requested(new Counting.Destination("payments.example", 443, "https", 0, true));
        writer.end();

        assertThat(read().destinations())
                .containsExactly(
                        new Counting.Destination("payments.example", 80, "http", 31, false),
                        new Counting.Destination("payments.example", 443, "https", 1, true));
    }

    @Test
    void more_destinations_than_a_journal_holds_are_counted_as_dropped() throws IOException {
        JournalWriter writer = open();
        IntStream.range(0, JournalWriter.MOST_DESTINATIONS + 3)
                .forEach(i ->
                        writer.requested(new Counting.Destination("host-" + i + ".example", 80, "http", 0, false)));
        writer.count(new Outside.Program("curl", null, false, 0)); // takes none of their room, nor they of its own
        writer.end();

        Journal journal = read();

        assertThat(journal.destinations()).hasSize(JournalWriter.MOST_DESTINATIONS);
        assertThat(journal.problems()).containsExactly("3 destinations were too many to record");
        assertThat(journal.warnings())
                .containsExactly("other programs were started, and what they send is not heard: curl");
    }

    @Test
    void a_cut_last_line_is_forgiven_wherever_it_is_cut() throws IOException {
        JournalWriter writer = open();
        writer.sighted(LOGIN);
        byte[] before = Files.readAllBytes(file());
        writer.sighted(REQUEST);
        byte[] after = Files.readAllBytes(file());

        for (int length = before.length + 1; length < after.length - 1; length++) {
            Files.write(file(), Arrays.copyOf(after, length));
            Journal journal = read();
            assertThat(journal.findings()).containsExactly(new Journal.Counted(LOGIN, 1));
            assertThat(journal.isComplete()).isTrue();
            assertThat(journal.warnings())
                    .contains("the last line of a journal is cut: its JVM was ended while writing it");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "{}",
                "null",
                "[]",
                "{\"type\":\"someday\"}",
                "{\"type\":[]}",
                "{\"type\":\"finding\",\"number\":1}",
                "{\"type\":\"finding\",\"number\":1,\"finding\":{\"rule\":\"x\",\"severity\":\"terrible\"}}",
                "{\"type\":\"repeated\",\"number\":99,\"count\":2}",
                "\u0000\u0000\u0000",
            })
    void a_line_that_cannot_be_read_makes_the_journal_incomplete_and_hides_no_other(String line) throws IOException {
        JournalWriter writer = open();
        Files.writeString(file(), line + "\n", UTF_8, StandardOpenOption.APPEND);
        writer.sighted(LOGIN);
        writer.end();

        Journal journal = read();

        assertThat(journal.problems()).containsExactly("line 2 of a journal cannot be read");
        assertThat(journal.findings()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"type\":\"sta", "{\"type\":\"ended\"}\n"})
    void a_journal_without_its_first_line_is_incomplete(String text) throws IOException {
        Files.createDirectories(output.resolve("journal"));
        Files.writeString(output.resolve("journal/1-a.jsonl"), text);

        assertThat(read().isComplete()).isFalse();
    }

    @Test
    void nothing_recorded_is_not_a_journal() throws IOException {
        assertThat(JournalReader.readAll(output)).isEmpty();
        assertThat(JournalReader.readAll(output.resolve("not-there"))).isEmpty();
    }

    @Test
    void an_output_that_cannot_be_written_is_told_and_hurts_nobody() throws IOException {
        Path file = Files.createFile(output.resolve("file"));
        JournalWriter writer = JournalWriter.open(new Settings(file.toString(), true, true, null, List.of()), "1.2.3");

        assertThatCode(() -> {
                    writer.sighted(LOGIN);
                    writer.requested(new Counting.Destination("payments.example", 80, "http", 0, false));
                    writer.write(new Entry.Failure("seam", "java.lang.VerifyError"));
                    writer.end();
                })
                .doesNotThrowAnyException();
        assertThat(writer.failure()).isEqualTo(new Entry.Failure("journal", "java.io.IOException"));
    }

    @Test
    void a_full_disk_costs_the_lines_it_cuts_and_is_told_when_there_is_room_again() throws IOException {
        Path file = Files.createDirectories(output.resolve("journal")).resolve("1-u.jsonl");
        try (FullDisk disk = new FullDisk(Files.newOutputStream(file))) {
            JournalWriter writer = new JournalWriter(disk, file.toFile(), null);
            writer.write(new Entry.Started(Entry.SCHEMA, 1, "u", "17", "v", "Main", "1", "output=x", 0));
            disk.isFull = true;
            writer.sighted(LOGIN);
            writer.sighted(LOGIN);
            disk.isFull = false;
            writer.sighted(LOGIN);
            writer.end();
        }

        Journal journal = read();

        assertThat(journal.findings()).containsExactly(new Journal.Counted(LOGIN, 1));
        assertThat(journal.problems())
                .containsExactly(
                        "lines of a journal could not be written: was the disk full?",
                        "line 2 of a journal cannot be read",
                        "line 3 of a journal cannot be read",
                        "the agent failed in journal (java.io.IOException)");
    }

    @Test
    void a_disk_that_stays_full_is_told_by_the_name_of_the_journal() throws IOException {
        Path file = Files.createDirectories(output.resolve("journal")).resolve("1-u.jsonl");
        try (FullDisk disk = new FullDisk(Files.newOutputStream(file))) {
            JournalWriter writer = new JournalWriter(disk, file.toFile(), null);
            writer.write(new Entry.Started(Entry.SCHEMA, 1, "u", "17", "v", "Main", "1", "output=x", 0));
            disk.isFull = true;
            writer.sighted(LOGIN);
            writer.end();
        }

        assertThat(read().problems()).contains("lines of a journal could not be written: was the disk full?");
    }

    /** A disk that takes half of what it is given while it is full. */
    private static final class FullDisk extends FilterOutputStream {
        private boolean isFull;

        private FullDisk(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            out.write(bytes, 0, isFull ? bytes.length / 2 : bytes.length);
            if (isFull) {
                throw new IOException("no space left on device");
            }
        }
    }

    @Test
    void many_threads_lose_nothing_even_when_interrupted() throws Exception {
        JournalWriter writer = open();
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(thread -> new Thread(() -> {
                    await(go);
                    for (int i = 0; i < 200; i++) {
                        Thread.currentThread().interrupt();
                        writer.sighted(login().origin(
                                        new Finding.Origin("com.acme.Pay" + "x".repeat(i), "charge", null, thread))
                                .build());
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        writer.end();

        Journal journal = read();

        assertThat(journal.isComplete()).isTrue();
        assertThat(journal.findings()).hasSize(200).allMatch(counted -> counted.count() == 8);
        assertThat(writer.failure()).isNull();
    }

    @Test
    void each_line_is_one_json_object() throws IOException {
        JournalWriter writer = open();
        writer.sighted(login().sent("POST", "http://payments.example/\"quoted\"\n\u2028\ud800")
                .build());
        writer.end();

        assertThat(lines())
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(JsonParser.parseString(line).isJsonObject()).isTrue());
    }

    static Stream<Finding> findings() {
        return Stream.of(LOGIN, REQUEST);
    }

    @ParameterizedTest
    @MethodSource("findings")
    void a_finding_survives_the_journey_whole(Finding finding) throws IOException {
        open().sighted(finding);

        assertThat(read().findings()).containsExactly(new Journal.Counted(finding, 1));
    }

    private static Entry sample(Class<?> kind) {
        return Stream.<Entry>of(
                        new Entry.Started("waxseal-journal/99", 1, "u", "17", "v", "Main", "1", "output=x", 0),
                        new Entry.Sighted(1, LOGIN),
                        new Entry.Repeated(1, 5),
                        new Entry.Seam(
                                "sockets",
                                "sun.nio.ch.NioSocketImpl",
                                "java.lang.VerifyError",
                                "what blocking clients sent"),
                        new Counting.Destination("payments.example", 443, "https", 12, true),
                        new Sealed(
                                "payments.example",
                                443,
                                "https",
                                "agreed",
                                "TLSv1.2",
                                "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                                "x25519",
                                "h2",
                                "h2,http/1.1",
                                true,
                                false,
                                true,
                                true,
                                false,
                                true,
                                "payments.example",
                                "Acme Root",
                                "2027-01-31",
                                "RSA 2048",
                                "SHA256withRSA",
                                "5c1f",
                                "9f".repeat(32),
                                "2026-01-31T00:00:00Z/2027-01-31T00:00:00Z",
                                "rsa_pss_rsae_sha256",
                                12),
                        new SealedFrom(
                                "payments.example",
                                443,
                                "https",
                                new Finding.Origin("com.acme.Pay", "charge", "Pay.java", 42),
                                new Finding.Test("com.acme.PayTest", "charges"),
                                1_764_000_000_000L,
                                3),
                        new Entry.Failure("wire", "java.lang.IllegalStateException"),
                        new Counting.Dropped("connections", 7),
                        new Entry.DidNotRun("unknown option"),
                        new Evidence("1-u.cms", "CN=Security (X25519)", 2, 7, "it could not be written"),
                        new Exported("http://collector:4318/v1/logs", 9, 7, 2, "it answered 503"),
                        new Outside.Program("curl", null, false, 3),
                        new Outside.Library("libfoo.so"),
                        new Outside.Unheard("192.0.2.7", 80, true),
                        new Passed(10, 0, 0, 0, 0),
                        new SteppedBack(1_764_000_000_000L, 1_764_000_060_000L),
                        new Continued(1),
                        new Detached(1_764_000_000_000L, 3),
                        new Entry.Ended())
                .filter(kind::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private JournalWriter open() {
        return JournalWriter.open(new Settings(output.toString(), true, true, null, List.of()), "1.2.3");
    }

    private Journal read() throws IOException {
        return JournalReader.readAll(output).get(0);
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(output.resolve("journal"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file());
    }
}
