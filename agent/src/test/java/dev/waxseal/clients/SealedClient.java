package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.jspecify.annotations.Nullable;

/** Clients of several libraries, each with whatever it is to trust. */
enum SealedClient {
    SOCKET {
        @Override
        void get(URI url, X509TrustManager trust, @Nullable HostnameVerifier verifier) throws Exception {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(url.getHost(), url.getPort())) {
                if (verifier == null) {
                    SSLParameters parameters = socket.getSSLParameters();
                    parameters.setEndpointIdentificationAlgorithm("HTTPS");
                    socket.setSSLParameters(parameters);
                } else if (!verifier.verify(url.getHost(), socket.getSession())) {
                    throw new IllegalStateException("refused");
                }
                socket.getOutputStream().write(request(url));
                socket.getInputStream().read();
            }
        }
    },
    URL_CONNECTION {
        @Override
        void get(URI url, X509TrustManager trust, @Nullable HostnameVerifier verifier) throws Exception {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            HttpsURLConnection connection = (HttpsURLConnection) url.toURL().openConnection();
            connection.setSSLSocketFactory(context.getSocketFactory());
            if (verifier != null) {
                connection.setHostnameVerifier(verifier);
            }
            connection.getInputStream().readAllBytes();
        }
    },
    JDK_HTTP_CLIENT {
        @Override
        void get(URI url, X509TrustManager trust, @Nullable HostnameVerifier verifier) throws Exception {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            HttpClient.newBuilder()
                    .sslContext(context)
                    .build()
                    .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
        }
    },
    OKHTTP {
        @Override
        void get(URI url, X509TrustManager trust, @Nullable HostnameVerifier verifier) throws Exception {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            OkHttpClient.Builder client =
                    new OkHttpClient.Builder().sslSocketFactory(context.getSocketFactory(), trust);
            if (verifier != null) {
                client.hostnameVerifier(verifier);
            }
            Request request = new Request.Builder().url(url.toString()).build();
            try (Response response = client.build().newCall(request).execute()) {
                response.body().string();
            }
        }
    },
    APACHE_5 {
        @Override
        void get(URI url, X509TrustManager trust, @Nullable HostnameVerifier verifier) throws Exception {
            try (CloseableHttpClient client = HttpClients.custom()
                    .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                            .setTlsSocketStrategy(apache5(trust, verifier))
                            .build())
                    .build()) {
                client.execute(new HttpGet(url), response -> {
                    response.getEntity().getContent().readAllBytes();
                    return response.getCode();
                });
            }
        }
    },
    APACHE_5_ASYNC {
        @Override
        void get(URI url, X509TrustManager trust, @Nullable HostnameVerifier verifier) throws Exception {
            try (CloseableHttpAsyncClient client = HttpAsyncClients.custom()
                    .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                            .setTlsStrategy(apache5(trust, verifier))
                            .build())
                    .build()) {
                client.start();
                client.execute(SimpleRequestBuilder.get(url).build(), null).get();
            }
        }
    },
    APACHE_4 {
        @Override
        void get(URI url, X509TrustManager trust, @Nullable HostnameVerifier verifier) throws Exception {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            org.apache.http.impl.client.HttpClientBuilder client =
                    org.apache.http.impl.client.HttpClients.custom().setSSLContext(context);
            if (verifier != null) {
                client.setSSLHostnameVerifier(verifier);
            }
            try (org.apache.http.impl.client.CloseableHttpClient made = client.build()) {
                made.execute(new org.apache.http.client.methods.HttpGet(url), response -> {
                    response.getEntity().getContent().readAllBytes();
                    return response.getStatusLine();
                });
            }
        }
    },
    NETTY {
        @Override
        void get(URI url, X509TrustManager trust, @Nullable HostnameVerifier verifier) throws Exception {
            SslContextBuilder tls = SslContextBuilder.forClient().trustManager(trust);
            if (verifier != null) {
                tls.endpointIdentificationAlgorithm(null); // Netty asks none
            }
            io.netty.handler.ssl.SslContext context = tls.build();
            EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
            CountDownLatch answered = new CountDownLatch(1);
            try {
                Channel channel = new Bootstrap()
                        .group(loop)
                        .channel(NioSocketChannel.class)
                        .handler(new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel made) {
                                SslHandler handler = context.newHandler(made.alloc(), url.getHost(), url.getPort());
                                made.pipeline().addLast(handler, new ChannelInboundHandlerAdapter() {
                                    @Override
                                    public void channelRead(ChannelHandlerContext reading, Object message) {
                                        answered.countDown();
                                        reading.fireChannelRead(message);
                                    }
                                });
                            }
                        })
                        .connect(url.getHost(), url.getPort())
                        .sync()
                        .channel();
                channel.writeAndFlush(Unpooled.wrappedBuffer(request(url))).sync();
                if (!answered.await(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("no answer");
                }
            } finally {
                loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
            }
        }
    };

    /**
     * Asks for a page.
     *
     * @param trust who decides about certificates
     * @param verifier who decides about hosts; null for the library's own way to do it safely
     */
    abstract void get(URI url, X509TrustManager trust, @Nullable HostnameVerifier verifier) throws Exception;

    private static byte[] request(URI url) {
        return ("GET / HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nConnection: close\r\n\r\n").getBytes(US_ASCII);
    }

    private static DefaultClientTlsStrategy apache5(X509TrustManager trust, @Nullable HostnameVerifier verifier)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        return verifier == null
                ? new DefaultClientTlsStrategy(context, HttpsSupport.getDefaultHostnameVerifier())
                : new DefaultClientTlsStrategy(context, HostnameVerificationPolicy.CLIENT, verifier);
    }
}
