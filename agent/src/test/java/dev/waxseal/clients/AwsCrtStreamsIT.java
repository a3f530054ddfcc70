package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.crt.http.Http2Request;
import software.amazon.awssdk.crt.http.Http2StreamManager;
import software.amazon.awssdk.crt.http.Http2StreamManagerOptions;
import software.amazon.awssdk.crt.http.HttpClientConnection;
import software.amazon.awssdk.crt.http.HttpClientConnectionManager;
import software.amazon.awssdk.crt.http.HttpClientConnectionManagerOptions;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpRequest;
import software.amazon.awssdk.crt.http.HttpRequestBodyStream;
import software.amazon.awssdk.crt.http.HttpStream;
import software.amazon.awssdk.crt.http.HttpStreamBase;
import software.amazon.awssdk.crt.http.HttpStreamBaseResponseHandler;
import software.amazon.awssdk.crt.http.HttpStreamResponseHandler;
import software.amazon.awssdk.crt.io.ClientBootstrap;
import software.amazon.awssdk.crt.io.EventLoopGroup;
import software.amazon.awssdk.crt.io.HostResolver;
import software.amazon.awssdk.crt.io.SocketOptions;

/** AWS CRT where it takes content in pieces: chunks of HTTP/1.1, streams of HTTP/2 in clear text. */
@EnabledOnOs(OS.LINUX)
class AwsCrtStreamsIT {

    private static final String FORM = "user=ann&password=Canary-7f3q-Zebra";
    private static final HttpHeader TYPE = new HttpHeader("content-type", "application/x-www-form-urlencoded");

    private String test;

    @BeforeEach
    void name(TestInfo info) {
        test = info.getTestMethod().orElseThrow().getName();
    }

    @Test
    @SuppressWarnings("deprecation") // writeChunk, which many still call
    void chunks_are_heard_with_their_line_and_where_they_go() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        CompletableFuture<String> arrived = new CompletableFuture<>();
        server.createContext("/", exchange -> {
            arrived.complete(new String(exchange.getRequestBody().readAllBytes(), US_ASCII));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        HttpHeader[] fields = {
            new HttpHeader("Host", uri.getAuthority()), TYPE, new HttpHeader("Transfer-Encoding", "chunked")
        };
        try (EventLoopGroup loops = new EventLoopGroup(1);
                HostResolver resolver = new HostResolver(loops);
                ClientBootstrap bootstrap = new ClientBootstrap(loops, resolver);
                SocketOptions socket = new SocketOptions();
                HttpClientConnectionManager manager =
                        HttpClientConnectionManager.create(options(bootstrap, socket, uri))) {
            HttpClientConnection connection = manager.acquireConnection().get(20, TimeUnit.SECONDS);
            Completed completed = new Completed();
            HttpRequest request = new HttpRequest("POST", "/login", fields, null);
            HttpStreamResponseHandler handler = completed;
            try (HttpStream stream = connection.makeRequest(request, handler)) { // chunked
                stream.activate();
                stream.writeChunk(FORM.substring(0, 15).getBytes(US_ASCII), false)
                        .get(20, TimeUnit.SECONDS);
                stream.writeChunk(FORM.substring(15).getBytes(US_ASCII), true).get(20, TimeUnit.SECONDS);
                assertThat(completed.get(20, TimeUnit.SECONDS)).isZero();
            }
            manager.releaseConnection(connection);
        } finally {
            server.stop(0);
        }
        assertThat(arrived).isCompletedWithValue(FORM);
        assertHeard("// chunked", uri);
    }

    @Test
    void a_stream_of_http_2_is_heard_with_its_line_and_where_it_goes() throws Exception {
        Http2Office office = new Http2Office("{}");
        URI uri = URI.create("http://127.0.0.1:" + URI.create(office.url("/")).getPort());
        HttpHeader[] fields = {
            new HttpHeader(":method", "POST"),
            new HttpHeader(":scheme", "http"),
            new HttpHeader(":authority", uri.getAuthority()),
            new HttpHeader(":path", "/login"),
            TYPE
        };
        try (EventLoopGroup loops = new EventLoopGroup(1);
                HostResolver resolver = new HostResolver(loops);
                ClientBootstrap bootstrap = new ClientBootstrap(loops, resolver);
                SocketOptions socket = new SocketOptions();
                Http2StreamManager manager = Http2StreamManager.create(new Http2StreamManagerOptions()
                        .withPriorKnowledge(true)
                        .withConnectionManagerOptions(options(bootstrap, socket, uri)))) {
            Completed completed = new Completed();
            Http2Request request = new Http2Request(fields, new Whole());
            CompletableFuture<?> begun = manager.acquireStream(request, completed); // streams
            try (HttpStreamBase stream = (HttpStreamBase) begun.get(20, TimeUnit.SECONDS)) {
                assertThat(completed.get(20, TimeUnit.SECONDS)).isZero();
                assertThat(stream.getResponseStatusCode()).isEqualTo(200);
            }
        }
        Http2Office.Arrived arrived = office.next();
        office.close();
        assertThat(arrived.version().toString()).isEqualTo("HTTP_2");
        assertThat(arrived.body()).asString(US_ASCII).isEqualTo(FORM);
        assertHeard("// streams", uri);
    }

    private static HttpClientConnectionManagerOptions options(
            ClientBootstrap bootstrap, SocketOptions socket, URI uri) {
        return new HttpClientConnectionManagerOptions()
                .withClientBootstrap(bootstrap)
                .withSocketOptions(socket)
                .withUri(uri);
    }

    private void assertHeard(String mark, URI uri) throws Exception {
        List<JsonObject> findings = OwnJournal.findingsOf(getClass().getName(), test);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.get("location").getAsString()).isEqualTo("form:password");
            assertThat(finding.get("client").getAsString()).isEqualTo("aws-crt");
            assertThat(finding.getAsJsonObject("origin").get("line").getAsInt())
                    .isEqualTo(OwnSource.line(getClass(), mark));
            JsonObject to = finding.getAsJsonObject("destination");
            assertThat(to.get("host").getAsString()).isEqualTo(uri.getHost());
            assertThat(to.get("port").getAsInt()).isEqualTo(uri.getPort());
            assertThat(to.get("address").getAsString()).isEqualTo(uri.getHost());
        });
    }

    /** Content in one piece. */
    private static final class Whole implements HttpRequestBodyStream {
        @Override
        public boolean sendRequestBody(ByteBuffer into) {
            into.put(FORM.getBytes(US_ASCII));
            return true;
        }

        @Override
        public long getLength() {
            return FORM.length();
        }
    }

    private static final class Completed extends CompletableFuture<Integer>
            implements HttpStreamResponseHandler, HttpStreamBaseResponseHandler {
        @Override
        public void onResponseHeaders(HttpStream stream, int status, int block, HttpHeader[] fields) {}

        @Override
        public void onResponseComplete(HttpStream stream, int error) {
            complete(error);
        }

        @Override
        public void onResponseHeaders(HttpStreamBase stream, int status, int block, HttpHeader[] fields) {}

        @Override
        public void onResponseComplete(HttpStreamBase stream, int error) {
            complete(error);
        }
    }
}
