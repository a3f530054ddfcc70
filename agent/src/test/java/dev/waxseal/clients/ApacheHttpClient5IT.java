package dev.waxseal.clients;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.junit.jupiter.api.AfterEach;

class ApacheHttpClient5IT extends ClientContract {

    private final CloseableHttpClient client = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setTlsSocketStrategy(new DefaultClientTlsStrategy(Tls.client()))
                    .build())
            .build();

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
        ClassicRequestBuilder request =
                ClassicRequestBuilder.create(letter.method()).setUri(letter.url());
        letter.fields().forEach(request::setHeader);
        if (letter.body() != null) {
            request.setEntity(letter.content(), ContentType.parse(letter.type()));
        }
        return client.execute(request.build(), answer -> EntityUtils.toString(answer.getEntity())); // sends
    }
}
