package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grpc.netty.shaded.io.netty.bootstrap.Bootstrap;
import io.grpc.netty.shaded.io.netty.buffer.ByteBuf;
import io.grpc.netty.shaded.io.netty.buffer.Unpooled;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInitializer;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.SimpleChannelInboundHandler;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollSocketChannel;
import io.grpc.netty.shaded.io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.grpc.netty.shaded.io.netty.handler.codec.http.DefaultHttpRequest;
import io.grpc.netty.shaded.io.netty.handler.codec.http.FullHttpResponse;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpChunkedInput;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpClientCodec;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpMethod;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpObjectAggregator;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpRequest;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpUtil;
import io.grpc.netty.shaded.io.netty.handler.codec.http.HttpVersion;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.netty.shaded.io.netty.handler.stream.ChunkedStream;
import io.grpc.netty.shaded.io.netty.handler.stream.ChunkedWriteHandler;
import io.grpc.netty.shaded.io.netty.handler.timeout.ReadTimeoutHandler;
import java.io.EOFException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** Netty 4.1 over epoll, with OpenSSL for TLS, in a loader of its own beside that of 4.2. */
@SuppressWarnings({"deprecation", "FutureReturnValueIgnored"}) // as both 4.1 and 4.2 know it
class Netty41EpollIT extends ClientContract {

    @BeforeAll
    static void available() throws Exception {
        Assumptions.assumeTrue(
                (boolean) OldNetty.load(Epoll.class).getMethod("isAvailable").invoke(null), "this system has no epoll");
    }

    @Override
    String client() {
        return "grpc";
    }

    @Override
    boolean followsRedirects() {
        return false;
    }

    @Override
    boolean comparesHost() {
        return false; // Netty 4.1 does not, unless it is asked to
    }

    @Override
    boolean expectsContinue() {
        return false; // that would be for a handler of the application's to do
    }

    @Override
    String send(Letter letter) throws Exception {
        return (String) OldNetty.method(Netty41EpollIT.class, "exchange")
                .invoke(
                        null,
                        letter.method(),
                        URI.create(letter.url()),
                        letter.fields(),
                        letter.body(),
                        letter.type(),
                        letter.stream(),
                        letter.patience(),
                        Tls.trust());
    }

    static String exchange(
            String method,
            URI url,
            Map<String, String> fields,
            byte @Nullable [] body,
            String type,
            @Nullable InputStream stream,
            Duration patience,
            TrustManagerFactory trust)
            throws Exception {
        CompletableFuture<String> text = new CompletableFuture<>();
        EventLoopGroup loop = new EpollEventLoopGroup(1);
        Channel channel = new Bootstrap()
                .group(loop)
                .channel(EpollSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel fresh) throws Exception {
                        if (url.getScheme().equals("https")) {
                            fresh.pipeline()
                                    .addLast(SslContextBuilder.forClient()
                                            .sslProvider(SslProvider.OPENSSL)
                                            .trustManager(trust)
                                            .build()
                                            .newHandler(fresh.alloc(), url.getHost(), url.getPort()));
                        }
                        fresh.pipeline()
                                .addLast(
                                        new ReadTimeoutHandler(patience.toMillis(), TimeUnit.MILLISECONDS),
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(1 << 20),
                                        new ChunkedWriteHandler(),
                                        take(text));
                    }
                })
                .connect(url.getHost(), url.getPort())
                .sync()
                .channel();
        try {
            String target = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
            ByteBuf content = body == null || stream != null ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body);
            HttpRequest request = stream == null
                    ? new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), target, content)
                    : new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), target);
            request.headers().set("Host", url.getRawAuthority());
            fields.forEach((field, value) -> request.headers().set(field, value));
            if (body != null) {
                request.headers().set("Content-Type", type);
                HttpUtil.setTransferEncodingChunked(request, stream != null);
            }
            if (stream == null) {
                HttpUtil.setContentLength(request, content.readableBytes());
            }
            channel.eventLoop().execute(() -> {
                channel.writeAndFlush(request); // sends
                if (stream != null) {
                    channel.writeAndFlush(new HttpChunkedInput(new ChunkedStream(stream))); // sends
                }
            });
            return text.get(20, TimeUnit.SECONDS);
        } finally {
            channel.close().sync();
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
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
