package dev.waxseal.clients;

import static java.util.Objects.requireNonNull;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.stub.ClientCalls;
import io.netty.handler.ssl.SslContext;
import io.netty.resolver.DefaultAddressResolverGroup;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.TrustOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.security.Provider;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.conscrypt.Conscrypt;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.HttpResources;

/** Clients of several libraries that ask for pages of one server one after the other, over HTTP/2 and TLS. */
enum Http2Client {
    JDK_HTTP_CLIENT {
        @Override
        void get(List<URI> urls) throws Exception {
            java.net.http.HttpClient client = java.net.http.HttpClient.newBuilder()
                    .sslContext(Tls.client())
                    .build();
            for (URI url : urls) {
                client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
            }
        }
    },
    OKHTTP {
        @Override
        void get(List<URI> urls) throws Exception {
            okHttp(Tls.client(), urls);
        }
    },
    OKHTTP_CONSCRYPT {
        @Override
        void get(List<URI> urls) throws Exception {
            Provider conscrypt = Conscrypt.newProvider();
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("server", trust().getAcceptedIssuers()[0]);
            TrustManagerFactory own =
                    TrustManagerFactory.getInstance("PKIX", conscrypt); // the JDK's takes none in TLS 1.3
            own.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS", conscrypt);
            context.init(null, own.getTrustManagers(), null);
            okHttp(context, urls);
        }
    },
    APACHE_5_ASYNC {
        @Override
        void get(List<URI> urls) throws Exception {
            CloseableHttpAsyncClient client = HttpAsyncClients.custom()
                    .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                            .setTlsStrategy(new DefaultClientTlsStrategy(Tls.client()))
                            .build())
                    .build();
            client.start();
            try {
                for (URI url : urls) {
                    SimpleHttpRequest request = SimpleRequestBuilder.get(url).build();
                    client.execute(request, null).get();
                }
            } finally {
                client.close(CloseMode.IMMEDIATE); // with grace it would wait 5 s for connections that go on
            }
        }
    },
    JETTY {
        @Override
        void get(List<URI> urls) throws Exception {
            SslContextFactory.Client tls = new SslContextFactory.Client();
            tls.setSslContext(Tls.client());
            ClientConnector connector = new ClientConnector();
            connector.setSslContextFactory(tls);
            HttpClient client = new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client(connector)));
            client.start();
            try {
                for (URI url : urls) {
                    client.GET(url);
                }
            } finally {
                client.stop();
            }
        }
    },
    REACTOR_NETTY {
        @Override
        void get(List<URI> urls) throws Exception {
            SslContext tls = Http2SslContextSpec.forClient()
                    .configure(spec -> spec.trustManager(Tls.trust()))
                    .sslContext();
            reactor.netty.http.client.HttpClient client = reactor.netty.http.client.HttpClient.create()
                    .runOn(HttpResources.get(), false)
                    .resolver(DefaultAddressResolverGroup.INSTANCE)
                    .protocol(HttpProtocol.H2)
                    .secure(spec -> spec.sslContext(tls));
            for (URI url : urls) {
                client.get().uri(url).responseContent().aggregate().asString().block();
            }
        }
    },
    VERTX {
        @Override
        void get(List<URI> urls) throws Exception {
            Vertx vertx = Vertx.vertx(new VertxOptions()
                    .setAddressResolverOptions(new AddressResolverOptions().setHostsPath("src/test/resources/hosts")));
            try {
                io.vertx.core.http.HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setTrustOptions(TrustOptions.wrap(trust())));
                for (URI url : urls) {
                    client.request(HttpMethod.GET, url.getPort(), url.getHost(), url.getPath())
                            .compose(request -> request.send())
                            .compose(response -> response.body())
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS);
                }
            } finally {
                vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
            }
        }
    },
    /** Over OpenSSL's TLS; its answers are none of its own protocol, and come all the same. */
    GRPC {
        @Override
        void get(List<URI> urls) throws Exception {
            ManagedChannel channel = NettyChannelBuilder.forAddress(
                            urls.get(0).getHost(), urls.get(0).getPort())
                    .sslContext(GrpcSslContexts.configure(
                                    io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder.forClient(),
                                    SslProvider.OPENSSL)
                            .trustManager(Tls.trust())
                            .build())
                    .build();
            try {
                for (URI url : urls) {
                    answer(channel, url.getPath().substring(1));
                }
            } finally {
                channel.shutdownNow().awaitTermination(20, TimeUnit.SECONDS);
            }
        }

        private void answer(ManagedChannel channel, String method) {
            try {
                ClientCalls.blockingUnaryCall(
                        channel,
                        MethodDescriptor.<byte[], byte[]>newBuilder()
                                .setType(MethodDescriptor.MethodType.UNARY)
                                .setFullMethodName(method)
                                .setRequestMarshaller(new GrpcContract.Bytes())
                                .setResponseMarshaller(new GrpcContract.Bytes())
                                .build(),
                        CallOptions.DEFAULT,
                        new byte[0]);
            } catch (StatusRuntimeException jsonIsNone) {
                requireNonNull(jsonIsNone.getStatus());
            }
        }
    };

    abstract void get(List<URI> urls) throws Exception;

    private static void okHttp(SSLContext context, List<URI> urls) throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .sslSocketFactory(context.getSocketFactory(), trust())
                .build();
        for (URI url : urls) {
            Request request = new Request.Builder().url(url.toString()).build();
            try (Response response = client.newCall(request).execute()) {
                response.body().string();
            }
        }
    }

    private static X509TrustManager trust() {
        return (X509TrustManager) Tls.trust().getTrustManagers()[0];
    }
}
