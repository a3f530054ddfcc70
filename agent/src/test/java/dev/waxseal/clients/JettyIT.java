package dev.waxseal.clients;

import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class JettyIT extends ClientContract {

    private final HttpClient client = new HttpClient();

    @BeforeEach
    void start() throws Exception {
        SslContextFactory.Client tls = new SslContextFactory.Client();
        tls.setSslContext(Tls.client());
        client.setSslContextFactory(tls);
        client.start();
    }

    @AfterEach
    void shutDown() throws Exception {
        client.stop();
    }

    @Override
    String client() {
        return "jetty";
    }

    @Override
    String send(Letter letter) throws Exception {
        Request request = client.newRequest(letter.url()).method(letter.method());
        request.headers(fields -> letter.fields().forEach(fields::put));
        if (letter.body() != null) {
            request.body(new BytesRequestContent(letter.type(), letter.content()));
        }
        return request.send().getContentAsString(); // sends
    }
}
