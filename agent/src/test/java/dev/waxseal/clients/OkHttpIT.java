package dev.waxseal.clients;

import javax.net.ssl.X509TrustManager;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;

class OkHttpIT extends ClientContract {

    private final OkHttpClient client = new OkHttpClient.Builder()
            .sslSocketFactory(Tls.client().getSocketFactory(), (X509TrustManager)
                    Tls.trust().getTrustManagers()[0])
            .build();

    @AfterEach
    void shutDown() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    @Override
    String client() {
        return "okhttp";
    }

    @Override
    String send(Letter letter) throws Exception {
        try (Response answer = client.newCall(request(letter)).execute()) { // sends
            return answer.body().string();
        }
    }

    static Request request(Letter letter) {
        Request.Builder request = new Request.Builder()
                .url(letter.url())
                .method(
                        letter.method(),
                        letter.body() == null
                                ? null
                                : RequestBody.create(letter.content(), MediaType.get(letter.type())));
        letter.fields().forEach(request::header);
        return request.build();
    }
}
