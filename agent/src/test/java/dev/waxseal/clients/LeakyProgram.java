package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A plain main program: sends its argument as a password for each line that it reads, and answers when it is sent. */
public final class LeakyProgram {

    private LeakyProgram() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        while (commands.readLine() != null) {
            URI url =
                    URI.create("http://payments.example:" + server.getAddress().getPort() + "/login");
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setDoOutput(true);
            connection.getOutputStream().write(("user=anna&password=" + arguments[0]).getBytes(UTF_8));
            System.out.println(connection.getResponseCode());
        }
        server.stop(0);
    }
}
