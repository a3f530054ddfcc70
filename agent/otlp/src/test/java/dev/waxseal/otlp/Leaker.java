package dev.waxseal.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * Sends passwords in clear text, each under another name, so that each is a finding of its own: {@code SECRET REQUESTS
 * PASSWORDS-IN-EACH SECONDS}; as slowly as it takes that many seconds. It ends where its input does.
 */
final class Leaker {

    private Leaker() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        URI base = URI.create("http://payments.example:" + server.getAddress().getPort() + "/");
        int requests = Integer.parseInt(arguments[1]);
        int passwords = Integer.parseInt(arguments[2]);
        long nanos = Long.parseLong(arguments[3]) * 1_000_000_000;
        long begin = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            StringBuilder body = new StringBuilder("{");
            for (int j = 0; j < passwords; j++) {
                body.append(j == 0 ? "" : ",")
                        .append('"')
                        .append(word(j))
                        .append("\":{\"password\":\"")
                        .append(arguments[0])
                        .append("\"}");
            }
            HttpURLConnection connection =
                    (HttpURLConnection) base.resolve(word(i)).toURL().openConnection();
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.append('}').toString().getBytes(UTF_8));
            if (connection.getResponseCode() != 204) {
                throw new IOException("not answered");
            }
            long early = begin + nanos * (i + 1) / requests - System.nanoTime();
            if (early > 0) {
                Thread.sleep(early / 1_000_000, (int) (early % 1_000_000));
            }
        }
        System.in.transferTo(OutputStream.nullOutputStream());
        server.stop(0);
        System.out.println("sent");
    }

    /** Made of letters, so that no part of it counts as one that varies. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder("w");
        for (int rest = number; rest > 0; rest /= 20) {
            word.append("bcdfghjklmnpqrstvwxz".charAt(rest % 20)).append('a');
        }
        return word.toString();
    }
}
