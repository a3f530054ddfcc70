package dev.waxseal.clients;

import java.io.IOException;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.Okio;
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
        try (Response answer = call(client, letter).execute()) { // sends
            return answer.body().string();
        }
    }

    static Call call(OkHttpClient client, Letter letter) {
        Request.Builder request = new Request.Builder()
                .url(letter.url())
                .method(letter.method(), letter.body() == null ? null : content(letter));
        letter.fields().forEach(request::header);
        return client.newBuilder().readTimeout(letter.patience()).build().newCall(request.build());
    }

    @SuppressWarnings("deprecation") // in the order that OkHttp 3 knows
    static RequestBody content(Letter letter) {
        MediaType type = MediaType.get(letter.type());
        if (letter.stream() == null) {
            return RequestBody.create(type, letter.content());
        }
        return new RequestBody() {
            @Override
            public MediaType contentType() {
                return type;
            }

            @Override
            public boolean isOneShot() {
                return true;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                sink.writeAll(Okio.source(letter.stream()));
            }
        };
    }
}
