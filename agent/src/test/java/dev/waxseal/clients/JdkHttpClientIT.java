package dev.waxseal.clients;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

class JdkHttpClientIT extends ClientContract {

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
        return client.send(request(letter), BodyHandlers.ofString()).body(); // sends
    }

    static HttpRequest request(Letter letter) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(letter.url()))
                .method(
                        letter.method(),
                        letter.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(letter.content()));
        letter.fields().forEach(request::header);
        if (letter.body() != null) {
            request.header("Content-Type", letter.type());
        }
        return request.build();
    }
}
