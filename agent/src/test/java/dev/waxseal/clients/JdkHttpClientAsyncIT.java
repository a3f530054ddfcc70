package dev.waxseal.clients;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

class JdkHttpClientAsyncIT extends ClientContract {

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .sslContext(Tls.client())
            .build();

    @Override
    String client() {
        return "jdk-http-client";
    }

    @Override
    String send(Letter letter) throws Exception {
        return dispatch(letter).get().body();
    }

    @Override
    CompletableFuture<HttpResponse<String>> dispatch(Letter letter) {
        return client.sendAsync(JdkHttpClientIT.request(letter), BodyHandlers.ofString()); // sends
    }
}
