package dev.waxseal.clients;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Over Reactor Netty. */
class WebClientIT extends ClientContract {

    @Override
    String client() {
        return "spring-webclient";
    }

    @Override
    String send(Letter letter) throws Exception {
        SslContext tls = SslContextBuilder.forClient().trustManager(Tls.trust()).build();
        HttpClient transport = HttpClient.create()
                .resolver(DefaultAddressResolverGroup.INSTANCE)
                .followRedirect(true)
                .secure(spec -> spec.sslContext(tls));
        WebClient client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(transport))
                .build();
        WebClient.RequestBodySpec request =
                client.method(HttpMethod.valueOf(letter.method())).uri(URI.create(letter.url()));
        letter.fields().forEach(request::header);
        if (letter.body() != null) {
            request.header("Content-Type", letter.type()).bodyValue(letter.content());
        }
        Mono<String> answer = request.retrieve().bodyToMono(String.class);
        String text = answer.block(); // sends
        return text == null ? "" : text;
    }
}
