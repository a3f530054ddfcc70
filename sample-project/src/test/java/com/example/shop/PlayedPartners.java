package com.example.shop;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** All partners of the shop, played by one server on this machine, over http or https as the shop is configured. */
final class PlayedPartners implements AutoCloseable {

    private final HttpServer server;

    private PlayedPartners(HttpServer server) {
        this.server = server;
    }

    static PlayedPartners open() throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Partners partners = Partners.atPort(0);
        HttpServer server;
        if (partners.customers().getScheme().equals("https")) {
            HttpsServer sealed = HttpsServer.create(address, 0);
            sealed.setHttpsConfigurator(new HttpsConfigurator(Certificate.trustedHere(
                    partners.customers().getHost(),
                    partners.payments().getHost(),
                    partners.newsletter().getHost())));
            server = sealed;
        } else {
            server = HttpServer.create(address, 0);
        }
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] answer = "7".getBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return new PlayedPartners(server);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
