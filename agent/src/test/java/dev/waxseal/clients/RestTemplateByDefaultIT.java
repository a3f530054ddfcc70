package dev.waxseal.clients;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import javax.net.ssl.HttpsURLConnection;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

/** Over {@code HttpURLConnection}, which it takes if nobody gives it anything else. */
class RestTemplateByDefaultIT extends ClientContract {

    @Override
    String client() {
        return "spring-resttemplate";
    }

    @Override
    String send(Letter letter) {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory() {
            @Override
            protected void prepareConnection(HttpURLConnection connection, String method) throws IOException {
                super.prepareConnection(connection, method);
                if (connection instanceof HttpsURLConnection sealed) {
                    sealed.setSSLSocketFactory(Tls.client().getSocketFactory());
                }
            }
        };
        factory.setReadTimeout(letter.patienceMillis());
        RestTemplate template = new RestTemplate(factory);
        RequestEntity.BodyBuilder request =
                RequestEntity.method(HttpMethod.valueOf(letter.method()), URI.create(letter.url()));
        letter.fields().forEach(request::header);
        RequestEntity<?> entity;
        if (letter.body() == null) {
            entity = request.build();
        } else {
            Object content = letter.stream() == null ? letter.content() : new InputStreamResource(letter.stream());
            entity = request.header("Content-Type", letter.type()).body(content);
        }
        String answer = template.exchange(entity, String.class).getBody(); // sends
        return answer == null ? "" : answer;
    }
}
