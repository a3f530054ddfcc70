package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Speaks HTTP by native code of its own: {@code Speaker LIBRARY ADDRESS PORT}. It speaks to there by Java first, on a
 * connection that it leaves open; with {@code none} for a library that is all it does. Port 0 is one that it listens at
 * itself. It says what native code got for an answer, and which threads there are.
 */
@SuppressWarnings("SystemOut")
final class Speaker {

    private Speaker() {}

    private static native int post(String address, int port);

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[2]);
        ServerSocket own = new ServerSocket(0); // left open, for that would break the native connection
        try (Socket heard = new Socket(InetAddress.getByName(arguments[1]), port == 0 ? own.getLocalPort() : port)) {
            heard.getOutputStream().write("GET / HTTP/1.1\r\nHost: payments.example\r\n\r\n".getBytes(US_ASCII));
            if (!arguments[0].equals("none")) {
                System.load(arguments[0]);
                System.out.println(post(arguments[1], heard.getPort()));
            }
        }
        Thread.getAllStackTraces().keySet().forEach(thread -> System.out.println(thread.getName()));
    }
}
