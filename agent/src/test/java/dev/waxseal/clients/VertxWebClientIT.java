package dev.waxseal.clients;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

class VertxWebClientIT extends ClientContract {

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setAddressResolverOptions(new AddressResolverOptions().setHostsPath("src/test/resources/hosts")));
    private final WebClient client = WebClient.create(
            vertx, new WebClientOptions().setTrustOptions(TrustOptions.wrap((javax.net.ssl.X509TrustManager)
                            Tls.trust().getTrustManagers()[0])));

    @AfterEach
    void shutDown() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Override
    String client() {
        return "vertx";
    }

    @Override
    boolean expectsContinue() {
        return false; // it sends the field and does not wait
    }

    @Override
    String send(Letter letter) throws Exception {
        HttpRequest<Buffer> request = client.requestAbs(HttpMethod.valueOf(letter.method()), letter.url())
                .timeout(letter.patienceMillis());
        letter.fields().forEach(request::putHeader);
        if (letter.body() != null) {
            request.putHeader("Content-Type", letter.type());
        }
        Buffer content = Buffer.buffer(letter.content());
        Future<HttpResponse<Buffer>> answer;
        if (letter.stream() != null) {
            answer = request.sendStream(new VertxStream(letter.stream())); // sends
        } else {
            answer = letter.body() == null ? request.send() : request.sendBuffer(content); // sends
        }
        return answer.toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .bodyAsString();
    }
}
