package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

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
}
