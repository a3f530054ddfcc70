package dev.waxseal.clients;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.HeaderMap;
import retrofit2.http.POST;
import retrofit2.http.Url;

class RetrofitIT extends ClientContract {

    interface Office {
        @GET
        Call<ResponseBody> get(@Url String url, @HeaderMap Map<String, String> fields);

        @POST
        Call<ResponseBody> post(@Url String url, @HeaderMap Map<String, String> fields, @Body RequestBody content);
    }

    private final OkHttpClient client = new OkHttpClient.Builder()
            .sslSocketFactory(Tls.client().getSocketFactory(), (X509TrustManager)
                    Tls.trust().getTrustManagers()[0])
            .build();

    private final Office office = new Retrofit.Builder()
            .baseUrl("http://" + PostOffice.NAME)
            .client(client)
            .build()
            .create(Office.class);

    @AfterEach
    void shutDown() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    @Override
    String client() {
        return "retrofit";
    }

    @Override
    String send(Letter letter) throws Exception {
        try (ResponseBody body = dispatch(letter).get().body()) {
            return body.string();
        }
    }

    @Override
    CompletableFuture<Response<ResponseBody>> dispatch(Letter letter) {
        Call<ResponseBody> call = letter.body() == null
                ? office.get(letter.url(), letter.fields())
                : office.post(letter.url(), letter.fields(), OkHttpIT.content(letter));
        CompletableFuture<Response<ResponseBody>> answer = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean interrupt) {
                call.cancel();
                return super.cancel(interrupt);
            }
        };
        call.timeout().timeout(letter.patienceMillis(), TimeUnit.MILLISECONDS);
        call.enqueue(completing(answer)); // sends
        return answer;
    }

    private static Callback<ResponseBody> completing(CompletableFuture<Response<ResponseBody>> answer) {
        return new Callback<>() {
            @Override
            public void onResponse(Call<ResponseBody> call, Response<ResponseBody> response) {
                answer.complete(response);
            }

            @Override
            public void onFailure(Call<ResponseBody> call, Throwable failure) {
                answer.completeExceptionally(failure);
            }
        };
    }
}
