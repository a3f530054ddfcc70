package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.grpc.netty.shaded.io.netty.bootstrap.Bootstrap;
import io.grpc.netty.shaded.io.netty.buffer.Unpooled;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.channel.ChannelInitializer;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslHandler;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.netty.shaded.io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** A request by Netty over OpenSSL's TLS; with 4.2, and where {@link OldNetty} has loaded it with 4.1. */
@SuppressWarnings({"deprecation", "FutureReturnValueIgnored"}) // as both know it
final class OpenSslExchange {

    private OpenSslExchange() {}

    /**
     * Asks for a page.
     *
     * @param trust who decides about certificates; null for the library's own way to take any
     * @param identification by which TLS compares the host, or the empty string for none; null for what the library does
     * @param looks whether the client itself compares the certificate with the host, before it asks
     */
    static void get(URI url, @Nullable TrustManager trust, @Nullable String identification, boolean looks)
            throws Exception {
        SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(SslProvider.OPENSSL);
        SslContext context = (trust == null
                        ? builder.trustManager(InsecureTrustManagerFactory.INSTANCE)
                        : builder.trustManager(trust))
                .build();
        EventLoopGroup loop = new NioEventLoopGroup(1);
        CountDownLatch answered = new CountDownLatch(1);
        AtomicReference<SslHandler> sealing = new AtomicReference<>();
        try {
            Channel channel = new Bootstrap()
                    .group(loop)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel made) {
                            SslHandler handler = context.newHandler(made.alloc(), url.getHost(), url.getPort());
                            if (identification != null) {
                                SSLParameters parameters = handler.engine().getSSLParameters();
                                parameters.setEndpointIdentificationAlgorithm(identification);
                                handler.engine().setSSLParameters(parameters);
                            }
                            sealing.set(handler);
                            made.pipeline().addLast(handler, new ChannelInboundHandlerAdapter() {
                                @Override
                                public void channelRead(ChannelHandlerContext reading, Object message) {
                                    answered.countDown();
                                    reading.fireChannelRead(message);
                                }

                                @Override
                                public void exceptionCaught(ChannelHandlerContext refused, Throwable failure) {
                                    refused.close(); // the future of the handshake tells of it
                                }
                            });
                        }
                    })
                    .connect(url.getHost(), url.getPort())
                    .sync()
                    .channel();
            SslHandler handler =
                    Objects.requireNonNull(sealing.get()); // who was refused already has it in no pipeline any more
            handler.handshakeFuture().sync();
            if (looks) {
                X509Certificate own =
                        (X509Certificate) handler.engine().getSession().getPeerCertificates()[0];
                String wildcard = "*" + url.getHost().substring(url.getHost().indexOf('.'));
                if (own.getSubjectAlternativeNames().stream().noneMatch(name -> wildcard.equals(name.get(1)))) {
                    throw new IllegalStateException("another host's");
                }
            }
            String request = "GET / HTTP/1.1\r\nHost: " + url.getHost() + "\r\n\r\n";
            channel.writeAndFlush(Unpooled.wrappedBuffer(request.getBytes(US_ASCII)))
                    .sync();
            if (!answered.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no answer");
            }
        } finally {
            loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
        }
    }
}
