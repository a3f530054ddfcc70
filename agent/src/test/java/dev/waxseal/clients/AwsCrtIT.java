package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.crt.http.HttpClientConnection;
import software.amazon.awssdk.crt.http.HttpClientConnectionManager;
import software.amazon.awssdk.crt.http.HttpClientConnectionManagerOptions;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpRequest;
import software.amazon.awssdk.crt.http.HttpRequestBodyStream;
import software.amazon.awssdk.crt.http.HttpStream;
import software.amazon.awssdk.crt.http.HttpStreamResponseHandler;
import software.amazon.awssdk.crt.io.ClientBootstrap;
import software.amazon.awssdk.crt.io.EventLoopGroup;
import software.amazon.awssdk.crt.io.HostResolver;
import software.amazon.awssdk.crt.io.SocketOptions;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * AWS CRT, whose native code makes its own connections, is heard where messages are handed to it and come back.
 *
 * <p>It looks names up by itself, so that this speaks to an address.
 */
@EnabledOnOs(OS.LINUX)
class AwsCrtIT {

    private static final byte[] FORM = "user=ann&password=Canary-7f3q-Zebra".getBytes(US_ASCII);
    private static final String FORM_TYPE = "application/x-www-form-urlencoded";

    private Correspondent server;
    private String test;

    @BeforeEach
    void open(TestInfo info) throws Exception {
        test = info.getTestMethod().orElseThrow().getName();
        server = Correspondent.open(Correspondent.json("{\"access_token\":\"Canary3a91f27cb804e6d5\"}"));
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void a_password_that_the_sdk_posts_is_heard_with_its_line() throws Exception {
        try (SdkHttpClient client = AwsCrtHttpClient.create()) {
            post(client, "http://127.0.0.1:" + server.port());
        }
        assertHeard("aws-sdk", "// sends and waits");
    }

    @Test
    void a_password_that_the_sdk_publishes_is_heard_with_its_line() throws Exception {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        try (SdkAsyncHttpClient client = AwsCrtAsyncHttpClient.create()) {
            AsyncExecuteRequest request = AsyncExecuteRequest.builder()
                    .request(request("http://127.0.0.1:" + server.port()))
                    .requestContentPublisher(new Form())
                    .responseHandler(new Answer(answered))
                    .build();
            client.execute(request).get(20, TimeUnit.SECONDS); // publishes
            answered.get(20, TimeUnit.SECONDS);
        }
        assertHeard("aws-sdk", "// publishes");
    }

    @Test
    void a_password_that_native_code_pulls_from_the_application_is_heard_with_its_line() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port());
        HttpHeader[] fields = {
            new HttpHeader("Host", uri.getAuthority()),
            new HttpHeader("Content-Type", FORM_TYPE),
            new HttpHeader("Content-Length", "" + FORM.length)
        };
        try (EventLoopGroup loops = new EventLoopGroup(1);
                HostResolver resolver = new HostResolver(loops);
                ClientBootstrap bootstrap = new ClientBootstrap(loops, resolver);
                SocketOptions socket = new SocketOptions();
                HttpClientConnectionManager manager =
                        HttpClientConnectionManager.create(new HttpClientConnectionManagerOptions()
                                .withClientBootstrap(bootstrap)
                                .withSocketOptions(socket)
                                .withUri(uri))) {
            HttpClientConnection connection = manager.acquireConnection().get(20, TimeUnit.SECONDS);
            HttpRequest request = new HttpRequest("POST", "/login", fields, new InPieces());
            Completed completed = new Completed();
            try (HttpStream stream = connection.makeRequest(request, completed)) { // hands over
                stream.activate();
                assertThat(completed.get(20, TimeUnit.SECONDS)).isZero();
            }
            manager.releaseConnection(connection);
        }
        assertHeard("aws-crt", "// hands over");
    }

    @Test
    void a_request_that_nobody_took_is_an_attempt() throws Exception {
        int port = server.port();
        server.close();
        try (SdkHttpClient client = AwsCrtHttpClient.create()) {
            SdkHttpFullRequest request = SdkHttpFullRequest.builder()
                    .method(SdkHttpMethod.GET)
                    .uri(URI.create("http://127.0.0.1:" + port + "/?password=Canary-7f3q-Zebra"))
                    .putHeader("Host", "127.0.0.1:" + port)
                    .build();
            HttpExecuteRequest asked =
                    HttpExecuteRequest.builder().request(request).build();
            assertThatThrownBy(() -> client.prepareRequest(asked).call()).isInstanceOf(Exception.class);
        }
    }

    @Test
    void over_tls_it_is_counted_and_nothing_is_called_plaintext() throws Exception {
        try (PostOffice sealed = PostOffice.openSealed();
                SdkHttpClient client = AwsCrtHttpClient.builder()
                        .buildWithDefaults(AttributeMap.builder()
                                .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, true)
                                .build())) {
            int port = URI.create(sealed.url("/")).getPort();
            post(client, "https://127.0.0.1:" + port);
            assertThat(OwnJournal.findingsOf(getClass().getName(), test)).isEmpty();
            assertThat(OwnJournal.lines("destination"))
                    .anyMatch(to -> to.get("port").getAsInt() == port
                            && to.get("encrypted").getAsBoolean());
        }
    }

    @AfterAll
    static void the_agent_itself_never_failed_and_the_library_is_no_stranger() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
        assertThat(OwnJournal.lines("seam")).noneMatch(seam -> seam.has("failure"));
        assertThat(OwnJournal.lines("library"))
                .noneMatch(library -> library.get("name").getAsString().contains("aws-crt"));
        assertThat(OwnJournal.findingsOf(AwsCrtIT.class.getName(), "a_request_that_nobody_took_is_an_attempt"))
                .as("told when its test is over")
                .extracting(finding -> finding.get("stage").getAsString())
                .containsExactly("attempt");
        assertThat(OwnJournal.text()).doesNotContain("Canary");
    }

    private static void post(SdkHttpClient client, String origin) throws Exception {
        HttpExecuteRequest request = HttpExecuteRequest.builder()
                .request(request(origin))
                .contentStreamProvider(() -> new ByteArrayInputStream(FORM))
                .build();
        client.prepareRequest(request).call().responseBody().orElseThrow().readAllBytes(); // sends and waits
    }

    private static SdkHttpFullRequest request(String origin) {
        URI uri = URI.create(origin + "/login");
        return SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(uri)
                .putHeader("Host", uri.getAuthority())
                .putHeader("Content-Type", FORM_TYPE)
                .putHeader("Content-Length", "" + FORM.length)
                .build();
    }

    private void assertHeard(String client, String mark) throws Exception {
        assertThat(server.next()).asString(US_ASCII).endsWith(new String(FORM, US_ASCII));
        List<JsonObject> findings = OwnJournal.findingsOf(getClass().getName(), test);
        assertThat(findings)
                .extracting(finding -> finding.get("location").getAsString())
                .containsExactly("form:password", "body:$.access_token");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.get("client").getAsString()).isEqualTo(client);
            assertThat(finding.get("stage").getAsString()).isEqualTo("wire");
            JsonObject origin = finding.getAsJsonObject("origin");
            assertThat(origin.get("class").getAsString()).isEqualTo(getClass().getName());
            assertThat(origin.get("line").getAsInt()).isEqualTo(OwnSource.line(getClass(), mark));
        });
    }

    /** Content of the application's own making, ten bytes at a time. */
    private static final class InPieces implements HttpRequestBodyStream {
        private int at;

        @Override
        public boolean sendRequestBody(ByteBuffer into) {
            int count = Math.min(10, Math.min(into.remaining(), FORM.length - at));
            into.put(FORM, at, count);
            at += count;
            return at == FORM.length;
        }

        @Override
        public long getLength() {
            return FORM.length;
        }
    }

    private static final class Completed extends CompletableFuture<Integer> implements HttpStreamResponseHandler {
        @Override
        public void onResponseHeaders(HttpStream stream, int status, int block, HttpHeader[] fields) {}

        @Override
        public void onResponseComplete(HttpStream stream, int error) {
            complete(error);
        }
    }

    private static final class Form implements SdkHttpContentPublisher {
        @Override
        public Optional<Long> contentLength() {
            return Optional.of((long) FORM.length);
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            subscriber.onSubscribe(new Subscription() {
                private boolean given;

                @Override
                public void request(long count) {
                    if (!given) {
                        given = true;
                        subscriber.onNext(ByteBuffer.wrap(FORM));
                        subscriber.onComplete();
                    }
                }

                @Override
                public void cancel() {}
            });
        }
    }

    private record Answer(CompletableFuture<Void> answered) implements SdkAsyncHttpResponseHandler {
        @Override
        public void onHeaders(SdkHttpResponse headers) {}

        @Override
        public void onStream(Publisher<ByteBuffer> content) {
            content.subscribe(new Subscriber<>() {
                @Override
                public void onSubscribe(Subscription subscription) {
                    subscription.request(Long.MAX_VALUE);
                }

                @Override
                public void onNext(ByteBuffer piece) {}

                @Override
                public void onError(Throwable failure) {
                    answered.completeExceptionally(failure);
                }

                @Override
                public void onComplete() {
                    answered.complete(null);
                }
            });
        }

        @Override
        public void onError(Throwable failure) {
            answered.completeExceptionally(failure);
        }
    }
}
