package dev.waxseal.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.agent.ear.AgentLog;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.journal.Collector;
import dev.waxseal.journal.Exported;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.News;
import dev.waxseal.journal.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is to be told arrives, or is counted as lost; and nobody waits for it. */
class ExportTest {

    private static final String TO = "http://collector:4318/v1/logs";

    @TempDir
    private Path directory;

    private JournalWriter journal;

    @BeforeEach
    void open() {
        journal = JournalWriter.open(Settings.parse("output=" + directory, name -> null, name -> null), "test");
    }

    @Test
    void a_hundred_thousand_findings_are_all_sent_or_counted_as_lost() throws Exception {
        Scripted collector = new Scripted();
        Export export = export(collector);
        for (int i = 0; i < 100_000; i++) {
            sight(export, i, 1);
        }
        export.end(20_000);

        Exported account = account();
        assertThat(account.offered()).isGreaterThanOrEqualTo(100_000);
        assertThat(account.sent() + account.dropped()).isEqualTo(account.offered());
        assertThat(account.sent()).isEqualTo(collector.taken.size()).isGreaterThan(Outbox.MOST / 2);
    }

    @Test
    void a_collector_that_never_answers_keeps_neither_the_application_nor_its_end() throws Exception {
        Scripted collector = new Scripted();
        collector.hangs.set(true);
        Export export = export(collector);
        long begin = System.nanoTime();
        for (int i = 0; i < 2 * Outbox.MOST; i++) {
            sight(export, i, 1);
        }
        export.end(200);

        assertThat(System.nanoTime() - begin).isLessThan(20_000_000_000L);
        Exported account = account();
        assertThat(account.sent()).isZero();
        assertThat(account.dropped()).isEqualTo(account.offered()).isGreaterThanOrEqualTo(2L * Outbox.MOST);
        collector.free.countDown();
    }

    @Test
    void what_is_met_again_is_told_at_each_doubling_and_at_the_end() throws Exception {
        Scripted collector = new Scripted();
        Export export = export(collector);
        for (int i = 1; i <= 1_000; i++) {
            sight(export, 0, i);
        }
        export.end(20_000);

        assertThat(collector.taken.stream().filter(News.Met.class::isInstance).map(news -> ((News.Met) news).count()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1000L);
    }

    @Test
    void what_is_met_once_it_is_over_is_counted_as_lost_and_written_down() throws Exception {
        Scripted collector = new Scripted();
        Export export = export(collector);
        export.end(20_000);
        assertThat(account().dropped()).isZero();
        sight(export, 1, 1);

        assertThat(account().dropped()).isEqualTo(1);
    }

    @Test
    void an_endpoint_is_the_base_of_all_signals_and_holds_no_password() {
        assertThat(Endpoint.of("http://c:4318", Map.of())).isEqualTo("http://c:4318/v1/logs");
        assertThat(Endpoint.of("https://c/otlp/", Map.of())).isEqualTo("https://c/otlp/v1/logs");
        assertThat(Endpoint.of("http://c:4318/v1/logs", Map.of())).isEqualTo("http://c:4318/v1/logs");
        assertThat(Endpoint.of("environment", Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318/")))
                .isEqualTo("http://c:4318/v1/logs");
        assertThat(Endpoint.of("environment", Map.of("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "http://c/x")))
                .isEqualTo("http://c/x");
        assertThat(Endpoint.of("environment", Map.of())).isNull();
        assertThat(Endpoint.of("environment", Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://me:secret@c:4318")))
                .isNull();
    }

    private Export export(Collector collector) {
        Export export = new Export(TO, () -> collector, journal, new AgentLog(directory.toFile(), journal));
        export.start();
        return export;
    }

    private static void sight(Export export, int number, long count) {
        Finding finding = new Finding(
                "plaintext-data",
                Severity.CRITICAL,
                "password",
                Finding.Direction.REQUEST,
                "form:password",
                "••••••••",
                new Finding.Request("POST", "http://payments.example/login", "HTTP/1.1"),
                new Finding.Destination("payments.example", 80, null, null),
                false,
                Finding.Stage.WIRE,
                "unknown",
                null,
                null);
        export.sighted(finding, Integer.toString(number), count);
    }

    /** As the last line of the journal that says so has it. */
    private Exported account() throws Exception {
        String line = Files.readAllLines(
                        java.util.Objects.requireNonNull(journal.file()).toPath())
                .stream()
                .filter(one -> one.contains("\"type\":\"exported\""))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return new com.google.gson.Gson().fromJson(line, Exported.class);
    }

    /** Takes all, unless it hangs. */
    private static final class Scripted implements Collector {

        private final List<News> taken = new ArrayList<>();
        private final AtomicBoolean hangs = new AtomicBoolean();
        private final CountDownLatch free = new CountDownLatch(1);

        @Override
        public Answer send(List<News> batch, long timeout) {
            try {
                if (hangs.get()) {
                    free.await();
                }
            } catch (InterruptedException over) {
                return new Answer(0, "interrupted", 0);
            }
            taken.addAll(batch);
            @Nullable String refusal = null;
            return new Answer(batch.size(), refusal, 0);
        }

        @Override
        public void close() {}
    }
}
