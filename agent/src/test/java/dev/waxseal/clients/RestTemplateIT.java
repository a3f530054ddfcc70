package dev.waxseal.clients;

import java.net.URI;
import java.net.http.HttpClient;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

/** Over {@code java.net.http}, whose selector thread writes. */
class RestTemplateIT extends ClientContract {

    private final RestTemplate template = new RestTemplate(new JdkClientHttpRequestFactory(HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .sslContext(Tls.client())
            .build()));

    @Override
    String client() {
        return "spring-resttemplate";
    }

    @Override
    String send(Letter letter) {
        HttpHeaders fields = new HttpHeaders();
        letter.fields().forEach(fields::set);
        if (letter.body() != null) {
            fields.set("Content-Type", letter.type());
        }
        HttpEntity<byte[]> entity = new HttpEntity<>(letter.body(), fields);
        HttpMethod method = HttpMethod.valueOf(letter.method());
        URI url = URI.create(letter.url());
        String answer = template.exchange(url, method, entity, String.class).getBody(); // sends
        return answer == null ? "" : answer;
    }
}
