import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A long-lived JVM: {@code java -javaagent:waxseal-agent.jar=output=month Month.java REQUESTS DESTINATIONS} sends so many requests
 * to so many hosts, each with a password of its own, over one connection that is kept open, and says what lives on the heap.
 */
final class Month {

    public static void main(String[] arguments) throws Exception {
        int requests = Integer.parseInt(arguments[0]);
        int destinations = Integer.parseInt(arguments[1]);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> serve(server));
            serving.setDaemon(true);
            serving.start();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                socket.setTcpNoDelay(true);
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream();
                byte[] answer = new byte[ANSWER.length];
                long began = System.nanoTime();
                for (int i = 0; i < requests; i++) {
                    String body =
                            "user=anna&page=" + i % 10 + (i % 1000 == 0 ? "&password=hunter" + i % destinations : "");
                    out.write(("POST /orders/" + i + " HTTP/1.1\r\nHost: host-" + i % destinations
                                    + ".example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                    + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
                    in.readNBytes(answer, 0, answer.length);
                    if ((i + 1) % (requests / 10) == 0) {
                        System.gc();
                        Runtime memory = Runtime.getRuntime();
                        System.out.printf(
                                "%,d requests, %d s, %d KB live%n",
                                i + 1,
                                (System.nanoTime() - began) / 1_000_000_000,
                                (memory.totalMemory() - memory.freeMemory()) >> 10);
                    }
                }
            }
        }
    }

    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Answers each request, of which no more is read than where it ends. */
    private static void serve(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] request = new byte[4096];
            while (in.read(request) >= 0) { // each is written at once, and answered before the next
                out.write(ANSWER);
            }
        } catch (java.io.IOException over) {
            // the other side says so
        }
    }
}
