package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.Socket;

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
    boolean comparesHost() {
        return false; // a socket does not, unless it is asked to
    }

    @Override
    boolean expectsContinue() {
        return false; // it writes all at once
    }

    @Override
    String send(Letter letter) throws Exception {
        try (Socket socket = letter.connect()) {
            socket.getOutputStream().write(letter.bytes()); // sends
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8); // reads
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }
}
