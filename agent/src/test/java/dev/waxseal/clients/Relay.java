package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A proxy on the loopback interface that passes every connection on to one port, whatever it was asked for. */
final class Relay implements Closeable {

    /** How a client begins to speak to a proxy; what it asked for is kept. */
    private interface Greeting {
        String greet(DataInputStream in, OutputStream out) throws IOException;
    }

    private final ServerSocket listening;
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

    private Relay(int to, Greeting greeting) throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(() -> {
            while (true) {
                Socket client = listening.accept();
                start(() -> serve(client, to, greeting));
            }
        });
    }

    /** Answers CONNECT (RFC 9110 section 9.3.6). */
    static Relay tunnel(int to) throws IOException {
        return new Relay(to, (in, out) -> {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                head.write(in.readByte());
            }
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
            return head.toString(ISO_8859_1);
        });
    }

    /** Speaks SOCKS 5 without authentication (RFC 1928). */
    static Relay socks(int to) throws IOException {
        return new Relay(to, (in, out) -> {
            in.readByte();
            in.readNBytes(in.readUnsignedByte());
            out.write(new byte[] {5, 0});
            in.readNBytes(3);
            int form = in.readUnsignedByte();
            byte[] host = in.readNBytes(form == 1 ? 4 : form == 4 ? 16 : in.readUnsignedByte());
            int port = in.readUnsignedShort();
            out.write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 0});
            return (form == 3
                            ? new String(host, ISO_8859_1)
                            : InetAddress.getByAddress(host).getHostAddress())
                    + ':'
                    + port;
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    /** What the next client asked for. */
    String next() throws InterruptedException {
        String next = asked.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nobody asked");
        }
        return next;
    }

    private void serve(Socket client, int to, Greeting greeting) throws IOException {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), to)) {
            asked.add(greeting.greet(new DataInputStream(client.getInputStream()), client.getOutputStream()));
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            start(() -> {
                in.transferTo(out);
                server.shutdownOutput();
            });
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception over) {
                // one of the sides, or the test, is done
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
