package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What is said on a WebSocket is laid to the line that says it, never to the one that opened it. */
class WebSocketIT {

    private static final String LETTER = "{\"password\":\"Canary-7f3q-Zebra\"}";

    private static final String KEY = "sec-websocket-key: ";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final String USER = "Basic YW5uOkNhbmFyeS03ZjNxLVplYnJh";

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<Socket> accepted = new CompletableFuture<>();
    private final FutureTask<Integer> arrived = new FutureTask<>(this::accept);

    WebSocketIT() throws IOException {
        new Thread(arrived, "server").start(); // of its own: clients share the common pool
    }

    @AfterEach
    void close() throws Exception {
        accepted.get(20, TimeUnit.SECONDS).close();
        server.close();
    }

    @Test
    void of_vertx_whose_event_loop_writes(TestInfo test) throws Exception {
        Vertx vertx = Vertx.vertx();
        WebSocketClient client = vertx.createWebSocketClient(); // held, or Vert.x closes its connections
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(server.getLocalPort())
                .setURI("/letters")
                .putHeader("Authorization", USER);
        Future<WebSocket> opening = client.connect(options); // Vert.x opens
        WebSocket socket = await(opening);
        await(socket.writeTextMessage(LETTER)); // Vert.x writes

        shows(
                test,
                "vertx",
                OwnSource.line(getClass(), "// Vert.x opens"),
                OwnSource.line(getClass(), "// Vert.x writes"));
        accepted.get(20, TimeUnit.SECONDS).close(); // or Vert.x would wait for its answer
        await(client.close());
        await(vertx.close());
    }

    @Test
    void of_the_jdk_whose_caller_writes(TestInfo test) throws Exception {
        java.net.http.WebSocket.Builder builder =
                HttpClient.newHttpClient().newWebSocketBuilder().header("Authorization", USER);
        URI uri = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/letters");
        java.net.http.WebSocket.Listener silent = new java.net.http.WebSocket.Listener() {};
        CompletableFuture<java.net.http.WebSocket> opening = builder.buildAsync(uri, silent); // the JDK opens
        java.net.http.WebSocket socket = opening.get(20, TimeUnit.SECONDS);
        int writes = OwnSource.line(getClass(), "// the JDK writes");
        String method = test.getTestMethod().orElseThrow().getName();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        // what is said while the client's selector is still awake, as the first always is, the selector writes
        while (sentIn(method).stream().noneMatch(finding -> line(finding) == writes) && System.nanoTime() < end) {
            socket.sendText(LETTER, true).get(20, TimeUnit.SECONDS); // the JDK writes
        }

        assertThat(sentIn(method).stream().map(WebSocketIT::line).filter(line -> line != 0))
                .containsExactly(OwnSource.line(getClass(), "// the JDK opens"), writes);
        assertThat(sentIn(method))
                .allSatisfy(finding ->
                        assertThat(finding.get("client").getAsString()).isEqualTo("jdk-http-client"));
    }

    @Test
    void of_okhttp_whose_own_thread_writes(TestInfo test) throws Exception {
        CompletableFuture<okhttp3.WebSocket> opened = new CompletableFuture<>();
        Request request = new Request.Builder()
                .url("http://127.0.0.1:" + server.getLocalPort() + "/letters")
                .header("Authorization", USER)
                .build();
        WebSocketListener listener = new WebSocketListener() {
            @Override
            public void onOpen(okhttp3.WebSocket socket, Response response) {
                opened.complete(socket);
            }
        };
        okhttp3.WebSocket early = new OkHttpClient().newWebSocket(request, listener); // OkHttp opens
        early.send(LETTER); // OkHttp is given it before the WebSocket is open
        say(opened.get(20, TimeUnit.SECONDS));

        shows(
                test,
                "okhttp",
                OwnSource.line(getClass(), "// OkHttp opens"),
                OwnSource.line(getClass(), "// OkHttp is given it before the WebSocket is open"),
                OwnSource.line(getClass(), "// OkHttp is given it afterwards"));
    }

    private static void say(okhttp3.WebSocket socket) {
        socket.send(LETTER); // OkHttp is given it afterwards
    }

    private void shows(TestInfo test, String client, Integer... lines) throws Exception {
        assertThat(arrived.get(20, TimeUnit.SECONDS)).as("bytes of a frame").isEqualTo(LETTER.length());
        String method = test.getTestMethod().orElseThrow().getName();
        waitFor(() -> sentIn(method).size() >= lines.length);
        List<JsonObject> sent = sentIn(method);
        assertThat(sent).extracting(WebSocketIT::line).containsExactly(lines);
        assertThat(sent)
                .allSatisfy(finding ->
                        assertThat(finding.get("client").getAsString()).isEqualTo(client));
    }

    /** What arrived may not have been heard yet. */
    private static void waitFor(BooleanSupplier heard) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!heard.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private List<JsonObject> sentIn(String method) {
        return OwnJournal.findingsOf(getClass().getName(), method).stream()
                .filter(finding -> finding.get("direction").getAsString().equals("request"))
                .toList();
    }

    /** Opens the WebSocket from the other side (RFC 6455), waits for the first text, and returns its length. */
    private int accept() {
        try {
            Socket socket = server.accept(); // closed at the end, for what is said last may be heard late
            accepted.complete(socket);
            BufferedReader head = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            String key = "";
            for (String line = head.readLine(); !line.isEmpty(); line = head.readLine()) {
                key = line.regionMatches(true, 0, KEY, 0, KEY.length()) ? line.substring(KEY.length()) : key;
            }
            String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + accepting(key) + "\r\n\r\n";
            socket.getOutputStream().write(answer.getBytes(US_ASCII));
            head.read(); // text, and the last of it
            return head.read() & 0x7f;
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a server answers to that key (RFC 6455 section 1.3). */
    static String accepting(String key) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(US_ASCII));
        return Base64.getEncoder().encodeToString(digest);
    }

    private static int line(JsonObject finding) {
        JsonObject origin = finding.getAsJsonObject("origin");
        return origin == null ? 0 : origin.get("line").getAsInt();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
