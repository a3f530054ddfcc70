package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** No library at all, on a thread of a pool that was there before the test. */
class ThreadPoolIT extends ClientContract {

    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

    @BeforeAll
    static void start() throws Exception {
        POOL.submit(() -> {}).get();
    }

    @AfterAll
    static void shutDown() {
        POOL.shutdown();
    }

    @Override
    String client() {
        return "unknown";
    }

    @Override
    boolean followsRedirects() {
        return false;
    }

    @Override
    boolean comparesHost() {
        return false; // a socket does not, unless it is asked to
    }

    @Override
    boolean expectsContinue() {
        return false; // it writes all at once
    }

    @Override
    String send(Letter letter) throws Exception {
        return POOL.submit(() -> post(letter)).get();
    }

    private static String post(Letter letter) throws Exception {
        try (Socket socket = letter.connect()) {
            socket.getOutputStream().write(letter.bytes()); // sends
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8); // reads
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }
}
