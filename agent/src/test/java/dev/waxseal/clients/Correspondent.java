package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A server without any library: it keeps every byte of each request and gives each the same answer. */
final class Correspondent implements Closeable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

    private final Closeable listening;
    private final int port;
    private final byte[] answer;
    private final BlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();

    private Correspondent(ServerSocket server, String answer) {
        this.listening = server;
        this.port = server.getLocalPort();
        this.answer = answer.getBytes(ISO_8859_1);
        start(() -> {
            while (true) {
                Socket accepted = server.accept();
                start(() -> serve(accepted, accepted.getInputStream(), accepted.getOutputStream()));
            }
        });
    }

    private Correspondent(ServerSocketChannel server, String answer) {
        this.listening = server;
        this.port = 0;
        this.answer = answer.getBytes(ISO_8859_1);
        start(() -> {
            while (true) {
                SocketChannel accepted = server.accept();
                OutputStream out = Channels.newOutputStream(accepted);
                start(() -> serve(accepted, Channels.newInputStream(accepted), out));
            }
        });
    }

    /** Listens on the loopback interface; gives each request this answer. */
    static Correspondent open(String answer) throws IOException {
        return new Correspondent(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
    }

    /** Listens at an address of another kind. */
    static Correspondent open(ServerSocketChannel server, SocketAddress address, String answer) throws IOException {
        return new Correspondent(server.bind(address), answer);
    }

    /** An answer whose content is this JSON. */
    static String json(String content) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + content.length() + "\r\n\r\n"
                + content;
    }

    int port() {
        return port;
    }

    /** The bytes of the next request, all of them. */
    byte[] next() throws InterruptedException {
        byte[] next = requests.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing arrived");
        }
        return next;
    }

    private void serve(Closeable connection, InputStream in, OutputStream out) throws Exception {
        try (connection) {
            for (byte[] request = read(in); request != null; request = read(in)) {
                requests.add(request);
                out.write(answer);
            }
        }
    }

    private static byte @Nullable [] read(InputStream in) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        int ending = 0;
        while (ending < 4) {
            int b = in.read();
            if (b < 0) {
                return null;
            }
            request.write(b);
            ending = b == "\r\n\r\n".charAt(ending) ? ending + 1 : b == '\r' ? 1 : 0;
        }
        Matcher length = LENGTH.matcher(request.toString(ISO_8859_1));
        int content = length.find() ? Integer.parseInt(length.group(1)) : 0;
        byte[] body = in.readNBytes(content);
        if (body.length < content) {
            throw new EOFException();
        }
        request.write(body);
        return request.toByteArray();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception over) {
                // the other side, or the test, is done
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
