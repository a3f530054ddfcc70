package dev.waxseal.clients;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamRequestContent;
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
        return request(letter).send().getContentAsString(); // sends
    }

    @Override
    Future<?> dispatch(Letter letter) {
        return new CompletableResponseListener(request(letter)).send(); // sends
    }

    private Request request(Letter letter) {
        Request request = client.newRequest(letter.url())
                .method(letter.method())
                .idleTimeout(letter.patienceMillis(), TimeUnit.MILLISECONDS);
        request.headers(fields -> letter.fields().forEach(fields::put));
        if (letter.stream() != null) {
            request.body(new InputStreamRequestContent(letter.type(), letter.stream(), null));
        } else if (letter.body() != null) {
            request.body(new BytesRequestContent(letter.type(), letter.content()));
        }
        return request;
    }
}
