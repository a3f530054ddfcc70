package dev.waxseal.clients;

import java.net.URI;
import java.net.http.HttpClient;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

/** Over {@code java.net.http}, whose selector thread writes. */
class RestTemplateIT extends ClientContract {

    private final HttpClient transport = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .sslContext(Tls.client())
            .build();

    @Override
    String client() {
        return "spring-resttemplate";
    }

    @Override
    boolean expectsContinue() {
        return false; // JdkClientHttpRequest drops the field and has no switch for it
    }

    @Override
    String send(Letter letter) {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(transport);
        factory.setReadTimeout(letter.patience());
        RestTemplate template = new RestTemplate(factory);
        HttpHeaders fields = new HttpHeaders();
        letter.fields().forEach(fields::set);
        if (letter.body() != null) {
            fields.set("Content-Type", letter.type());
        }
        Object content = letter.stream() == null ? letter.body() : new InputStreamResource(letter.stream());
        HttpEntity<?> entity = new HttpEntity<>(content, fields);
        HttpMethod method = HttpMethod.valueOf(letter.method());
        URI url = URI.create(letter.url());
        String answer = template.exchange(url, method, entity, String.class).getBody(); // sends
        return answer == null ? "" : answer;
    }
}
