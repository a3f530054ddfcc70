package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;
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
        RequestBuilder request = RequestBuilder.create(letter.method()).setUri(letter.url());
        letter.fields().forEach(request::setHeader);
        if (letter.body() != null) {
            request.setHeader("Content-Type", letter.type()).setEntity(new ByteArrayEntity(letter.content()));
        }
        return EntityUtils.toString(client.execute(request.build(), null).get().getEntity(), UTF_8); // sends
    }
}
