package dev.waxseal.clients;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
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
                .timeout(letter.patience())
                .expectContinue(letter.expectsContinue())
                .method(letter.method(), content(letter));
        letter.fields().forEach((name, value) -> {
            if (!name.equals("Expect")) { // has a switch of its own
                request.header(name, value);
            }
        });
        if (letter.body() != null) {
            request.header("Content-Type", letter.type());
        }
        return request.build();
    }

    private static BodyPublisher content(Letter letter) {
        if (letter.stream() != null) {
            return BodyPublishers.ofInputStream(letter::stream);
        }
        return letter.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(letter.content());
    }
}
