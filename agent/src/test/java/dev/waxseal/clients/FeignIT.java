package dev.waxseal.clients;

import feign.Client;
import feign.Feign;
import feign.HeaderMap;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.net.URI;
import java.util.Map;

class FeignIT extends ClientContract {

    interface Office {
        @RequestLine("GET")
        String get(URI url, @HeaderMap Map<String, String> fields);

        @RequestLine("POST")
        @Headers("Content-Type: {type}")
        String post(URI url, @HeaderMap Map<String, String> fields, @Param("type") String type, byte[] content);
    }

    private final Office office = Feign.builder()
            .client(new Client.Default(Tls.client().getSocketFactory(), null))
            .target(Office.class, "http://" + PostOffice.NAME);

    @Override
    String client() {
        return "feign";
    }

    @Override
    String send(Letter letter) {
        URI url = URI.create(letter.url());
        if (letter.body() == null) {
            return office.get(url, letter.fields()); // sends
        }
        return office.post(url, letter.fields(), letter.type(), letter.content()); // sends
    }
}
