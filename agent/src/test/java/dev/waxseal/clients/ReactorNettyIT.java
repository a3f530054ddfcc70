package dev.waxseal.clients;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpResources;
import reactor.netty.http.client.HttpClient;

class ReactorNettyIT extends ClientContract {

    static final HttpClient CLIENT = HttpClient.create()
            .runOn(HttpResources.get(), false) // over io_uring it now and then forgets to read, with no agent around
            .resolver(DefaultAddressResolverGroup.INSTANCE)
            .followRedirect(true)
            .secure(spec -> spec.sslContext(tls()));

    private static SslContext tls() {
        try {
            return SslContextBuilder.forClient().trustManager(Tls.trust()).build();
        } catch (SSLException never) {
            throw new AssertionError(never);
        }
    }

    @Override
    String client() {
        return "reactor-netty";
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
        return CLIENT.responseTimeout(letter.patience())
                .headers(fields -> {
                    letter.fields().forEach(fields::set);
                    if (letter.body() != null) {
                        fields.set("Content-Type", letter.type());
                    }
                })
                .request(HttpMethod.valueOf(letter.method()))
                .uri(letter.url())
                .send(content(letter))
                .responseContent() // sends, to whoever subscribes
                .aggregate()
                .asString();
    }

    private static Publisher<ByteBuf> content(Letter letter) {
        return letter.stream() == null
                ? Mono.fromSupplier(() -> Unpooled.wrappedBuffer(letter.content()))
                : pieces(letter.stream());
    }

    private static Flux<ByteBuf> pieces(InputStream stream) {
        return Flux.generate(pieces -> {
            try {
                byte[] piece = stream.readNBytes(4096);
                if (piece.length == 0) {
                    pieces.complete();
                } else {
                    pieces.next(Unpooled.wrappedBuffer(piece));
                }
            } catch (IOException failure) {
                pieces.error(failure);
            }
        });
    }
}
