package dev.waxseal.clients;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Variant;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.RequestEntityProcessing;
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
        request.property(ClientProperties.READ_TIMEOUT, letter.patienceMillis())
                .property(ClientProperties.REQUEST_ENTITY_PROCESSING, RequestEntityProcessing.CHUNKED);
        if (letter.body() == null) {
            return request.build(letter.method());
        }
        Object content = letter.stream() == null ? letter.content() : letter.stream();
        Variant variant = new Variant(
                MediaType.valueOf(letter.type()), (String) null, letter.fields().get("Content-Encoding"));
        return request.build(letter.method(), Entity.entity(content, variant));
    }
}
