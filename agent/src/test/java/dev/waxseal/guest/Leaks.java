package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Sends one password after the other, {@code secret-0}, {@code secret-1}, and so on, and says so when each is answered. */
final class Leaks {

    private Leaks() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        URI url = URI.create("http://payments.example:" + server.getAddress().getPort() + "/login");
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setDoOutput(true);
            connection.getOutputStream().write(("user=anna&password=" + arguments[0] + '-' + i).getBytes(UTF_8));
            System.out.println(connection.getResponseCode());
        }
        server.stop(0);
    }
}
