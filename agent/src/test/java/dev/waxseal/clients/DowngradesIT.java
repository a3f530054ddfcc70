package dev.waxseal.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import org.apache.http.HttpHost;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** An answer that came through TLS sends a client on in clear text, and the client goes. */
class DowngradesIT {

    private String test = "";
    private PostOffice open;
    private PostOffice sealed;

    @BeforeEach
    void open(TestInfo info) throws IOException {
        test = info.getTestMethod().orElseThrow().getName();
        open = PostOffice.open();
        sealed = PostOffice.openSealed();
        sealed.move("/moved", open.url("/page"));
        sealed.move("/moved-within", sealed.url("/page"));
        sealed.move("/moved-twice", sealed.url("/moved"));
    }

    @AfterEach
    void close() {
        open.close();
        sealed.close();
    }

    @Test
    void apache_httpclient_4_is_caught() throws Exception {
        assertCaught(new ApacheHttpClient4IT());
    }

    @Test
    void apache_httpclient_4_that_is_told_the_host_by_itself_is_caught() throws Exception {
        try (CloseableHttpClient client =
                HttpClients.custom().setSSLContext(Tls.client()).build()) {
            client.execute(HttpHost.create(sealed.url("").replaceAll("/$", "")), new HttpGet("/moved"))
                    .close();
        }

        assertThat(findings())
                .extracting(finding -> finding.get("rule").getAsString())
                .containsExactly("https-downgrade");
    }

    @Test
    void apache_httpasyncclient_4_is_caught() throws Exception {
        assertCaught(new ApacheHttpAsyncClient4IT());
    }

    @Test
    void apache_httpclient_5_is_caught() throws Exception {
        assertCaught(new ApacheHttpClient5IT());
    }

    @Test
    void apache_httpclient_5_async_is_caught() throws Exception {
        assertCaught(new ApacheHttpClient5AsyncIT());
    }

    @Test
    void okhttp_is_caught() throws Exception {
        OkHttpIT client = new OkHttpIT();
        assertCaught(client);
        client.shutDown();
    }

    @Test
    void okhttp_on_another_thread_is_caught() throws Exception {
        OkHttpAsyncIT client = new OkHttpAsyncIT();
        assertCaught(client);
        client.shutDown();
    }

    @Test
    void jetty_is_caught() throws Exception {
        JettyIT client = new JettyIT();
        client.start();
        assertCaught(client);
        client.shutDown();
    }

    @Test
    void reactor_netty_is_caught() throws Exception {
        assertCaught(new ReactorNettyIT());
    }

    @Test
    void spring_webclient_is_caught() throws Exception {
        assertCaught(new WebClientIT());
    }

    @Test
    void async_http_client_is_caught() throws Exception {
        AsyncHttpClientIT client = new AsyncHttpClientIT();
        client.start();
        assertCaught(client);
        client.shutDown();
    }

    @Test
    void vertx_is_caught() throws Exception {
        VertxIT client = new VertxIT();
        assertCaught(client);
        client.shutDown();
    }

    @Test
    void retrofit_is_caught() throws Exception {
        assertCaught(new RetrofitIT());
    }

    @Test
    void the_jdk_client_that_follows_always_is_caught() throws Exception {
        assertCaught(new JdkThatAlwaysFollows());
    }

    @Test
    void the_jdk_client_that_follows_always_is_caught_when_nobody_waits() throws Exception {
        assertCaught(new JdkThatAlwaysFollowsWhenNobodyWaits());
    }

    @Test
    void the_jdk_client_that_follows_as_one_should_goes_nowhere() throws Exception {
        assertThat(new JdkHttpClientIT().send(Letter.get(sealed.url("/moved")))).isEqualTo("over there");

        assertThat(findings()).isEmpty();
    }

    @Test
    void a_url_connection_goes_nowhere() throws Exception {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(sealed.url("/moved")).toURL().openConnection();
        ((HttpsURLConnection) connection).setSSLSocketFactory(Tls.client().getSocketFactory());
        assertThat(connection.getResponseCode()).isEqualTo(302);

        assertThat(findings()).isEmpty();
    }

    @Test
    void a_request_of_its_own_in_clear_text_is_no_downgrade() throws Exception {
        for (ClientContract client :
                List.of(new ApacheHttpClient5AsyncIT(), new OkHttpIT(), new JdkThatAlwaysFollows())) {
            client.send(Letter.get(sealed.url("/moved-within")));
            client.send(Letter.get(open.url("/page")));
            open.move("/back", open.url("/page"));
            client.send(Letter.get(open.url("/back")));
        }

        assertThat(findings()).isEmpty();
    }

    @AfterAll
    static void the_agent_itself_never_failed() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
        assertThat(OwnJournal.lines("seam")).noneMatch(seam -> seam.has("failure"));
    }

    private void assertCaught(ClientContract client) throws Exception {
        for (String path : List.of("/moved", "/moved-twice")) {
            assertThat(client.send(Letter.get(sealed.url(path)))).isEqualTo("thank you");
            open.next();
        }

        List<JsonObject> findings = findings();
        assertThat(findings).hasSize(1);
        JsonObject finding = findings.get(0);
        assertThat(finding.get("rule").getAsString()).isEqualTo("https-downgrade");
        assertThat(finding.get("stage").getAsString()).isEqualTo("wire");
        assertThat(finding.get("client").getAsString())
                .isEqualTo(client instanceof WebClientIT ? "reactor-netty" : client.client());
        assertThat(finding.get("evidence").getAsString())
                .isEqualTo("redirected from " + sealed.url("").replaceAll("/$", ""));
        assertThat(finding.getAsJsonObject("request").get("url").getAsString()).isEqualTo(open.url("/page"));
        assertThat(finding.getAsJsonObject("origin").get("class").getAsString())
                .isEqualTo(client.getClass().getName());
        assertThat(finding.getAsJsonObject("origin").get("method").getAsString())
                .isIn("send", "dispatch");
    }

    private List<JsonObject> findings() {
        return OwnJournal.findingsOf(getClass().getName(), test);
    }

    private static class JdkThatAlwaysFollows extends ClientContract {

        final HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .sslContext(Tls.client())
                .build();

        @Override
        String client() {
            return "jdk-http-client";
        }

        @Override
        String send(Letter letter) throws Exception {
            return client.send(JdkHttpClientIT.request(letter), BodyHandlers.ofString())
                    .body();
        }
    }

    private static final class JdkThatAlwaysFollowsWhenNobodyWaits extends JdkThatAlwaysFollows {

        @Override
        String send(Letter letter) throws Exception {
            return client.sendAsync(JdkHttpClientIT.request(letter), BodyHandlers.ofString())
                    .get()
                    .body();
        }
    }
}
