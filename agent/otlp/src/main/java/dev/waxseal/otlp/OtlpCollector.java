package dev.waxseal.otlp;

import static java.util.Objects.requireNonNull;

import dev.waxseal.journal.Collector;
import dev.waxseal.journal.Entry;
import dev.waxseal.journal.Journal;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.News;
import dev.waxseal.journal.Unavailable;
import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporterBuilder;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A collector that speaks OTLP over HTTP, in protocol buffers, as OpenTelemetry's specification has it. */
public final class OtlpCollector implements Collector {

    private final Records records;
    private final LogRecordExporter exporter;
    private final Sending sending;

    private OtlpCollector(Records records, LogRecordExporter exporter, Sending sending) {
        this.records = records;
        this.exporter = exporter;
        this.sending = sending;
    }

    /**
     * Opens one; nothing is sent yet.
     *
     * @param endpoint its URL, with the path
     * @param journal of the JVM that this is about
     */
    public static Collector open(String endpoint, JournalWriter journal) throws GeneralSecurityException, Unavailable {
        return open(endpoint, journal, System.getenv());
    }

    static Collector open(String endpoint, JournalWriter journal, Map<String, String> environment)
            throws GeneralSecurityException, Unavailable {
        Journal soFar = journal.soFar();
        Entry.Started started = soFar.started();
        @Nullable Sending[] made = new @Nullable Sending[1];
        OtlpHttpLogRecordExporterBuilder builder = OtlpHttpLogRecordExporter.builder()
                .setEndpoint(endpoint)
                .setRetryPolicy(null) // who sends it knows what waits
                .setMaxRequestBodySize(Long.MAX_VALUE)
                .setComponentLoader(only(config -> {
                    Sending sending = new Sending(config);
                    made[0] = sending;
                    return sending;
                }));
        if (endpoint.startsWith("https:")) {
            new Trusted(environment).applyTo(builder);
        }
        Origin.pairs(headers(environment)).forEach(builder::addHeader);
        LogRecordExporter exporter = builder.build();
        return new OtlpCollector(
                new Records(Origin.of(started, environment), started == null ? "" : started.agent()),
                exporter,
                requireNonNull(made[0]));
    }

    /** They may hold a password, so they are in the environment alone. */
    private static @Nullable String headers(Map<String, String> environment) {
        return environment.getOrDefault(
                "OTEL_EXPORTER_OTLP_LOGS_HEADERS", environment.get("OTEL_EXPORTER_OTLP_HEADERS"));
    }

    private static ComponentLoader only(HttpSenderProvider provider) {
        return new ComponentLoader() {
            @Override
            public <T> Iterable<T> load(Class<T> spiClass) {
                return spiClass.isInstance(provider) ? List.of(spiClass.cast(provider)) : List.of();
            }
        };
    }

    @Override
    public Answer send(List<News> batch, long timeout) {
        sending.timeout = timeout;
        exporter.export(records.of(batch)).join(timeout, TimeUnit.MILLISECONDS);
        int status = sending.status;
        if (status == 200) {
            int rejected = (int) Math.min(batch.size(), Rejected.in(sending.content));
            return new Answer(batch.size() - rejected, rejected == 0 ? null : "it rejected some", -1);
        }
        if (status == 0) {
            return new Answer(0, sending.trouble == null ? "it did not answer" : sending.trouble, 0);
        }
        boolean again =
                status == 429 || status == 502 || status == 503 || status == 504; // those the specification names
        return new Answer(0, "it answered " + status, again ? sending.retryAfter : -1);
    }

    @Override
    public void close() {
        exporter.shutdown();
    }
}
