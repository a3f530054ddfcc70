package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Requests that are handed to a proxy are judged by where they go, and tell which way they went. */
@SuppressWarnings("AddressSelection") // names that have one
class ProxiesIT {

    private static final String PROXY = "proxy.example";
    private static final String SECRET = "password=Canary-7f3q-Zebra";

    private String test;

    @BeforeEach
    void name(TestInfo info) {
        test = info.getTestMethod().orElseThrow().getName();
    }

    @Test
    void a_request_through_an_http_proxy_is_judged_by_its_target() throws Exception {
        try (Correspondent proxy = Correspondent.open(Correspondent.json("{}"))) {
            HttpURLConnection connection = open("http://shop.example/login?" + SECRET, http(proxy.port()));
            connection.setRequestProperty("Proxy-Authorization", "Basic YW5uOkNhbmFyeS03ZjNxLVplYnJh");
            assertThat(read(connection)).isEqualTo("{}");
            assertThat(proxy.next()).asString(ISO_8859_1).startsWith("GET http://shop.example/login?" + SECRET + " ");

            JsonObject finding = onlyFinding();
            assertThat(finding.get("location").getAsString()).isEqualTo("query:password");
            JsonObject destination = finding.getAsJsonObject("destination");
            assertThat(destination.get("host").getAsString()).isEqualTo("shop.example");
            assertThat(destination.get("port").getAsInt()).isEqualTo(80);
            assertThat(destination.get("via").getAsString()).isEqualTo(PROXY + ':' + proxy.port());
            assertThat(finding.getAsJsonObject("request").get("url").getAsString())
                    .isEqualTo("http://shop.example/login?password=•••");
            assertThat(toTheProxy("GET")).isEqualTo("http://shop.example/login?password=•••");
        }
    }

    @Test
    void tls_inside_a_tunnel_is_counted_for_its_target_and_otherwise_left_alone() throws Exception {
        try (PostOffice office = PostOffice.openSealed();
                Relay proxy = Relay.tunnel(office.port())) {
            HttpURLConnection connection = open(office.url("/login?" + SECRET), http(proxy.port()));
            ((HttpsURLConnection) connection).setSSLSocketFactory(Tls.client().getSocketFactory());
            assertThat(read(connection)).isEqualTo("thank you");
            assertThat(proxy.next()).startsWith("CONNECT " + PostOffice.NAME + ':' + office.port());
            assertThat(office.next().target().getRawQuery()).isEqualTo(SECRET);

            assertThat(findings()).isEmpty();
            assertThat(OwnJournal.lines("destination"))
                    .anyMatch(destination -> destination.get("encrypted").getAsBoolean()
                            && destination.get("host").getAsString().equals(PostOffice.NAME)
                            && destination.get("port").getAsInt() == office.port());
        }
    }

    @Test
    void clear_text_inside_a_tunnel_is_heard() throws Exception {
        try (PostOffice office = PostOffice.open();
                Relay proxy = Relay.tunnel(office.port());
                Socket socket = new Socket(PROXY, proxy.port())) {
            String target = PostOffice.NAME + ':' + office.port();
            socket.getOutputStream()
                    .write(bytes("CONNECT " + target + " HTTP/1.1\r\nHost: " + target
                            + "\r\nProxy-Authorization: Basic YW5uOkNhbmFyeS03ZjNxLVplYnJh\r\n\r\n"));
            assertThat(socket.getInputStream().readNBytes(19))
                    .asString(ISO_8859_1)
                    .startsWith("HTTP/1.1 200 OK");
            socket.getOutputStream()
                    .write(bytes(
                            "GET /login?" + SECRET + " HTTP/1.1\r\nHost: " + target + "\r\nConnection: close\r\n\r\n"));
            assertThat(socket.getInputStream().readAllBytes())
                    .asString(ISO_8859_1)
                    .endsWith("thank you");
            assertThat(office.next().target().getRawQuery()).isEqualTo(SECRET);

            JsonObject destination = onlyFinding().getAsJsonObject("destination");
            assertThat(destination.get("host").getAsString()).isEqualTo(PostOffice.NAME);
            assertThat(destination.get("port").getAsInt()).isEqualTo(office.port());
            assertThat(destination.get("via").getAsString()).isEqualTo(PROXY + ':' + proxy.port());
            assertThat(toTheProxy("CONNECT")).isEqualTo(target);
            assertThat(OwnJournal.lines("destination"))
                    .anyMatch(line -> line.get("scheme").getAsString().equals("connect")
                            && line.get("host").getAsString().equals(PROXY)
                            && line.get("port").getAsInt() == proxy.port());
        }
    }

    @Test
    void a_request_through_a_socks_proxy_is_heard() throws Exception {
        try (PostOffice office = PostOffice.open();
                Relay proxy = Relay.socks(office.port())) {
            HttpURLConnection connection = open(
                    office.url("/login?" + SECRET),
                    new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(PROXY, proxy.port())));
            assertThat(read(connection)).isEqualTo("thank you");
            assertThat(proxy.next()).endsWith(":" + office.port());
            assertThat(office.next().target().getRawQuery()).isEqualTo(SECRET);

            JsonObject destination = onlyFinding().getAsJsonObject("destination");
            assertThat(destination.get("host").getAsString()).isEqualTo(PostOffice.NAME);
            assertThat(destination.get("port").getAsInt()).isEqualTo(office.port());
            assertThat(destination.get("via").getAsString()).isEqualTo(PROXY + ':' + proxy.port());
        }
    }

    @Test
    void tls_behind_a_socks_proxy_is_left_alone() throws Exception {
        try (PostOffice office = PostOffice.openSealed();
                Relay proxy = Relay.socks(office.port())) {
            HttpURLConnection connection = open(
                    office.url("/login?" + SECRET),
                    new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(PROXY, proxy.port())));
            ((HttpsURLConnection) connection).setSSLSocketFactory(Tls.client().getSocketFactory());
            assertThat(read(connection)).isEqualTo("thank you");
            assertThat(office.next().target().getRawQuery()).isEqualTo(SECRET);
            assertThat(findings()).isEmpty();
        }
    }

    private static HttpURLConnection open(String url, Proxy proxy) throws IOException {
        return (HttpURLConnection) URI.create(url).toURL().openConnection(proxy);
    }

    private static Proxy http(int port) {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(PROXY, port));
    }

    private static String read(HttpURLConnection connection) throws IOException {
        try (InputStream answer = connection.getInputStream()) {
            return new String(answer.readAllBytes(), UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** The URL of the request whose credentials for the proxy went to the proxy. */
    private String toTheProxy(String method) {
        return OwnJournal.findingsOf(getClass().getName(), test).stream()
                .filter(finding -> finding.getAsJsonObject("destination")
                        .get("host")
                        .getAsString()
                        .equals(PROXY))
                .filter(finding -> finding.get("location").getAsString().equals("header:Proxy-Authorization"))
                .map(finding -> finding.getAsJsonObject("request"))
                .filter(request -> request.get("method").getAsString().equals(method))
                .map(request -> request.get("url").getAsString())
                .findFirst()
                .orElse("nowhere");
    }

    private JsonObject onlyFinding() {
        assertThat(findings()).hasSize(1);
        return findings().get(0);
    }

    /** Without those of the proxy, which runs in this JVM too and passes on what it gets. */
    private List<JsonObject> findings() {
        return OwnJournal.findingsOf(getClass().getName(), test).stream()
                .filter(finding -> finding.getAsJsonObject("destination").has("via"))
                .toList();
    }
}
