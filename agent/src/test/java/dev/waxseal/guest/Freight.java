package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** An application that ships a hundred megabytes and is sent as many: {@code Freight CLIENT URL}; prints what it got. */
@SuppressWarnings("SystemOut")
public final class Freight {

    /** Of the content either way, in bytes. */
    static final long LENGTH = 100 << 20;

    private static final String LAST = "\npassword: Canary-7f3q-Zebra\n";

    private Freight() {}

    public static void main(String[] arguments) throws Exception {
        URI url = URI.create(arguments[1]);
        switch (arguments[0]) {
            case "url-connection" -> {
                HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(LENGTH);
                connection.setRequestProperty("Content-Type", "text/plain");
                try (OutputStream out = connection.getOutputStream()) {
                    content().transferTo(out);
                }
                System.out.println(digest(connection.getInputStream()));
            }
            case "jdk-http-client" -> {
                HttpRequest request = HttpRequest.newBuilder(url)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofInputStream(Freight::content))
                        .build();
                HttpResponse<InputStream> answer =
                        HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
                System.out.println(digest(answer.body()));
            }
            case "okhttp" -> {
                Request request = new Request.Builder()
                        .url(url.toString())
                        .post(new Streamed())
                        .build();
                try (Response answer = new OkHttpClient().newCall(request).execute()) {
                    System.out.println(digest(answer.body().byteStream()));
                }
            }
            default -> throw new IllegalArgumentException();
        }
    }

    /** Lines that are numbered, so that no stretch can pass for another, and in the end a password. */
    static InputStream content() {
        return new InputStream() {
            private long at;
            private byte[] block = {};
            private int next;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                if (at == LENGTH) {
                    return -1;
                }
                if (next == block.length) {
                    byte[] line = ("block " + at + " of a long letter, in which nothing stands\n").getBytes(US_ASCII);
                    block = Arrays.copyOf(line, (int) Math.min(8000, LENGTH - at));
                    for (int i = line.length; i < block.length; i++) {
                        block[i] = line[i % line.length];
                    }
                    if (at + block.length == LENGTH) {
                        byte[] last = LAST.getBytes(US_ASCII);
                        System.arraycopy(last, 0, block, block.length - last.length, last.length);
                    }
                    next = 0;
                }
                int count = Math.min(length, block.length - next);
                System.arraycopy(block, next, bytes, from, count);
                next += count;
                at += count;
                return count;
            }
        };
    }

    static String digest(InputStream content) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static final class Streamed extends RequestBody {
        @Override
        public @Nullable MediaType contentType() {
            return MediaType.get("text/plain");
        }

        @Override
        public long contentLength() {
            return LENGTH;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            content().transferTo(sink.outputStream());
        }
    }
}
