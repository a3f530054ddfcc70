package dev.waxseal.otlp;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Exported;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.News;
import dev.waxseal.journal.Sealed;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.semconv.CodeAttributes;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.NetworkAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * News as log records: what OpenTelemetry's semantic conventions have a stable name for goes by that name, all else is
 * called {@code waxseal.} and then as in {@code waxseal.json}. Used by one thread.
 */
final class Records {

    private final List<LogRecordData> made = new ArrayList<>();
    private final Logger logger;

    Records(Resource resource, String agent) {
        this.logger = SdkLoggerProvider.builder()
                .setResource(resource)
                .addLogRecordProcessor((context, record) -> made.add(record.toLogRecordData()))
                .build()
                .loggerBuilder("dev.waxseal")
                .setInstrumentationVersion(agent)
                .build();
    }

    /** These as records, in the same order. */
    List<LogRecordData> of(List<News> batch) {
        made.clear();
        for (News news : batch) {
            LogRecordBuilder record = logger.logRecordBuilder().setTimestamp(news.time(), TimeUnit.MILLISECONDS);
            if (news instanceof News.Met met) {
                finding(record, met);
            } else if (news instanceof News.Went went) {
                destination(record, went.destination());
            } else if (news instanceof News.WasSealed was) {
                sealed(record, was.sealed());
            } else if (news instanceof News.Stands stands) {
                audit(record, stands);
            }
            record.emit();
        }
        return new ArrayList<>(made);
    }

    private static void finding(LogRecordBuilder record, News.Met met) {
        Finding finding = met.finding();
        Finding.Destination to = finding.destination();
        record.setEventName("waxseal.finding")
                .setSeverity(severity(finding.severity()))
                .setSeverityText(finding.severity().toString())
                .setBody(finding.rule() + ": " + (finding.kind() == null ? "" : finding.kind() + ' ') + "to "
                        + to.host());
        put(record, "waxseal.id", finding.id());
        put(record, "waxseal.rule", finding.rule());
        put(record, "waxseal.severity", finding.severity().toString());
        put(record, "waxseal.kind", finding.kind());
        put(record, "waxseal.direction", finding.direction().toString());
        put(record, "waxseal.location", finding.location());
        put(record, "waxseal.evidence", finding.evidence());
        put(record, "waxseal.stage", finding.stage().toString());
        put(record, "waxseal.client", finding.client());
        put(record, "waxseal.via", to.via());
        put(
                record,
                "waxseal.test",
                finding.test() == null ? null : finding.test().toString());
        record.setAttribute(AttributeKey.booleanKey("waxseal.encrypted"), finding.encrypted());
        record.setAttribute(AttributeKey.booleanKey("waxseal.own"), to.own());
        record.setAttribute(AttributeKey.longKey("waxseal.count"), met.count());
        server(record, to.host(), to.port());
        if (to.address() != null) {
            record.setAttribute(NetworkAttributes.NETWORK_PEER_ADDRESS, to.address());
        }
        request(record, finding.request());
        Finding.Origin origin = finding.origin();
        if (origin != null) {
            record.setAttribute(CodeAttributes.CODE_FUNCTION_NAME, origin.className() + '.' + origin.method());
            if (origin.file() != null) {
                record.setAttribute(CodeAttributes.CODE_FILE_PATH, origin.file());
            }
            if (origin.line() > 0) {
                record.setAttribute(CodeAttributes.CODE_LINE_NUMBER, (long) origin.line());
            }
        }
    }

    private static void request(LogRecordBuilder record, Finding.Request request) {
        if (!request.url().isEmpty()) {
            record.setAttribute(UrlAttributes.URL_FULL, request.url());
        }
        if (!request.method().isEmpty()) {
            record.setAttribute(HttpAttributes.HTTP_REQUEST_METHOD, request.method());
        }
        String[] version = request.version().split("/", 2);
        record.setAttribute(NetworkAttributes.NETWORK_PROTOCOL_NAME, version[0].toLowerCase(Locale.ROOT));
        if (version.length > 1) {
            record.setAttribute(NetworkAttributes.NETWORK_PROTOCOL_VERSION, version[1]);
        }
    }

    private static void destination(LogRecordBuilder record, Counting.Destination to) {
        record.setEventName("waxseal.destination")
                .setSeverity(io.opentelemetry.api.logs.Severity.INFO)
                .setBody(to.requests() + " requests to " + to.host()
                        + (to.encrypted() ? ", encrypted" : ", in clear text"));
        server(record, to.host(), to.port());
        record.setAttribute(UrlAttributes.URL_SCHEME, to.scheme());
        record.setAttribute(AttributeKey.booleanKey("waxseal.encrypted"), to.encrypted());
        record.setAttribute(AttributeKey.booleanKey("waxseal.own"), to.own());
        record.setAttribute(AttributeKey.longKey("waxseal.count"), to.requests());
    }

    private static void sealed(LogRecordBuilder record, Sealed sealed) {
        record.setEventName("waxseal.sealed")
                .setSeverity(io.opentelemetry.api.logs.Severity.INFO)
                .setBody(sealed.count()
                        + (sealed.isAsked() ? " questions about the certificate of " : " connections to ")
                        + sealed.host() + ": " + sealed.outcome()
                        + (sealed.protocol() == null ? "" : ", " + sealed.protocol()));
        server(record, sealed.host(), sealed.port());
        record.setAttribute(UrlAttributes.URL_SCHEME, sealed.scheme());
        put(record, "waxseal.tls.outcome", sealed.outcome());
        put(record, sealed.isAsked() ? "waxseal.tls.question" : "waxseal.tls.protocol", sealed.protocol());
        put(record, "waxseal.tls.cipher", sealed.cipher());
        put(record, "waxseal.tls.group", sealed.group());
        put(record, "waxseal.tls.certificate.subject", sealed.subject());
        put(record, "waxseal.tls.certificate.issuer", sealed.issuer());
        put(record, "waxseal.tls.certificate.expires", sealed.expires());
        put(record, "waxseal.tls.certificate.fingerprint", sealed.fingerprint());
        record.setAttribute(AttributeKey.longKey("waxseal.count"), sealed.count());
    }

    private static void audit(LogRecordBuilder record, News.Stands stands) {
        boolean complete = stands.soFar().isComplete();
        record.setEventName("waxseal.audit")
                .setSeverity(
                        complete ? io.opentelemetry.api.logs.Severity.INFO : io.opentelemetry.api.logs.Severity.WARN)
                .setBody(complete ? "all was heard" : "not all was heard");
        long clear = 0;
        long sealed = 0;
        for (Counting.Destination to : stands.soFar().destinations()) {
            clear += to.encrypted() ? 0 : to.requests();
            sealed += to.encrypted() ? to.requests() : 0;
        }
        record.setAttribute(AttributeKey.booleanKey("waxseal.complete"), complete);
        record.setAttribute(
                AttributeKey.stringArrayKey("waxseal.problems"), stands.soFar().problems());
        record.setAttribute(
                AttributeKey.stringArrayKey("waxseal.warnings"), stands.soFar().warnings());
        record.setAttribute(AttributeKey.longKey("waxseal.findings"), (long) stands.findings());
        record.setAttribute(AttributeKey.longKey("waxseal.requests.plaintext"), clear);
        record.setAttribute(AttributeKey.longKey("waxseal.requests.encrypted"), sealed);
        Exported exported = stands.exported();
        record.setAttribute(AttributeKey.longKey("waxseal.records.offered"), exported.offered());
        record.setAttribute(AttributeKey.longKey("waxseal.records.dropped"), exported.dropped());
    }

    private static void server(LogRecordBuilder record, String host, int port) {
        record.setAttribute(ServerAttributes.SERVER_ADDRESS, host);
        record.setAttribute(ServerAttributes.SERVER_PORT, (long) port);
    }

    private static void put(LogRecordBuilder record, String name, @Nullable String value) {
        if (value != null) {
            record.setAttribute(AttributeKey.stringKey(name), value);
        }
    }

    private static io.opentelemetry.api.logs.Severity severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> io.opentelemetry.api.logs.Severity.ERROR4;
            case HIGH -> io.opentelemetry.api.logs.Severity.ERROR;
            case MEDIUM -> io.opentelemetry.api.logs.Severity.WARN;
            case LOW -> io.opentelemetry.api.logs.Severity.INFO2;
            case INFO -> io.opentelemetry.api.logs.Severity.INFO;
        };
    }
}
