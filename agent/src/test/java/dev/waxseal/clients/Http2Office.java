package dev.waxseal.clients;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.KeyCertOptions;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509KeyManager;

/** A server that speaks HTTP/2: in clear text, from the first byte or when it is asked to upgrade, or over TLS. */
final class Http2Office {

    /** What arrived, to the byte. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Arrived(HttpVersion version, String method, String uri, byte[] body) {}

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private final String answer;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    /** Gives each request this JSON. */
    Http2Office(String answer) throws Exception {
        this(answer, new HttpServerOptions());
    }

    private Http2Office(String answer, HttpServerOptions options) throws Exception {
        this.answer = answer;
        server = vertx.createHttpServer(options.setHost("127.0.0.1").setPort(0))
                .requestHandler(this::take)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    static Http2Office openSealed(String answer) throws Exception {
        X509KeyManager keys = (X509KeyManager) Tls.keys().getKeyManagers()[0];
        return new Http2Office(
                answer,
                new HttpServerOptions().setSsl(true).setUseAlpn(true).setKeyCertOptions(KeyCertOptions.wrap(keys)));
    }

    /** Sets this cookie whenever somebody asks for this path. */
    void setCookie(String path, String cookie) {
        cookies.put(path, cookie);
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            arrived.add(new Arrived(request.version(), request.method().name(), request.uri(), body.getBytes()));
            String cookie = cookies.get(request.path());
            if (cookie != null) {
                request.response().putHeader("Set-Cookie", cookie);
            }
            request.response().putHeader("Content-Type", "application/json").end(Buffer.buffer(answer));
        });
    }

    String url(String target) {
        return "http://" + PostOffice.NAME + ':' + server.actualPort() + target;
    }

    int port() {
        return server.actualPort();
    }

    Arrived next() throws InterruptedException {
        Arrived next = arrived.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing arrived");
        }
        return next;
    }

    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
