package com.example.shop;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.client.HttpClient;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** Serves, asks itself once, and ends. */
public final class Shop {

    private Shop() {}

    public static void main(String[] arguments) {
        Map<String, Object> settings = Map.of("micronaut.server.port", -1, "micronaut.server.host", "127.0.0.1");
        try (EmbeddedServer server = ApplicationContext.run(EmbeddedServer.class, settings);
                HttpClient client = HttpClient.create(server.getURL())) {
            HttpRequest<String> login =
                    HttpRequest.POST("/login", "password=hunter2-yellow-bird").contentType(MediaType.TEXT_PLAIN_TYPE);
            System.out.println(client.toBlocking().retrieve(login));
        }
    }
}
