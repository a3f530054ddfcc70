package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;

class NettyIT extends ClientContract {

    private static final EventLoopGroup LOOP = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterAll
    static void shutDown() throws InterruptedException {
        LOOP.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    @Override
    String client() {
        return "netty";
    }

    @Override
    boolean followsRedirects() {
        return false;
    }

    @Override
    String send(Letter letter) throws Exception {
        URI url = URI.create(letter.url());
        CompletableFuture<String> text = new CompletableFuture<>();
        Channel channel = new Bootstrap()
                .group(LOOP)
                .channel(NioSocketChannel.class)
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
                                .addLast(new HttpClientCodec(), new HttpObjectAggregator(1 << 20), answer(text));
                    }
                })
                .connect(url.getHost(), url.getPort())
                .sync()
                .channel();
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(letter.method()),
                url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()),
                Unpooled.wrappedBuffer(letter.content()));
        request.headers().set("Host", url.getRawAuthority());
        letter.fields().forEach((name, value) -> request.headers().set(name, value));
        if (letter.body() != null) {
            request.headers().set("Content-Type", letter.type());
            request.headers().set("Content-Length", letter.content().length);
        }
        channel.writeAndFlush(request).sync(); // sends
        String answer = text.get();
        channel.close().sync();
        return answer;
    }

    private static SimpleChannelInboundHandler<FullHttpResponse> answer(CompletableFuture<String> text) {
        return new SimpleChannelInboundHandler<>() {
            @Override
            protected void channelRead0(ChannelHandlerContext context, FullHttpResponse answer) {
                text.complete(answer.content().toString(UTF_8));
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
                text.completeExceptionally(failure);
            }
        };
    }
}
