package dev.waxseal.clients;

import io.netty.handler.ssl.SslContextBuilder;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.RequestBuilder;
import org.asynchttpclient.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class AsyncHttpClientIT extends ClientContract {

    private AsyncHttpClient client;

    @BeforeEach
    void start() throws Exception {
        client = Dsl.asyncHttpClient(Dsl.config()
                .setFollowRedirect(true)
                .setSslContext(
                        SslContextBuilder.forClient().trustManager(Tls.trust()).build()));
    }

    @AfterEach
    void shutDown() throws Exception {
        client.close();
    }

    @Override
    String client() {
        return "async-http-client";
    }

    @Override
    boolean expectsContinue() {
        return false; // it sends the field and does not wait
    }

    @Override
    String send(Letter letter) throws Exception {
        return dispatch(letter)
                .get(letter.patienceMillis(), TimeUnit.MILLISECONDS)
                .getResponseBody();
    }

    @Override
    Future<Response> dispatch(Letter letter) {
        RequestBuilder request = new RequestBuilder(letter.method()).setUrl(letter.url());
        letter.fields().forEach(request::setHeader);
        if (letter.stream() != null) {
            request.setHeader("Content-Type", letter.type()).setBody(letter.stream());
        } else if (letter.body() != null) {
            request.setHeader("Content-Type", letter.type()).setBody(letter.content());
        }
        return client.executeRequest(request.build()); // sends
    }
}
