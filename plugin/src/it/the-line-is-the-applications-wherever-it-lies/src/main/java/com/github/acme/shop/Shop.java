package com.github.acme.shop;

import com.example.post.Canary;
import com.example.post.PostOffice;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import com.github.kevinsawicki.http.HttpRequest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;

public class Shop {

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (PostOffice post = PostOffice.open()) {
            URI url = post.under("payments.example");
            pays(url);
            pool.submit(() -> ships(url)).get();
            stores(url);
            Services.all(url);
        } finally {
            pool.shutdown();
        }
    }

    private static void pays(URI url) {
        HttpRequest.post(url.resolve("/pay").toString())
                .form(Map.of("password", Canary.PASSWORD))
                .code(); // leaks: password
    }

    private static int ships(URI url) throws Exception {
        return Jsoup.connect(url.resolve("/ship").toString())
                .ignoreContentType(true)
                .data("password", Canary.PASSWORD)
                .method(Connection.Method.POST)
                .execute() // leaks: password
                .statusCode();
    }

    private static void stores(URI url) throws Exception {
        byte[] json = ("{\"password\":\"" + Canary.PASSWORD + "\"}").getBytes(StandardCharsets.US_ASCII);
        DockerHttpClient client = new ZerodepDockerHttpClient.Builder()
                .dockerHost(URI.create("tcp://" + url.getAuthority()))
                .build();
        DockerHttpClient.Request request = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.POST)
                .path("/store")
                .putHeader("Content-Type", "application/json")
                .body(new ByteArrayInputStream(json))
                .build();
        client.execute(request).close(); // leaks: password
        client.close();
    }
}
