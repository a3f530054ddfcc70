package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * A server that closes as soon as it has what it waits for: the client's selector often reads that end before the thread
 * that wrote gets to tell what it wrote.
 */
class HastyServerIT {

    private static final int CONNECTIONS = 100;
    private static final String KEY = "sec-websocket-key: ";

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/letters");
    private final HttpClient client = HttpClient.newHttpClient();

    HastyServerIT() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void requests(TestInfo test) throws Exception {
        FutureTask<Void> answering = serving(this::answer);
        for (int i = 0; i < CONNECTIONS; i++) {
            HttpRequest login = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofString(letter(i)))
                    .build();
            client.send(login, HttpResponse.BodyHandlers.discarding());
        }

        answering.get(20, TimeUnit.SECONDS);
        showsAll(test);
    }

    @Test
    void messages_on_a_websocket(TestInfo test) throws Exception {
        FutureTask<Void> opening = serving(this::open);
        URI opened = URI.create("ws" + uri.toString().substring("http".length()));
        for (int i = 0; i < CONNECTIONS; i++) {
            WebSocket socket = client.newWebSocketBuilder()
                    .buildAsync(opened, new WebSocket.Listener() {})
                    .get(20, TimeUnit.SECONDS);
            socket.sendText(letter(i), true).get(20, TimeUnit.SECONDS);
        }

        opening.get(20, TimeUnit.SECONDS);
        showsAll(test);
    }

    private interface Service {
        void serve(Socket socket, BufferedReader asked) throws Exception;
    }

    private FutureTask<Void> serving(Service service) {
        FutureTask<Void> serving = new FutureTask<>(() -> {
            for (int i = 0; i < CONNECTIONS; i++) {
                try (Socket socket = server.accept()) {
                    service.serve(
                            socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)));
                }
            }
            return null;
        });
        new Thread(serving, "server").start();
        return serving;
    }

    private void answer(Socket socket, BufferedReader asked) throws Exception {
        skipTo("", asked);
        while (asked.read() != '}') {}
        while (asked.read() != '}') {}
        socket.getOutputStream().write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
    }

    private void open(Socket socket, BufferedReader asked) throws Exception {
        String key = skipTo(KEY, asked);
        skipTo("", asked);
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + WebSocketIT.accepting(key) + "\r\n\r\n";
        socket.getOutputStream().write(answer.getBytes(US_ASCII));
        asked.read();
        for (int left = asked.read() & 0x7f; left > -4; left--) { // and the mask
            asked.read();
        }
    }

    private static String skipTo(String beginning, BufferedReader asked) throws IOException {
        String line = asked.readLine();
        while (beginning.isEmpty() ? !line.isEmpty() : !line.regionMatches(true, 0, beginning, 0, beginning.length())) {
            line = asked.readLine();
        }
        return line.substring(beginning.length());
    }

    private static String letter(int number) {
        return "{\"n" + number + "\":{\"password\":\"Canary-7f3q-Zebra\"}}";
    }

    private void showsAll(TestInfo test) {
        String method = test.getTestMethod().orElseThrow().getName();
        List<String> all = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> "$.n" + i + ".password")
                .toList();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (heardIn(method).size() < CONNECTIONS && System.nanoTime() < end) {
            Thread.onSpinWait(); // what arrived may not have been heard yet
        }
        assertThat(heardIn(method)).containsExactlyInAnyOrderElementsOf(all);
    }

    private List<String> heardIn(String method) {
        return OwnJournal.findingsOf(getClass().getName(), method).stream()
                .map(finding -> finding.get("location").getAsString())
                .map(location -> location.substring(location.indexOf('$')))
                .toList();
    }
}
