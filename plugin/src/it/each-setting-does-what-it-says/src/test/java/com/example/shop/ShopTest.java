package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.post.Canary;
import com.example.post.PostOffice;
import com.example.vendor.Client;
import com.sun.net.httpserver.HttpServer;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

public class ShopTest {

    @Test
    public void a_library_sends_and_the_answer_is_as_bad() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] answer = ("{\"password\": \"" + Canary.PASSWORD + "\"}").getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        URI doors = URI.create("http://payments.example:" + server.getAddress().getPort() + "/doors");
        Client.send((HttpURLConnection) doors.toURL().openConnection(), "badgeNumber=ACME-123456");
        server.stop(0);
    }

    @Test
    public void another_jvm_sends() throws Exception {
        try (PostOffice post = PostOffice.open()) {
            String office = Path.of(PostOffice.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
            Process client = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Djdk.net.hosts.file=src/test/hosts",
                            "-cp",
                            "target/test-classes" + System.getProperty("path.separator") + office,
                            Client.class.getName(),
                            post.under("payments.example").toString())
                    .inheritIO()
                    .start();
            assertEquals(0, client.waitFor());
        }
    }

    @Test
    public void anyone_is_taken_for_the_server() throws Exception {
        X509TrustManager anyone = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {anyone}, null);
        try (PostOffice post = PostOffice.sealed("payments.example")) {
            HttpsURLConnection login = (HttpsURLConnection)
                    post.under("payments.example").resolve("/login").toURL().openConnection();
            login.setSSLSocketFactory(context.getSocketFactory());
            Client.send(login, "password=" + Canary.PASSWORD);
        }
    }
}
