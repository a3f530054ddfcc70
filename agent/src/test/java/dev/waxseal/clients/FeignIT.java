package dev.waxseal.clients;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import feign.Client;
import feign.Feign;
import feign.HeaderMap;
import feign.Headers;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import feign.Retryer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.zip.GZIPInputStream;

class FeignIT extends ClientContract {

    interface Office {
        @RequestLine("GET")
        String get(URI url, @HeaderMap Map<String, String> fields);

        @RequestLine("POST")
        @Headers("Content-Type: {type}")
        String post(URI url, @HeaderMap Map<String, String> fields, @Param("type") String type, byte[] content);
    }

    private final Client transport = new Client.Default(Tls.client().getSocketFactory(), null);

    @Override
    String client() {
        return "feign";
    }

    @Override
    boolean streams() {
        return false; // a request of Feign's holds its content as bytes
    }

    @Override
    String send(Letter letter) throws IOException {
        Office office = Feign.builder()
                .client(transport)
                .options(new Request.Options(20, SECONDS, letter.patienceMillis(), MILLISECONDS, true))
                .retryer(Retryer.NEVER_RETRY)
                .target(Office.class, "http://" + PostOffice.NAME);
        URI url = URI.create(letter.url());
        if (letter.body() == null) {
            return office.get(url, letter.fields()); // sends
        }
        return office.post(url, letter.fields(), letter.type(), content(letter)); // sends
    }

    /** Feign compresses content itself when the field says so. */
    private static byte[] content(Letter letter) throws IOException {
        return letter.fields().containsKey("Content-Encoding")
                ? new GZIPInputStream(new ByteArrayInputStream(letter.content())).readAllBytes()
                : letter.content();
    }
}
