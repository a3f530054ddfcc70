package dev.waxseal.clients;

import java.net.http.HttpClient;
import java.util.concurrent.Future;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Over the JDK's client, which is told of too, on a thread that shows nothing of ours; and the request that is sent is not
 * the one that was put together here, but what a filter makes of it when it has waited for something.
 */
class WebClientElsewhereIT extends ClientContract {

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
        HttpClient jdk = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .sslContext(Tls.client())
                .build();
        JdkClientHttpConnector connector = new JdkClientHttpConnector(jdk);
        connector.setReadTimeout(letter.patience());
        WebClient client = WebClient.builder()
                .clientConnector(connector)
                .filter(WebClientElsewhereIT::withLeave)
                .build();
        return WebClientIT.request(client, letter)
                .retrieve() // sends, to whoever subscribes
                .bodyToMono(String.class)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Mono<ClientResponse> withLeave(ClientRequest request, ExchangeFunction next) {
        return Mono.fromSupplier(() ->
                        ClientRequest.from(request).attribute("leave", "given").build())
                .subscribeOn(Schedulers.parallel())
                .flatMap(next::exchange);
    }
}
