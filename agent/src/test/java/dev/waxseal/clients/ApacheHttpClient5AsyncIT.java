package dev.waxseal.clients;

import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.junit.jupiter.api.AfterEach;

class ApacheHttpClient5AsyncIT extends ClientContract {

    private final CloseableHttpAsyncClient client = HttpAsyncClients.custom()
            .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                    .setTlsStrategy(new DefaultClientTlsStrategy(Tls.client()))
                    .build())
            .build();

    ApacheHttpClient5AsyncIT() {
        client.start();
    }

    @AfterEach
    void shutDown() throws Exception {
        client.close();
    }

    @Override
    String client() {
        return "apache-httpclient-5";
    }

    @Override
    String send(Letter letter) throws Exception {
        SimpleRequestBuilder request =
                SimpleRequestBuilder.create(letter.method()).setUri(letter.url());
        letter.fields().forEach(request::setHeader);
        if (letter.body() != null) {
            request.setBody(letter.content(), ContentType.parse(letter.type()));
        }
        SimpleHttpRequest built = request.build();
        return client.execute(built, null).get().getBodyText(); // sends
    }
}
