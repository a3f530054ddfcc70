package dev.waxseal.clients;

import java.net.URI;
import java.util.concurrent.Future;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Over Reactor Netty. */
class WebClientIT extends ClientContract {

    @Override
    String client() {
        return "spring-webclient";
    }

    @Override
    boolean expectsContinue() {
        return false; // it sends the field and does not wait
    }

    @Override
    String send(Letter letter) {
        String text = answer(letter).block();
        return text == null ? "" : text;
    }

    @Override
    Future<String> dispatch(Letter letter) {
        return answer(letter).toFuture();
    }

    private static Mono<String> answer(Letter letter) {
        WebClient client = WebClient.builder()
                .clientConnector(
                        new ReactorClientHttpConnector(ReactorNettyIT.CLIENT.responseTimeout(letter.patience())))
                .build();
        return request(client, letter).retrieve().bodyToMono(String.class); // sends, to whoever subscribes
    }

    static WebClient.RequestHeadersSpec<?> request(WebClient client, Letter letter) {
        WebClient.RequestBodySpec request =
                client.method(HttpMethod.valueOf(letter.method())).uri(URI.create(letter.url()));
        letter.fields().forEach(request::header);
        if (letter.body() != null) {
            request.header("Content-Type", letter.type())
                    .bodyValue(letter.stream() == null ? letter.content() : new InputStreamResource(letter.stream()));
        }
        return request;
    }
}
