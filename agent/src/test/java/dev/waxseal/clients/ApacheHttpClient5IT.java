package dev.waxseal.clients;

import java.net.URI;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;

@SuppressWarnings("deprecation") // as all releases of 5 know it
class ApacheHttpClient5IT extends ClientContract {

    static final HttpRequestRetryStrategy AT_ONCE = new DefaultHttpRequestRetryStrategy(1, TimeValue.ofMilliseconds(1));

    private final CloseableHttpClient client = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setSSLSocketFactory(new SSLConnectionSocketFactory(Tls.client()))
                    .build())
            .setRetryStrategy(AT_ONCE)
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
        HttpUriRequestBase request = new HttpUriRequestBase(letter.method(), URI.create(letter.url()));
        request.setConfig(patience(letter));
        letter.fields().forEach(request::setHeader);
        if (letter.body() != null) {
            ContentType type = ContentType.parse(letter.type());
            request.setEntity(
                    letter.stream() == null
                            ? new ByteArrayEntity(letter.content(), type)
                            : new InputStreamEntity(letter.stream(), type));
        }
        return client.execute(request, answer -> EntityUtils.toString(answer.getEntity())); // sends
    }

    static RequestConfig patience(Letter letter) {
        return RequestConfig.custom()
                .setResponseTimeout(Timeout.ofMilliseconds(letter.patienceMillis()))
                .build();
    }
}
