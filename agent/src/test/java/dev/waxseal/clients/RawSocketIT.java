package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;

/** No library at all: what a hand-written client does with a socket. */
class RawSocketIT extends ClientContract {

    @Override
    String client() {
        return "unknown";
    }

    @Override
    boolean followsRedirects() {
        return false;
    }

    @Override
    String send(Letter letter) throws Exception {
        URI url = URI.create(letter.url());
        StringBuilder head = new StringBuilder(letter.method())
                .append(' ')
                .append(url.getRawPath())
                .append(url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(url.getRawAuthority())
                .append("\r\nConnection: close\r\n");
        letter.fields().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (letter.body() != null) {
            head.append("Content-Type: " + letter.type() + "\r\nContent-Length: " + letter.content().length + "\r\n");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(head.append("\r\n").toString().getBytes(US_ASCII));
        request.write(letter.content());
        try (Socket socket = url.getScheme().equals("https")
                ? Tls.client().getSocketFactory().createSocket(url.getHost(), url.getPort())
                : new Socket(url.getHost(), url.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.toByteArray()); // sends
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8); // reads
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }
}
