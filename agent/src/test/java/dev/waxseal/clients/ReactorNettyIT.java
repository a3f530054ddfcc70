package dev.waxseal.clients;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.resolver.DefaultAddressResolverGroup;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

class ReactorNettyIT extends ClientContract {

    @Override
    String client() {
        return "reactor-netty";
    }

    @Override
    String send(Letter letter) throws Exception {
        SslContext tls = SslContextBuilder.forClient().trustManager(Tls.trust()).build();
        HttpClient client = HttpClient.create()
                .resolver(DefaultAddressResolverGroup.INSTANCE)
                .followRedirect(true)
                .secure(spec -> spec.sslContext(tls))
                .headers(fields -> {
                    letter.fields().forEach(fields::set);
                    if (letter.body() != null) {
                        fields.set("Content-Type", letter.type());
                    }
                });
        Mono<String> answer = client.request(HttpMethod.valueOf(letter.method()))
                .uri(letter.url())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(letter.content())))
                .responseContent()
                .aggregate()
                .asString();
        String text = answer.block(); // sends
        return text == null ? "" : text;
    }
}
