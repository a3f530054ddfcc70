package dev.waxseal.clients;

import java.net.URI;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Over Apache HttpClient 5. */
class RestClientIT extends ClientContract {

    private final CloseableHttpClient transport = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setTlsSocketStrategy(new DefaultClientTlsStrategy(Tls.client()))
                    .build())
            .setRetryStrategy(ApacheHttpClient5IT.AT_ONCE)
            .build();

    @AfterEach
    void shutDown() throws Exception {
        transport.close();
    }

    @Override
    String client() {
        return "spring-restclient";
    }

    @Override
    String send(Letter letter) {
        HttpComponentsClientHttpRequestFactory factory = new HttpComponentsClientHttpRequestFactory(transport);
        factory.setReadTimeout(letter.patience());
        RestClient client = RestClient.builder().requestFactory(factory).build();
        RestClient.RequestBodySpec request =
                client.method(HttpMethod.valueOf(letter.method())).uri(URI.create(letter.url()));
        letter.fields().forEach(request::header);
        if (letter.body() != null) {
            request.header("Content-Type", letter.type())
                    .body(letter.stream() == null ? letter.content() : new InputStreamResource(letter.stream()));
        }
        String answer = request.retrieve().body(String.class); // sends
        return answer == null ? "" : answer;
    }
}
