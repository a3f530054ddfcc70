package dev.waxseal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content of any length passes through: to the byte, heard to its last line, and in hardly any memory. */
class FreightIT {

    @TempDir
    private Path directory;

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final AtomicReference<String> arrived = new AtomicReference<>("");
    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange;
                    InputStream request = exchange.getRequestBody()) {
                arrived.set(Freight.digest(request));
                exchange.getResponseHeaders().set("Content-Type", "text/plain");
                exchange.sendResponseHeaders(200, Freight.LENGTH);
                try (OutputStream answer = exchange.getResponseBody()) {
                    Freight.content().transferTo(answer);
                }
            } catch (Exception failed) {
                arrived.set(failed.toString());
            }
        });
        server.setExecutor(workers);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"url-connection", "jdk-http-client", "okhttp"})
    void a_hundred_megabytes_pass_either_way_through_forty(String client) throws Exception {
        Path output = directory.resolve("waxseal");
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/letters";
        try (ForkedJvm jvm = ForkedJvm.withLibraries(
                directory, List.of("-Xmx40m", ForkedJvm.agent(output)), Freight.class, client, url)) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
            String content = Freight.digest(Freight.content());
            assertThat(arrived).hasValue(content);
            assertThat(jvm.out()).isEqualTo(content + System.lineSeparator());
            assertThat(jvm.err()).isEmpty();
        }
        List<String> journal = ForkedJvm.journal(output);
        assertThat(journal)
                .filteredOn(line -> line.contains("\"type\":\"finding\""))
                .hasSize(2)
                .anyMatch(line -> line.contains("\"direction\":\"request\""))
                .anyMatch(line -> line.contains("\"direction\":\"response\""));
        assertThat(journal).noneMatch(line -> line.contains("\"failure\"") || line.contains("\"dropped\""));
    }
}
