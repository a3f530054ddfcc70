package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request for a client to send, in nobody's types.
 *
 * @param fields header fields to set beside the client's own
 * @param body the content, or null for none
 * @param type its media type
 * @param stream the content as it is to be sent, without a word of its length; null if at once
 * @param patience how long to wait for the answer
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Letter(
        String method,
        String url,
        Map<String, String> fields,
        byte @Nullable [] body,
        String type,
        @Nullable InputStream stream,
        Duration patience) {

    private static final Duration LONG = Duration.ofSeconds(20);

    static Letter get(String url) {
        return new Letter("GET", url, Map.of(), null, "", null, LONG);
    }

    static Letter post(String url, String type, String body) {
        return post(url, type, body.getBytes(UTF_8));
    }

    static Letter post(String url, String type, byte[] body) {
        return new Letter("POST", url, Map.of(), body, type, null, LONG);
    }

    /** The same, to be sent as it is read. */
    Letter streamed() {
        return new Letter(method, url, fields, body, type, new OnceOnly(content()), patience);
    }

    Letter with(String name, String value) {
        Map<String, String> more = new TreeMap<>(fields);
        more.put(name, value);
        return new Letter(method, url, more, body, type, stream, patience);
    }

    Letter within(Duration patience) {
        return new Letter(method, url, fields, body, type, stream, patience);
    }

    byte[] content() {
        return body == null ? new byte[0] : body;
    }

    int patienceMillis() {
        return (int) patience.toMillis();
    }

    /** Whether the content is sent only once the server has asked for it. */
    boolean expectsContinue() {
        return fields.containsKey("Expect");
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
            head.append("Content-Type: " + type + "\r\n");
            head.append(stream == null ? "Content-Length: " + body.length + "\r\n" : "Transfer-Encoding: chunked\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
        if (stream == null) {
            bytes.writeBytes(content());
        } else {
            chunk(stream, bytes);
        }
        return bytes.toByteArray();
    }

    private static void chunk(InputStream stream, ByteArrayOutputStream bytes) {
        try (stream) {
            byte[] piece = new byte[4096];
            for (int length = stream.read(piece); length >= 0; length = stream.read(piece)) {
                bytes.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(UTF_8));
                bytes.write(piece, 0, length);
                bytes.writeBytes("\r\n".getBytes(UTF_8));
            }
            bytes.writeBytes("0\r\n\r\n".getBytes(UTF_8));
        } catch (IOException never) {
            throw new AssertionError(never);
        }
    }

    /** A connection to where it goes. */
    Socket connect() throws IOException {
        URI to = URI.create(url);
        Socket socket = to.getScheme().equals("https")
                ? Tls.client().getSocketFactory().createSocket(to.getHost(), to.getPort())
                : new Socket(to.getHost(), to.getPort());
        socket.setSoTimeout(patienceMillis());
        return socket;
    }

    /** Comes in pieces, says nothing of its length, cannot go back, and is of no use once it has been read. */
    private static final class OnceOnly extends FilterInputStream {

        private static final int PIECE = 1_000;

        private boolean closed;

        private OnceOnly(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read() throws IOException {
            checkOpen();
            return super.read();
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            checkOpen();
            return super.read(into, from, Math.min(most, PIECE));
        }

        @Override
        public int available() throws IOException {
            return Math.min(super.available(), PIECE);
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() {
            closed = true;
        }

        private void checkOpen() throws IOException {
            if (closed) {
                throw new IOException("this was read already");
            }
        }
    }
}
