package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A server on this machine that answers whatever it is sent with {@code thanks}. */
final class ThankfulServer implements AutoCloseable {

    private final HttpServer server;

    private ThankfulServer(HttpServer server) {
        this.server = server;
    }

    /** One that answers a request after the other. */
    static ThankfulServer open() throws IOException {
        return open(0, null);
    }

    /**
     * One that answers many at a time.
     *
     * @param backlog how many connections may wait to be taken; 0 for as many as the system lets
     * @param workers who answer, or null for its own thread
     */
    static ThankfulServer open(int backlog, @Nullable Executor workers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), backlog);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 6);
            exchange.getResponseBody().write("thanks".getBytes(US_ASCII));
            exchange.close();
        });
        server.setExecutor(workers);
        server.start();
        return new ThankfulServer(server);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
