package dev.waxseal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncClientEndpoint;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.StringAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2RequesterBootstrap;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What real clients and servers say to each other, overheard on the way. */
@org.junit.jupiter.api.Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class RealClientsTest {

    private static final String SECRET = "{\"password\":\"correct horse battery staple\"}";

    @Test
    void the_clients_of_java_over_http_1() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream answer = exchange.getResponseBody()) {
                answer.write(body);
            }
        });
        server.start();
        try (Relay relay = new Relay(server.getAddress())) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + relay.port() + "/login?a=b"))
                    .POST(BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream(SECRET.getBytes(StandardCharsets.US_ASCII))))
                    .build();
            HttpClient client = HttpClient.newHttpClient();
            assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo(SECRET);

            assertThat(relay.lines())
                    .containsExactly(
                            "> POST /login?a=b HTTP/1.1 for http://localhost:" + relay.port(),
                            "> BODY " + SECRET,
                            "< HTTP/1.1 200 to POST /login?a=b",
                            "< BODY " + SECRET);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_client_and_a_server_over_http_2_with_prior_knowledge() throws Exception {
        HttpAsyncServer server = H2ServerBootstrap.bootstrap()
                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_2)
                .register("*", new Echo())
                .create();
        server.start();
        HttpAsyncRequester client = H2RequesterBootstrap.bootstrap()
                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_2)
                .create();
        client.start();
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        InetSocketAddress address =
                (InetSocketAddress) server.listen(any, URIScheme.HTTP).get().getAddress();
        try (Relay relay = new Relay(address)) {
            HttpHost host = new HttpHost("http", "localhost", relay.port());
            AsyncClientEndpoint endpoint =
                    client.connect(host, Timeout.ofSeconds(30)).get();
            List<Future<Message<HttpResponse, String>>> answers = new ArrayList<>();
            String long_ = "long ".repeat(40_000);
            for (int i = 0; i < 20; i++) {
                answers.add(endpoint.execute(
                        AsyncRequestBuilder.post()
                                .setHttpHost(host)
                                .setPath("/" + i)
                                .addHeader("X-Token", "secret " + i % 3)
                                .setEntity(i == 7 ? long_ : SECRET, ContentType.APPLICATION_JSON)
                                .build(),
                        new BasicResponseConsumer<>(new StringAsyncEntityConsumer()),
                        null));
            }
            for (Future<Message<HttpResponse, String>> answer : answers) {
                assertThat(answer.get().getHead().getCode()).isEqualTo(200);
            }

            List<String> lines = relay.lines();
            for (int i = 0; i < 20; i++) {
                assertThat(lines)
                        .contains(
                                "> POST /" + i + " HTTP/2 for http://localhost:" + relay.port(),
                                "< HTTP/2 200 to POST /" + i);
            }
            assertThat(lines)
                    .filteredOn(line -> line.equals("> BODY " + SECRET))
                    .hasSize(19);
            assertThat(lines)
                    .filteredOn(line -> line.equals("< BODY " + SECRET))
                    .hasSize(19);
            assertThat(lines).filteredOn(line -> line.startsWith("> BODY ...")).hasSize(3);
            assertThat(lines).filteredOn(line -> line.startsWith("< BODY ...")).hasSize(3);
            assertThat(relay.fields("x-token")).hasSize(20).contains("secret 0", "secret 1", "secret 2");
        } finally {
            client.initiateShutdown();
            server.initiateShutdown();
        }
    }

    /** Answers with what it was asked. */
    private static final class Echo
            implements AsyncServerRequestHandler<Message<org.apache.hc.core5.http.HttpRequest, String>> {

        @Override
        public AsyncRequestConsumer<Message<org.apache.hc.core5.http.HttpRequest, String>> prepare(
                org.apache.hc.core5.http.HttpRequest request, EntityDetails content, HttpContext context) {
            return new BasicRequestConsumer<>(new StringAsyncEntityConsumer());
        }

        @Override
        public void handle(
                Message<org.apache.hc.core5.http.HttpRequest, String> request,
                ResponseTrigger response,
                HttpContext context)
                throws org.apache.hc.core5.http.HttpException, IOException {
            response.submitResponse(
                    AsyncResponseBuilder.create(200)
                            .setEntity(request.getBody(), ContentType.APPLICATION_JSON)
                            .build(),
                    context);
        }
    }

    /** Passes one connection's bytes on and lets a conversation hear them. */
    private static final class Relay implements AutoCloseable {

        private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final Overheard overheard = Overheard.inOnePiece();

        Relay(InetSocketAddress target) throws IOException {
            start(() -> {
                try (Socket client = door.accept();
                        Socket server = new Socket(target.getAddress(), target.getPort())) {
                    Thread back = start(() -> pass(server, client, false));
                    pass(client, server, true);
                    back.join();
                }
            });
        }

        int port() {
            return door.getLocalPort();
        }

        List<String> lines() {
            synchronized (overheard) {
                return List.copyOf(overheard.lines());
            }
        }

        List<String> fields(String name) {
            synchronized (overheard) {
                return overheard.all().stream()
                        .filter(RequestHead.class::isInstance)
                        .map(head -> ((RequestHead) head).fields().first(name))
                        .toList();
            }
        }

        private void pass(Socket from, Socket to, boolean sent) throws IOException {
            InputStream in = from.getInputStream();
            byte[] piece = new byte[4096];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                synchronized (overheard) {
                    byte[] bytes = Arrays.copyOf(piece, length);
                    if (sent) {
                        overheard.sent(bytes);
                    } else {
                        overheard.received(bytes);
                    }
                }
                to.getOutputStream().write(piece, 0, length);
            }
            to.shutdownOutput();
        }

        private interface Task {
            void run() throws IOException, InterruptedException;
        }

        private static Thread start(Task task) {
            Thread thread = new Thread(() -> {
                try {
                    task.run();
                } catch (IOException | InterruptedException over) {
                    // the test has seen what it wanted and closed the sockets
                }
            });
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
