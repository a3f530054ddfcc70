package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** A client that does nothing but POST, one request after the other, so that what the agent adds stands out. */
interface BareClient {

    String PASSWORD = "changeit";

    /** What was answered. */
    @Nullable String send(String url, List<String[]> fields, String body) throws Exception;

    /** The bare one of this name, or null. */
    static @Nullable BareClient of(String name) throws Exception {
        return switch (name) {
            case "url" -> urlConnection();
            case "jdk" -> jdk();
            case "reactor" -> reactor();
            default -> null;
        };
    }

    private static BareClient urlConnection() throws Exception {
        HttpsURLConnection.setDefaultSSLSocketFactory(context().getSocketFactory());
        return (url, fields, body) -> {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setDoOutput(true);
            for (String[] field : fields) {
                connection.setRequestProperty(field[0], field[1]);
            }
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(UTF_8));
            }
            try (InputStream in = connection.getInputStream()) {
                return new String(in.readAllBytes(), UTF_8);
            }
        };
    }

    private static BareClient jdk() throws Exception {
        java.net.http.HttpClient client = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .sslContext(context())
                .build();
        return (url, fields, body) -> {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body));
            for (String[] field : fields) {
                request.header(field[0], field[1]);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        };
    }

    private static BareClient reactor() throws Exception {
        TrustManagerFactory trust = trust();
        HttpClient client = HttpClient.create().resolver(DefaultAddressResolverGroup.INSTANCE); // which knows our hosts
        HttpClient sealed = client.secure(spec -> {
            try {
                spec.sslContext(
                        SslContextBuilder.forClient().trustManager(trust).build());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return (url, fields, body) -> (url.startsWith("https") ? sealed : client)
                .headers(headers -> {
                    for (String[] field : fields) {
                        headers.set(field[0], field[1]);
                    }
                })
                .post()
                .uri(url)
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body.getBytes(UTF_8))))
                .responseContent()
                .aggregate()
                .asString()
                .block();
    }

    /** One that has the keys of this run's server, and trusts it. */
    static SSLContext context() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust().getTrustManagers(), null);
        return context;
    }

    private static TrustManagerFactory trust() throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store());
        return trust;
    }

    private static KeyStore store() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(System.getProperty("waxseal.test.keys")))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }
}
