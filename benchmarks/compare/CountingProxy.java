import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A proxy that goes nowhere: prints the first line of each request that it is sent, and answers it. */
final class CountingProxy {

    private CountingProxy() {}

    /** Writes its port into the file that it is given. */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Files.writeString(Path.of(arguments[0]), String.valueOf(proxy.getLocalPort()));
            while (true) {
                Socket client = proxy.accept();
                new Thread(() -> serve(client)).start();
            }
        }
    }

    private static void serve(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                head.append((char) next);
            }
            System.out.println(head.substring(0, head.indexOf("\r\n")));
            client.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\n0"
                            .getBytes(StandardCharsets.US_ASCII));
            in.transferTo(java.io.OutputStream.nullOutputStream()); // the content, until the client has its answer
        } catch (IOException e) {
            System.out.println(e);
        }
    }
}
