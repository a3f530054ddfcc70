package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request for a client to send, in nobody's types.
 *
 * @param fields header fields to set beside the client's own
 * @param body the content, or null for none
 * @param type its media type
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Letter(String method, String url, Map<String, String> fields, byte @Nullable [] body, String type) {

    static Letter get(String url) {
        return new Letter("GET", url, Map.of(), null, "");
    }

    static Letter post(String url, String type, String body) {
        return post(url, type, body.getBytes(UTF_8));
    }

    static Letter post(String url, String type, byte[] body) {
        return new Letter("POST", url, Map.of(), body, type);
    }

    Letter with(String name, String value) {
        return new Letter(method, url, Map.of(name, value), body, type);
    }

    byte[] content() {
        return body == null ? new byte[0] : body;
    }

    /** The letter as HTTP/1.1, for those who write it by hand. */
    byte[] bytes() {
        URI to = URI.create(url);
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(to.getRawPath())
                .append(to.getRawQuery() == null ? "" : "?" + to.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(to.getRawAuthority())
                .append("\r\nConnection: close\r\n");
        fields.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (body != null) {
            head.append("Content-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
        bytes.writeBytes(content());
        return bytes.toByteArray();
    }

    /** A connection to where it goes. */
    Socket connect() throws IOException {
        URI to = URI.create(url);
        return to.getScheme().equals("https")
                ? Tls.client().getSocketFactory().createSocket(to.getHost(), to.getPort())
                : new Socket(to.getHost(), to.getPort());
    }
}
