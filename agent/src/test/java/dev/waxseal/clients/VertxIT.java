package dev.waxseal.clients;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;

/** Calls by reflection what returns another type in 4 than in 5. */
class VertxIT extends ClientContract {

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setAddressResolverOptions(new AddressResolverOptions().setHostsPath("src/test/resources/hosts")));
    private final HttpClient client;

    VertxIT() throws ReflectiveOperationException {
        HttpClientOptions options = new HttpClientOptions().setTrustOptions(TrustOptions.wrap((X509TrustManager)
                Tls.trust().getTrustManagers()[0]));
        client = (HttpClient) Vertx.class
                .getMethod("createHttpClient", HttpClientOptions.class)
                .invoke(vertx, options);
    }

    @AfterEach
    void shutDown() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Override
    String client() {
        return "vertx";
    }

    @Override
    String send(Letter letter) throws Exception {
        return dispatch(letter).get(20, TimeUnit.SECONDS);
    }

    @Override
    CompletableFuture<String> dispatch(Letter letter) {
        RequestOptions options = new RequestOptions()
                .setFollowRedirects(true)
                .setIdleTimeout(letter.patienceMillis())
                .setMethod(HttpMethod.valueOf(letter.method()))
                .setAbsoluteURI(letter.url());
        letter.fields().forEach(options::putHeader);
        if (letter.body() != null) {
            options.putHeader("Content-Type", letter.type());
        }
        Future<HttpClientRequest> request = client.request(options); // sends
        CompletableFuture<String> text = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean interrupt) {
                request.onSuccess(VertxIT::reset);
                return super.cancel(interrupt);
            }
        };
        // in one step, on the event loop: nobody would wait for an answer that came between two of this thread's
        request.compose(ready -> content(ready, letter).compose(HttpClientResponse::body))
                .onSuccess(answer -> text.complete(answer.toString()))
                .onFailure(text::completeExceptionally);
        return text;
    }

    private static void reset(HttpClientRequest request) {
        try {
            HttpClientRequest.class.getMethod("reset").invoke(request);
        } catch (ReflectiveOperationException never) {
            throw new LinkageError(never.getMessage(), never);
        }
    }

    private static Future<HttpClientResponse> content(HttpClientRequest request, Letter letter) {
        if (letter.stream() != null) {
            return request.send(new VertxStream(letter.stream()));
        }
        Buffer content = Buffer.buffer(letter.content());
        if (!letter.expectsContinue()) {
            return request.send(content);
        }
        request.setChunked(true).continueHandler(go -> request.end(content));
        return request.sendHead().compose(sent -> request.response());
    }
}
