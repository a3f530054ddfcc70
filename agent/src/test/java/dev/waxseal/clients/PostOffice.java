package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server on the loopback interface under a name that looks like production; it keeps what it is sent. */
final class PostOffice implements AutoCloseable {

    /** Mapped to the loopback interface for these tests by {@code jdk.net.hosts.file}. */
    static final String NAME = "payments.example";

    /** What arrived, to the byte. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Arrived(String method, URI target, Map<String, String> fields, byte[] body) {}

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final Map<String, String> moved = new ConcurrentHashMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final String scheme;

    private PostOffice(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::take);
        server.setExecutor(workers);
        server.start();
    }

    static PostOffice open() throws IOException {
        return new PostOffice(HttpServer.create(anyPort(), 0), "http");
    }

    static PostOffice openSealed() throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(Tls.server()));
        return new PostOffice(server, "https");
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    String url(String target) {
        return scheme + "://" + NAME + ':' + server.getAddress().getPort() + target;
    }

    /** Sends whoever asks for one path to another target. */
    void move(String path, String target) {
        moved.put(path, target);
    }

    /** Answers whoever asks for this path with this JSON. */
    void answer(String path, String json) {
        answers.put(path, json);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The next request that arrived. */
    Arrived next() throws InterruptedException {
        Arrived next = arrived.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing arrived");
        }
        return next;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            exchange.getRequestBody().transferTo(body);
            Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> fields.put(name, values.get(0)));
            arrived.add(new Arrived(exchange.getRequestMethod(), exchange.getRequestURI(), fields, body.toByteArray()));
            String path = exchange.getRequestURI().getPath();
            String target = moved.get(path);
            String json = answers.get(path);
            if (target != null) {
                exchange.getResponseHeaders().add("Location", target);
            }
            byte[] answer = (json == null ? "thank you" : json).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", json == null ? "text/plain" : "application/json");
            exchange.sendResponseHeaders(target == null ? 200 : 302, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
