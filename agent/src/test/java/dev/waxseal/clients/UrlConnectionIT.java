package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import javax.net.ssl.HttpsURLConnection;

class UrlConnectionIT extends ClientContract {

    @Override
    String client() {
        return "url-connection";
    }

    @Override
    String send(Letter letter) throws Exception {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(letter.url()).toURL().openConnection();
        if (connection instanceof HttpsURLConnection sealed) {
            sealed.setSSLSocketFactory(Tls.client().getSocketFactory());
        }
        connection.setRequestMethod(letter.method());
        connection.setReadTimeout(letter.patienceMillis());
        letter.fields().forEach(connection::setRequestProperty);
        if (letter.body() != null) {
            connection.setRequestProperty("Content-Type", letter.type());
            connection.setDoOutput(true);
            if (letter.stream() != null) {
                connection.setChunkedStreamingMode(0);
                try (OutputStream content = connection.getOutputStream()) { // sends
                    letter.stream().transferTo(content); // sends
                } // sends
            } else {
                if (letter.expectsContinue()) {
                    connection.setFixedLengthStreamingMode(letter.content().length); // or else it sends all at once
                }
                connection.getOutputStream().write(letter.content()); // sends
            }
        }
        try (InputStream answer = connection.getInputStream()) { // sends
            return new String(answer.readAllBytes(), UTF_8); // reads
        }
    }
}
