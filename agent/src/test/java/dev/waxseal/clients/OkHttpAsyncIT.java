package dev.waxseal.clients;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;

class OkHttpAsyncIT extends ClientContract {

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
        return dispatch(letter).get();
    }

    @Override
    CompletableFuture<String> dispatch(Letter letter) {
        Call call = OkHttpIT.call(client, letter);
        CompletableFuture<String> text = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean interrupt) {
                call.cancel();
                return super.cancel(interrupt);
            }
        };
        call.enqueue(completing(text)); // sends
        return text;
    }

    static Callback completing(CompletableFuture<String> text) {
        return new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                text.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call call, Response answer) throws IOException {
                try (answer) {
                    text.complete(answer.body().string());
                }
            }
        };
    }
}
