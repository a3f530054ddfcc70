package dev.waxseal.clients;

import io.netty.handler.ssl.SslContextBuilder;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.RequestBuilder;

class AsyncHttpClientIT extends ClientContract {

    @Override
    String client() {
        return "async-http-client";
    }

    @Override
    String send(Letter letter) throws Exception {
        try (AsyncHttpClient client = Dsl.asyncHttpClient(Dsl.config()
                .setSslContext(
                        SslContextBuilder.forClient().trustManager(Tls.trust()).build()))) {
            RequestBuilder request = new RequestBuilder(letter.method()).setUrl(letter.url());
            letter.fields().forEach(request::setHeader);
            if (letter.body() != null) {
                request.setHeader("Content-Type", letter.type()).setBody(letter.content());
            }
            return client.executeRequest(request.build()).get().getResponseBody(); // sends
        }
    }
}
