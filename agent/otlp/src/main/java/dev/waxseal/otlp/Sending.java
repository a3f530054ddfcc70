package dev.waxseal.otlp;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.bootstrap.HttpRequester;
import org.apache.hc.core5.http.impl.bootstrap.RequesterBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends for OpenTelemetry's exporter, on the thread that exports and nowhere else: that is how the agent knows its own
 * bytes from the application's. Nothing that the application has set for all its connections (proxies, cookies,
 * passwords, whom it trusts) is used.
 */
final class Sending implements HttpSender {

    private static final int MOST_OF_AN_ANSWER = 64 * 1024;

    private final HttpSenderConfig config;
    private final HttpRequester requester;

    /** The longest that the next request may take, in milliseconds. */
    long timeout;

    /** The status of the last answer; 0 where none came. */
    int status;

    /** Its content. */
    byte[] content = new byte[0];

    /** What it says in {@code Retry-After}, in milliseconds. */
    long retryAfter;

    /** Why none came, as the class of what was thrown. */
    @Nullable String trouble;

    Sending(HttpSenderConfig config) {
        this.config = config;
        this.requester = RequesterBootstrap.bootstrap()
                .setSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
                .setSslSetupHandler(parameters -> parameters.setEndpointIdentificationAlgorithm("HTTPS"))
                .setSslContext(config.getSslContext())
                .create();
    }

    @Override
    public void send(MessageWriter message, Consumer<HttpResponse> answered, Consumer<Throwable> failed) {
        status = 0;
        retryAfter = 0;
        content = new byte[0];
        trouble = null;
        URI to = config.getEndpoint();
        int port = to.getPort() >= 0 ? to.getPort() : to.getScheme().equals("https") ? 443 : 80;
        HttpHost host = new HttpHost(to.getScheme(), to.getHost(), port);
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream(Math.max(32, message.getContentLength()));
            message.writeMessage(body);
            ClassicRequestBuilder request = ClassicRequestBuilder.post(to)
                    .setEntity(new ByteArrayEntity(body.toByteArray(), ContentType.create(config.getContentType())));
            for (Map.Entry<String, List<String>> header :
                    config.getHeadersSupplier().get().entrySet()) {
                header.getValue().forEach(value -> request.addHeader(header.getKey(), value));
            }
            ClassicHttpRequest built = request.build();
            requester.execute(host, built, Timeout.ofMilliseconds(timeout), HttpCoreContext.create(), response -> {
                status = response.getCode();
                byte @Nullable [] answer = EntityUtils.toByteArray(response.getEntity(), MOST_OF_AN_ANSWER);
                content = answer == null ? new byte[0] : answer;
                retryAfter = seconds(response.getFirstHeader("Retry-After"));
                return null;
            });
            answered.accept(answer());
        } catch (Exception unreachable) {
            status = 0;
            trouble = unreachable.getClass().getSimpleName();
            failed.accept(unreachable);
        }
    }

    private HttpResponse answer() {
        return new HttpResponse() {
            @Override
            public int getStatusCode() {
                return status;
            }

            @Override
            public String getStatusMessage() {
                return "";
            }

            @Override
            public byte[] getResponseBody() {
                return content;
            }
        };
    }

    private static long seconds(@Nullable Header header) {
        String value = header == null ? "" : header.getValue();
        return value.matches("\\d{1,6}") ? Long.parseLong(value) * 1_000 : 0;
    }

    @Override
    public CompletableResultCode shutdown() {
        try {
            requester.close();
        } catch (IOException | RuntimeException closed) {
            return CompletableResultCode.ofFailure();
        }
        return CompletableResultCode.ofSuccess();
    }
}
