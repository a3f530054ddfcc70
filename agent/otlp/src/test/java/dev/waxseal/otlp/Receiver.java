package dev.waxseal.otlp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** Takes log records by OTLP over HTTP on the loopback interface, and decodes them by OpenTelemetry's own definition. */
final class Receiver implements AutoCloseable {

    /** A record, with its attributes as text. */
    record Received(String event, LogRecord record, Map<String, String> attributes, Map<String, String> resource) {}

    private final HttpServer server;
    private final List<Received> received = new ArrayList<>();
    private final List<String> headers = new ArrayList<>();
    private final StringBuilder bytes = new StringBuilder();
    private final Deque<Integer> refusals = new ArrayDeque<>();
    private int rejects;

    Receiver() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    private Receiver(HttpServer server) {
        this.server = server;
        server.createContext("/v1/logs", this::take);
        server.start();
    }

    /** One that is asked over {@code https}, and asks for a certificate itself. */
    static Receiver sealed(SSLContext identity) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters needed = identity.getDefaultSSLParameters();
                needed.setNeedClientAuth(true);
                parameters.setSSLParameters(needed);
            }
        });
        return new Receiver(server);
    }

    /** Answers the next requests with these statuses and takes nothing. */
    synchronized void refuses(Integer... statuses) {
        refusals.addAll(List.of(statuses));
    }

    /** Says of the next batch that so many of it were rejected. */
    synchronized void rejects(int records) {
        rejects = records;
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        headers.add(exchange.getRequestHeaders().getFirst("Content-Type")
                + ' '
                + exchange.getRequestHeaders().getFirst("X-Key"));
        @Nullable Integer refusal = refusals.poll();
        if (refusal != null) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            exchange.sendResponseHeaders(refusal, -1);
            exchange.close();
            return;
        }
        bytes.append(new String(body, ISO_8859_1));
        for (ResourceLogs logs : ExportLogsServiceRequest.parseFrom(body).getResourceLogsList()) {
            Map<String, String> resource = text(logs.getResource().getAttributesList());
            for (ScopeLogs scope : logs.getScopeLogsList()) {
                for (LogRecord record : scope.getLogRecordsList()) {
                    received.add(
                            new Received(record.getEventName(), record, text(record.getAttributesList()), resource));
                }
            }
        }
        byte[] answer = ExportLogsServiceResponse.newBuilder()
                .setPartialSuccess(ExportLogsPartialSuccess.newBuilder().setRejectedLogRecords(rejects))
                .build()
                .toByteArray();
        rejects = 0;
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static Map<String, String> text(List<KeyValue> attributes) {
        Map<String, String> text = new LinkedHashMap<>();
        for (KeyValue attribute : attributes) {
            AnyValue value = attribute.getValue();
            text.put(
                    attribute.getKey(),
                    switch (value.getValueCase()) {
                        case STRING_VALUE -> value.getStringValue();
                        case INT_VALUE -> Long.toString(value.getIntValue());
                        case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
                        case ARRAY_VALUE ->
                            String.join(
                                    "\n",
                                    value.getArrayValue().getValuesList().stream()
                                            .map(AnyValue::getStringValue)
                                            .toList());
                        default -> value.toString();
                    });
        }
        return text;
    }

    String url() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    synchronized List<Received> all() {
        return List.copyOf(received);
    }

    List<Received> of(String event) {
        return all().stream().filter(one -> one.event().equals(event)).toList();
    }

    synchronized List<String> headers() {
        return List.copyOf(headers);
    }

    /** All that came, as it came. */
    synchronized String bytes() {
        return bytes.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
