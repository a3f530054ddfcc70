package dev.waxseal.clients;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import org.junit.jupiter.api.AfterEach;

class JerseyIT extends ClientContract {

    private final Client client =
            ClientBuilder.newBuilder().sslContext(Tls.client()).build();

    @AfterEach
    void shutDown() {
        client.close();
    }

    @Override
    String client() {
        return "jersey";
    }

    @Override
    String send(Letter letter) {
        return request(client, letter).invoke(String.class); // sends
    }

    static Invocation request(Client client, Letter letter) {
        Invocation.Builder request = client.target(letter.url()).request();
        letter.fields().forEach(request::header);
        return letter.body() == null
                ? request.build(letter.method())
                : request.build(letter.method(), Entity.entity(letter.content(), letter.type()));
    }
}
