package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** An application that sends a megabyte with secrets at either end in every carrier: {@code Parcels CLIENT URL}. */
@SuppressWarnings("SystemOut")
public final class Parcels {

    static final String SECRET = "Canary7f3qZebra41";
    static final String ADDRESS = "canary.7f3q.zebra@acme.org";

    private static final String PROSE = "one or two ".repeat(90_000);

    private Parcels() {}

    /** The contents by their media types. */
    static Map<String, String> contents() {
        String json = "{\"password\":\"" + SECRET + "\",\"" + ADDRESS + "\":1,\"note\":\"" + PROSE
                + "\",\"last\":{\"password\":\"" + SECRET + "\",\"email\":\"" + ADDRESS + "\"}}";
        String part = "--b7\r\nContent-Disposition: form-data; name=\"";
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put("application/json", json);
        contents.put(
                "application/xml",
                "<r><password>" + SECRET + "</password><note>" + PROSE + "</note><email>" + ADDRESS + "</email><apiKey>"
                        + SECRET + "</apiKey></r>");
        contents.put(
                "multipart/form-data; boundary=b7",
                part + "file\"; filename=\"a.json\"\r\nContent-Type: application/json\r\n\r\n" + json + "\r\n" + part
                        + "password\"\r\n\r\n" + SECRET + "\r\n--b7--\r\n");
        contents.put(
                "text/csv", "id,password,email\n" + "1,,\n".repeat(250_000) + "2," + SECRET + ',' + ADDRESS + '\n');
        contents.put("application/msgpack", packed((char) 0x83, (char) 0xa0, (char) 0xdb));
        contents.put("application/octet-stream", "\0\1\2password=" + SECRET + '\0' + PROSE + "\0\3" + ADDRESS + '\0');
        return contents;
    }

    /** A map of three: a long note, a password, an address. */
    private static String packed(char map, char text, char longText) {
        int length = PROSE.length();
        return "" + map + (char) (text + 4) + "note" + longText + (char) (length >> 24)
                + (char) (length >> 16 & 255) + (char) (length >> 8 & 255) + (char) (length & 255) + PROSE
                + (char) (text + 8) + "password" + (char) (text + SECRET.length()) + SECRET + (char) (text + 5)
                + "email" + (char) (text + ADDRESS.length()) + ADDRESS;
    }

    public static void main(String[] arguments) throws Exception {
        URI url = URI.create(arguments[1]);
        for (Map.Entry<String, String> content : contents().entrySet()) {
            byte[] plain = content.getValue().getBytes(ISO_8859_1);
            for (boolean zipped : new boolean[] {false, true}) {
                send(arguments[0], url, content.getKey(), zipped ? zipped(plain) : plain, zipped);
            }
        }
        System.out.println("sent");
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(plain);
        }
        return zipped.toByteArray();
    }

    private static void send(String client, URI url, String type, byte[] body, boolean zipped) throws Exception {
        String coding = zipped ? "gzip" : "identity";
        switch (client) {
            case "url-connection" -> {
                HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", type);
                connection.setRequestProperty("Content-Encoding", coding);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body);
                }
                connection.getResponseCode();
            }
            case "jdk-http-client" -> {
                HttpRequest request = HttpRequest.newBuilder(url)
                        .header("Content-Type", type)
                        .header("Content-Encoding", coding)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
                HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
            }
            case "okhttp" -> {
                Request request = new Request.Builder()
                        .url(url.toString())
                        .header("Content-Encoding", coding)
                        .post(RequestBody.create(body, MediaType.get(type)))
                        .build();
                try (Response answer = new OkHttpClient().newCall(request).execute()) {
                    answer.body().bytes();
                }
            }
            default -> throw new IllegalArgumentException(client);
        }
    }
}
