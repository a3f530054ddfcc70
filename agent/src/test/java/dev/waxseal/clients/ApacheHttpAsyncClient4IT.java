package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.Future;
import org.apache.http.HttpResponse;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.impl.nio.client.HttpAsyncClients;
import org.apache.http.util.EntityUtils;
import org.junit.jupiter.api.AfterEach;

class ApacheHttpAsyncClient4IT extends ClientContract {

    private final CloseableHttpAsyncClient client =
            HttpAsyncClients.custom().setSSLContext(Tls.client()).build();

    ApacheHttpAsyncClient4IT() {
        client.start();
    }

    @AfterEach
    void shutDown() throws Exception {
        client.close();
    }

    @Override
    String client() {
        return "apache-httpclient-4";
    }

    @Override
    String send(Letter letter) throws Exception {
        return EntityUtils.toString(dispatch(letter).get().getEntity(), UTF_8);
    }

    @Override
    Future<HttpResponse> dispatch(Letter letter) {
        return client.execute(ApacheHttpClient4IT.request(letter), null); // sends
    }
}
