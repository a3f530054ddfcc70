package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.netty.buffer.Unpooled;
import io.netty.resolver.DefaultAddressResolverGroup;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.netty.http.HttpProtocol;

/** HTTP/2 in clear text: clients that ask for an upgrade, and clients that know beforehand. */
class Http2IT {

    private static final String PASSWORD = "Canary-7f3q-Zebra";
    private static final String CARD = "4111111111111111";
    private static final String ANSWER = "{\"access_token\":\"Canary-7f3q-Token\"}";

    /** Each with one connection that is used again. */
    enum Client {
        JDK_BY_UPGRADE("jdk-http-client") {
            @Override
            Sending open() {
                HttpClient client = HttpClient.newHttpClient();
                return new Sending(
                        letter -> client.send(JdkHttpClientIT.request(letter), BodyHandlers.ofString())
                                .body(),
                        () -> {});
            }
        },
        OKHTTP_BY_PRIOR_KNOWLEDGE("okhttp") {
            @Override
            Sending open() {
                OkHttpClient client = new OkHttpClient.Builder()
                        .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                        .build();
                return new Sending(
                        letter -> {
                            try (Response answer = OkHttpIT.call(client, letter).execute()) {
                                return answer.body().string();
                            }
                        },
                        () -> client.dispatcher().executorService().shutdown());
            }
        },
        APACHE_BY_PRIOR_KNOWLEDGE("apache-httpclient-5") {
            @Override
            Sending open() {
                CloseableHttpAsyncClient client = HttpAsyncClients.createHttp2Default();
                client.start();
                return new Sending(
                        letter -> {
                            SimpleRequestBuilder request =
                                    SimpleRequestBuilder.create(letter.method()).setUri(letter.url());
                            letter.fields().forEach(request::setHeader);
                            if (letter.body() != null) {
                                request.setBody(letter.content(), ContentType.parse(letter.type()));
                            }
                            SimpleHttpRequest made = request.build();
                            return client.execute(made, null).get().getBodyText();
                        },
                        client::close);
            }
        },
        VERTX_BY_UPGRADE("vertx") {
            @Override
            Sending open() {
                return vertx(true);
            }
        },
        VERTX_BY_PRIOR_KNOWLEDGE("vertx") {
            @Override
            Sending open() {
                return vertx(false);
            }
        },
        REACTOR_NETTY_BY_PRIOR_KNOWLEDGE("reactor-netty") {
            @Override
            Sending open() {
                reactor.netty.http.client.HttpClient client = reactor.netty.http.client.HttpClient.create()
                        .resolver(DefaultAddressResolverGroup.INSTANCE)
                        .protocol(HttpProtocol.H2C);
                return new Sending(
                        letter -> {
                            String text = client.headers(fields -> {
                                        letter.fields().forEach(fields::set);
                                        if (letter.body() != null) {
                                            fields.set("Content-Type", letter.type());
                                        }
                                    })
                                    .request(io.netty.handler.codec.http.HttpMethod.valueOf(letter.method()))
                                    .uri(letter.url())
                                    .send(reactor.core.publisher.Mono.fromSupplier(
                                            () -> Unpooled.wrappedBuffer(letter.content())))
                                    .responseContent()
                                    .aggregate()
                                    .asString()
                                    .block();
                            return text == null ? "" : text;
                        },
                        () -> {});
            }
        };

        final String name;

        Client(String name) {
            this.name = name;
        }

        abstract Sending open();

        private static Sending vertx(boolean upgrade) {
            Vertx vertx = Vertx.vertx(new VertxOptions()
                    .setAddressResolverOptions(new AddressResolverOptions().setHostsPath("src/test/resources/hosts")));
            io.vertx.core.http.HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(upgrade));
            return new Sending(
                    letter -> {
                        RequestOptions options = new RequestOptions()
                                .setMethod(HttpMethod.valueOf(letter.method()))
                                .setAbsoluteURI(letter.url());
                        letter.fields().forEach(options::putHeader);
                        if (letter.body() != null) {
                            options.putHeader("Content-Type", letter.type());
                        }
                        io.vertx.core.Future<HttpClientRequest> request = client.request(options);
                        // in one step, on the event loop, before the answer can come
                        return request.compose(ready -> ready.send(Buffer.buffer(letter.content()))
                                        .compose(HttpClientResponse::body))
                                .toCompletionStage()
                                .toCompletableFuture()
                                .get(20, TimeUnit.SECONDS)
                                .toString();
                    },
                    () -> vertx.close()
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS));
        }
    }

    private interface Post {
        String send(Letter letter) throws Exception;
    }

    private interface End {
        void end() throws Exception;
    }

    private record Sending(Post post, End end) {}

    private Http2Office office;
    private String test;
    private @Nullable Sending sending;

    @BeforeEach
    void open(TestInfo info) throws Exception {
        test = info.getTestMethod().orElseThrow().getName();
        office = new Http2Office(ANSWER);
    }

    @AfterEach
    void close() throws Exception {
        if (sending != null) {
            sending.end().end();
        }
        office.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_request_on_a_connection_is_heard_with_its_answer(Client client) throws Exception {
        Post post = open(client);
        byte[] large =
                ("nothing stands in this line\n".repeat(50_000) + "password: " + PASSWORD + "\n").getBytes(US_ASCII);
        assertThat(post.send(Letter.get(url(client, "/query?password=" + PASSWORD))))
                .isEqualTo(ANSWER);
        post.send(Letter.get(url(client, "/field")).with("Authorization", "Bearer " + PASSWORD));
        post.send(Letter.post(url(client, "/json"), "application/json", "{\"card\":{\"number\":\"" + CARD + "\"}}"));
        post.send(Letter.post(url(client, "/large"), "text/plain", large));

        assertThat(office.next().uri()).endsWith("/query?password=" + PASSWORD);
        for (String uri : List.of("/field", "/json", "/large")) {
            Http2Office.Arrived arrived = office.next();
            assertThat(arrived.version()).isEqualTo(HttpVersion.HTTP_2);
            assertThat(arrived.uri()).endsWith(uri);
            if (uri.equals("/large")) {
                assertThat(arrived.body()).isEqualTo(large);
            }
        }
        assertThat(found(client, "request"))
                .containsExactlyInAnyOrder(
                        "password query:password /query?password=•••",
                        "bearer-token header:authorization /field",
                        "card-number body:$.card.number /json",
                        "password body /large");
        assertThat(found(client, "response"))
                .containsExactlyInAnyOrder(
                        "access-token body:$.access_token /query?password=•••",
                        "access-token body:$.access_token /field",
                        "access-token body:$.access_token /json",
                        "access-token body:$.access_token /large");
    }

    @ParameterizedTest
    @EnumSource
    void content_that_goes_along_with_the_first_request_is_heard(Client client) throws Exception {
        Post post = open(client);
        String json = "{\"password\":\"" + PASSWORD + "\"}";
        for (String path : List.of("/one", "/two")) {
            post.send(Letter.post(url(client, path), "application/json", json));
            assertThat(office.next().body()).asString(US_ASCII).isEqualTo(json);
        }

        assertThat(found(client, "request"))
                .containsExactlyInAnyOrder("password body:$.password /one", "password body:$.password /two");
    }

    @ParameterizedTest
    @EnumSource
    void streams_that_are_interleaved_are_told_apart(Client client) throws Exception {
        Post post = open(client);
        post.send(Letter.get(url(client, "/first")));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<String> expected = new ArrayList<>();
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (char c = 'a'; c <= 'z'; c++) {
                String path = "/" + c;
                String json = "{\"text\":\"" + "x".repeat(30_000) + "\",\"password\":\"" + PASSWORD + "\"}";
                answers.add(threads.submit(() -> post.send(Letter.post(url(client, path), "application/json", json))));
                expected.add("password body:$.password " + path);
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(ANSWER);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(found(client, "request")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @AfterAll
    static void the_agent_itself_never_failed() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
        assertThat(OwnJournal.lines("dropped")).isEmpty();
        assertThat(OwnJournal.lines("seam")).noneMatch(seam -> seam.has("failure"));
    }

    private Post open(Client client) {
        Sending opened = client.open();
        sending = opened;
        return opened.post();
    }

    /** What was found between this client and the office, each with kind, location and path. */
    private List<String> found(Client client, String direction) {
        String site = url(client, "");
        List<JsonObject> findings = OwnJournal.findings()
                .filter(finding -> finding.get("direction").getAsString().equals(direction))
                .filter(finding -> url(finding).startsWith(site + "/"))
                .toList();
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.get("client").getAsString()).isEqualTo(client.name);
            assertThat(finding.getAsJsonObject("origin").get("class").getAsString())
                    .startsWith(Http2IT.class.getName());
            assertThat(finding.toString()).doesNotContain("Canary", CARD);
        });
        return findings.stream()
                .map(finding -> finding.get("kind").getAsString()
                        + ' '
                        + finding.get("location").getAsString()
                        + ' '
                        + url(finding).substring(site.length()))
                .toList();
    }

    /**
     * Paths of its own for each test and client: what is found again at another port is the same, and a port may be given
     * out again.
     */
    private String url(Client client, String path) {
        return office.url("/" + test + "/" + client + path);
    }

    private static String url(JsonObject finding) {
        return finding.getAsJsonObject("request").get("url").getAsString();
    }
}
