package dev.waxseal.guest;

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
    private ThankfulServer server;

    @BeforeEach
    void open() throws Exception {
        output = directory.resolve("waxseal");
        server = ThankfulServer.open(0, workers);
        origin = "http://127.0.0.1:" + server.port();
    }

    @AfterEach
    void close() {
        server.close();
        workers.shutdownNow();
    }
}
