package dev.waxseal.clients;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;

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
        return client.sendAsync(JdkHttpClientIT.request(letter), BodyHandlers.ofString()) // sends
                .get()
                .body();
    }
}
