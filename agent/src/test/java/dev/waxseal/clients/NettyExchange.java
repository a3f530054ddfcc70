package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpChunkedInput;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.stream.ChunkedStream;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.io.EOFException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A connection of Netty's over any of its transports, what is to be written to it, and the text of the answer. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a connection to be closed
record NettyExchange(Channel channel, List<Object> parts, CompletableFuture<String> answer) {

    static NettyExchange open(Letter letter, EventLoopGroup group, Class<? extends Channel> type) throws Exception {
        URI url = URI.create(letter.url());
        CompletableFuture<String> answer = new CompletableFuture<>();
        Channel channel = new Bootstrap()
                .group(group)
                .channel(type)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel fresh) throws Exception {
                        if (url.getScheme().equals("https")) {
                            fresh.pipeline()
                                    .addLast(SslContextBuilder.forClient()
                                            .trustManager(Tls.trust())
                                            .build()
                                            .newHandler(fresh.alloc(), url.getHost(), url.getPort()));
                        }
                        fresh.pipeline()
                                .addLast(
                                        new ReadTimeoutHandler(letter.patienceMillis(), TimeUnit.MILLISECONDS),
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(1 << 20),
                                        new ChunkedWriteHandler(),
                                        take(answer));
                    }
                })
                .connect(url.getHost(), url.getPort())
                .sync()
                .channel();
        answer.whenComplete((text, failure) -> channel.close());
        return new NettyExchange(channel, parts(letter, url), answer);
    }

    private static List<Object> parts(Letter letter, URI url) {
        HttpMethod method = HttpMethod.valueOf(letter.method());
        String target = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        HttpRequest request = letter.stream() == null
                ? new DefaultFullHttpRequest(
                        HttpVersion.HTTP_1_1, method, target, Unpooled.wrappedBuffer(letter.content()))
                : new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, target);
        request.headers().set("Host", url.getRawAuthority());
        letter.fields().forEach((name, value) -> request.headers().set(name, value));
        if (letter.body() != null) {
            request.headers().set("Content-Type", letter.type());
        }
        if (letter.stream() == null) {
            HttpUtil.setContentLength(request, letter.content().length);
            return List.of(request);
        }
        HttpUtil.setTransferEncodingChunked(request, true);
        return List.of(request, new HttpChunkedInput(new ChunkedStream(letter.stream())));
    }

    private static SimpleChannelInboundHandler<FullHttpResponse> take(CompletableFuture<String> text) {
        return new SimpleChannelInboundHandler<>() {
            @Override
            protected void channelRead0(ChannelHandlerContext context, FullHttpResponse answer) {
                text.complete(answer.content().toString(UTF_8));
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                text.completeExceptionally(new EOFException());
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
                text.completeExceptionally(failure);
            }
        };
    }
}
