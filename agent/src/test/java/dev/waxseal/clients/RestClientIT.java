package dev.waxseal.clients;

import java.net.URI;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Over Apache HttpClient 5. */
class RestClientIT extends ClientContract {

    private final RestClient client = RestClient.create(new org.springframework.web.client.RestTemplate(
            new HttpComponentsClientHttpRequestFactory(HttpClients.custom()
                    .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                            .setTlsSocketStrategy(new DefaultClientTlsStrategy(Tls.client()))
                            .build())
                    .build())));

    @Override
    String client() {
        return "spring-restclient";
    }

    @Override
    String send(Letter letter) {
        RestClient.RequestBodySpec request =
                client.method(HttpMethod.valueOf(letter.method())).uri(URI.create(letter.url()));
        letter.fields().forEach(request::header);
        if (letter.body() != null) {
            request.header("Content-Type", letter.type()).body(letter.content());
        }
        String answer = request.retrieve().body(String.class); // sends
        return answer == null ? "" : answer;
    }
}
