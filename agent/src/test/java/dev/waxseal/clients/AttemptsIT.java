package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.client.ExpectedCount.manyTimes;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.anything;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import com.google.gson.JsonObject;
import feign.Feign;
import feign.RequestLine;
import feign.mock.HttpMethod;
import feign.mock.MockClient;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Requests that never reach a socket, because it is mocked or nobody is there, and would in production. */
class AttemptsIT {

    private static final String JSON = "{\"user\":\"ann\",\"password\":\"Canary-7f3q-Zebra\"}";
    private static final String URL = "http://payments.example/login";

    private String test = "";

    interface Office {
        @RequestLine("POST /login")
        String login(String json);
    }

    @BeforeEach
    void name(TestInfo info) {
        test = info.getTestMethod().orElseThrow().getName();
    }

    @Test
    void a_mocked_rest_template_is_heard() {
        RestTemplate template = new RestTemplate();
        MockRestServiceServer.bindTo(template).build().expect(anything()).andRespond(withSuccess());
        template.postForObject(URL, json(), String.class);

        assertThat(attempt("spring-resttemplate").get("location").getAsString()).isEqualTo("body:$.password");
    }

    @Test
    void a_mocked_rest_client_is_heard() {
        RestClient.Builder builder = RestClient.builder();
        MockRestServiceServer.bindTo(builder).build().expect(anything()).andRespond(withSuccess());
        builder.build()
                .post()
                .uri(URL)
                .header("Content-Type", "application/json")
                .body(JSON)
                .retrieve()
                .toBodilessEntity();

        attempt("spring-restclient");
    }

    @Test
    void what_an_interceptor_redirects_is_heard_where_it_goes() {
        RestTemplate template = balanced("http://payments.example");
        template.postForObject("http://payment-service/login", json(), String.class);

        JsonObject finding = attempt("spring-resttemplate");
        assertThat(finding.getAsJsonObject("destination").get("host").getAsString())
                .isEqualTo("payments.example");
    }

    @Test
    void what_an_interceptor_encrypts_is_no_attempt() {
        RestTemplate template = balanced("https://payments.example");
        template.postForObject("http://payment-service/login", json(), String.class);

        assertThat(findings(test)).isEmpty();
    }

    @Test
    void a_mocked_https_url_is_no_attempt() {
        RestTemplate template = new RestTemplate();
        MockRestServiceServer.bindTo(template).build().expect(anything()).andRespond(withSuccess());
        template.postForObject("https://payments.example/login", json(), String.class);

        assertThat(findings(test)).isEmpty();
    }

    @Test
    void an_interceptor_of_okhttp_that_answers_itself_is_heard() throws IOException {
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(chain -> new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .body(ResponseBody.create("", MediaType.get("text/plain")))
                        .build())
                .build();
        Request request = new Request.Builder()
                .url(URL)
                .post(RequestBody.create(JSON, MediaType.get("application/json")))
                .build();
        client.newCall(request).execute().close();

        attempt("okhttp");
    }

    @Test
    void a_mocked_feign_client_is_heard() {
        MockClient mock = new MockClient().ok(HttpMethod.POST, URL, "");
        Office office = Feign.builder().client(mock).target(Office.class, "http://payments.example");
        office.login(JSON);

        attempt("feign");
    }

    @Test
    void an_unknown_host_is_heard_in_the_jdk_client() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://nowhere.invalid/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON))
                .build();
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);

        attempt("jdk-http-client");
    }

    @Test
    void a_refused_connection_is_heard_in_the_asynchronous_jdk_client() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://payments.example:" + closedPort() + "/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON))
                .build();
        CompletableFuture<?> answer = HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
        assertThatThrownBy(answer::get).isInstanceOf(ExecutionException.class);

        attempt("jdk-http-client");
    }

    @Test
    void an_unknown_host_is_heard_in_a_url_connection() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("http://nowhere.invalid/login?password=Canary-7f3q-Zebra")
                        .toURL()
                        .openConnection();
        assertThatThrownBy(connection::getInputStream).isInstanceOf(IOException.class);

        attempt("url-connection");
    }

    @Test
    void a_refused_connection_is_heard_in_apache_httpclient() throws IOException {
        try (CloseableHttpClient client = HttpClients.createDefault()) {
            ClassicRequestBuilder request = ClassicRequestBuilder.post("http://payments.example:" + closedPort() + "/")
                    .setEntity(JSON, ContentType.APPLICATION_JSON);
            assertThatThrownBy(() -> client.execute(request.build(), answer -> ""))
                    .isInstanceOf(IOException.class);
        }

        attempt("apache-httpclient-5");
    }

    @Test
    void what_nobody_announces_the_end_of_is_heard_when_the_test_ends() throws Exception {
        try (CloseableHttpAsyncClient client = HttpAsyncClients.createDefault()) {
            client.start();
            SimpleHttpRequest request = SimpleRequestBuilder.post("http://payments.example:" + closedPort() + "/login")
                    .setBody(JSON, ContentType.APPLICATION_JSON)
                    .build();
            assertThatThrownBy(() -> client.execute(request, null).get()).isInstanceOf(ExecutionException.class);
        }
    }

    @AfterAll
    static void it_was_heard_when_the_test_ended() {
        List<JsonObject> findings = findings("what_nobody_announces_the_end_of_is_heard_when_the_test_ends");
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).get("stage").getAsString()).isEqualTo("attempt");
        assertThat(findings.get(0).get("location").getAsString()).isEqualTo("body:$.password");
    }

    @AfterAll
    static void the_agent_itself_never_failed() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
    }

    private static HttpEntity<String> json() {
        HttpHeaders fields = new HttpHeaders();
        fields.set("Content-Type", "application/json");
        return new HttpEntity<>(JSON, fields);
    }

    private static RestTemplate balanced(String to) {
        RestTemplate template = new RestTemplate();
        template.getInterceptors().add((request, body, execution) -> execution.execute(elsewhere(request, to), body));
        MockRestServiceServer.bindTo(template)
                .build()
                .expect(manyTimes(), anything())
                .andRespond(withSuccess());
        return template;
    }

    private static org.springframework.http.HttpRequest elsewhere(
            org.springframework.http.HttpRequest request, String to) {
        return new HttpRequestWrapper(request) {
            @Override
            public URI getURI() {
                return URI.create(to + request.getURI().getPath());
            }
        };
    }

    /** A port where nobody listens. */
    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The one finding of this test, once it is there. */
    private JsonObject attempt(String client) {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (findings(test).isEmpty() && Instant.now().isBefore(end)) {
            Thread.onSpinWait(); // a future's end is told on another thread
        }
        List<JsonObject> findings = findings(test);
        assertThat(findings).hasSize(1);
        JsonObject finding = findings.get(0);
        assertThat(finding.get("stage").getAsString()).isEqualTo("attempt");
        assertThat(finding.get("kind").getAsString()).isEqualTo("password");
        assertThat(finding.get("client").getAsString()).isEqualTo(client);
        assertThat(finding.getAsJsonObject("origin").get("class").getAsString()).isEqualTo(AttemptsIT.class.getName());
        assertThat(finding.getAsJsonObject("origin").get("method").getAsString())
                .isEqualTo(test);
        assertThat(finding.toString().getBytes(UTF_8)).asString(UTF_8).doesNotContain("Canary");
        return finding;
    }

    private static List<JsonObject> findings(String test) {
        return OwnJournal.findingsOf(AttemptsIT.class.getName(), test);
    }
}
