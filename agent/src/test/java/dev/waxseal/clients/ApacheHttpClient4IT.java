package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.InputStreamEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;
import org.junit.jupiter.api.AfterEach;

class ApacheHttpClient4IT extends ClientContract {

    private final CloseableHttpClient client = HttpClients.custom()
            .setSSLSocketFactory(new SSLConnectionSocketFactory(Tls.client()))
            .build();

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
        try (CloseableHttpResponse answer = client.execute(request(letter))) { // sends
            return EntityUtils.toString(answer.getEntity(), UTF_8);
        }
    }

    static HttpUriRequest request(Letter letter) {
        RequestBuilder request = RequestBuilder.create(letter.method())
                .setUri(letter.url())
                .setConfig(RequestConfig.custom()
                        .setSocketTimeout(letter.patienceMillis())
                        .build());
        letter.fields().forEach(request::setHeader);
        if (letter.body() != null) {
            request.setHeader("Content-Type", letter.type())
                    .setEntity(
                            letter.stream() == null
                                    ? new ByteArrayEntity(letter.content())
                                    : new InputStreamEntity(letter.stream()));
        }
        return request.build();
    }
}
