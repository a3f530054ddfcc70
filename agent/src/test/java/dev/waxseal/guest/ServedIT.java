package dev.waxseal.guest;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of JVMs that talk to a server of this one, which thanks for whatever it gets. */
abstract class ServedIT {

    static final String QUERY = "?password=Canary-7f3q-Zebra";

    @TempDir
    Path directory;

    /** Where the agent writes. */
    Path output;

    /** {@code http://127.0.0.1:PORT}. */
    String origin;

    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        output = directory.resolve("waxseal");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 6);
            exchange.getResponseBody().write("thanks".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.setExecutor(workers);
        server.start();
        origin = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
