package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on the loopback interface under a name that looks like production; it keeps what it is sent, says thank you,
 * and says 100 (Continue) to whoever expects that.
 */
final class PostOffice implements AutoCloseable {

    /** Mapped to the loopback interface for these tests by {@code jdk.net.hosts.file}. */
    static final String NAME = "payments.example";

    static final String THANKS = "thank you";

    private static final AtomicInteger BRANCHES = new AtomicInteger();

    /** What arrived, to the byte. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Arrived(String method, URI target, Map<String, String> fields, byte[] body) {}

    private interface Clerk {
        void answer(HttpExchange exchange) throws Exception;
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final AtomicInteger arrivals = new AtomicInteger();
    private final Map<String, Clerk> clerks = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final String scheme;

    private PostOffice(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::take);
        server.setExecutor(workers);
        server.start();
    }

    /** Another name of it, for one test alone: what is found again on the same way is but counted. */
    static String branch() {
        return "branch-" + BRANCHES.incrementAndGet() + '.' + NAME;
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
        clerks.put(path, exchange -> answer(exchange, 302, "Location", target, "over there"));
    }

    /** Answers whoever asks for this path with this JSON. */
    void answer(String path, String json) {
        clerks.put(path, exchange -> answer(exchange, 200, "Content-Type", "application/json", json));
    }

    /** Answers whoever asks for this path with this header field. */
    void answer(String path, String name, String value) {
        clerks.put(path, exchange -> answer(exchange, 200, name, value, THANKS));
    }

    /** Tells the first who asks for this path to come again. */
    void turnAwayOnce(String path) {
        once(path, exchange -> answer(exchange, 503, "Retry-After", "0", "busy"));
    }

    /** Closes the connection on the first who asks for this path, once this has been done. */
    void hangUpOnce(String path, Runnable before) {
        once(path, exchange -> {
            before.run();
            exchange.close();
        });
    }

    /** Never answers whoever asks for this path. */
    void keepSilent(String path) {
        clerks.put(path, exchange -> closing.await());
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

    /** How many requests have arrived. */
    int arrivals() {
        return arrivals.get();
    }

    private void once(String path, Clerk clerk) {
        clerks.put(path, exchange -> {
            clerks.remove(path);
            clerk.answer(exchange);
        });
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> fields.put(name, values.get(0)));
            arrivals.incrementAndGet();
            arrived.add(new Arrived(exchange.getRequestMethod(), exchange.getRequestURI(), fields, body));
            Clerk clerk = clerks.get(exchange.getRequestURI().getPath());
            if (clerk == null) {
                answer(exchange, 200, "Content-Type", "text/plain", THANKS);
            } else {
                clerk.answer(exchange);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception over) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String name, String value, String text)
            throws IOException {
        exchange.getResponseHeaders().add(name, value);
        byte[] answer = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}
