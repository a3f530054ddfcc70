package dev.waxseal.clients;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;

class JerseyAsyncIT extends ClientContract {

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
    String send(Letter letter) throws Exception {
        return dispatch(letter).get();
    }

    @Override
    Future<String> dispatch(Letter letter) {
        return JerseyIT.request(client, letter).submit(String.class); // sends
    }
}
