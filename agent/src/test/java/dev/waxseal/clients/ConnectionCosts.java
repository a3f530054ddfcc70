package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * The live heap that a connection adds which is open and idle after a request: in a JVM without the agent, in one with it,
 * and the difference; and what one adds that was closed. The server is a JVM of its own that never carries an agent. A
 * program, not a test; how to run it stands in the benchmarks' README.
 */
final class ConnectionCosts {

    private static final int OPEN = Integer.getInteger("open", 2_000);
    private static final int CLOSED = Integer.getInteger("closed", 10_000);
    private static final Path CLASSES = Path.of(System.getProperty("waxseal.test.classes"));
    private static final String BODY = "{\"article\":\"blue mug\",\"count\":2,\"price\":12.5,\"comment\":\"as ever\"}";
    private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

    private ConnectionCosts() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments.length) {
            case 0 -> compare();
            case 1 -> serve(Integer.parseInt(arguments[0]));
            default -> open(Client.valueOf(arguments[0]), Integer.parseInt(arguments[1]));
        }
    }

    /** Who opens them. */
    private enum Client {
        SOCKET,
        JDK,
        APACHE_5,
        HTTP_2,
        /** Closes each before it opens the next. */
        CLOSED;

        int connections() {
            return this == CLOSED ? ConnectionCosts.CLOSED : OPEN;
        }

        /** After so many requests that wait, all are answered. */
        int answeredAt() {
            return this == JDK ? connections() : 1;
        }
    }

    private static void compare() throws Exception {
        Path output = Files.createTempDirectory("waxseal");
        List<String> with = List.of("-javaagent:" + System.getProperty("waxseal.test.agent") + "=output=" + output);
        System.out.printf("| %,d connections | without, bytes each | with | more |%n|---|---|---|---|%n", OPEN);
        String chosen = System.getProperty("clients", "");
        for (Client client : chosen.isEmpty()
                ? Client.values()
                : Stream.of(chosen.split(",")).map(Client::valueOf).toArray(Client[]::new)) {
            long bare = bytes(client, List.of());
            long heard = bytes(client, with);
            System.out.printf("| %s | %,d | %,d | %,d |%n", client, bare, heard, heard - bare);
        }
    }

    private static long bytes(Client client, List<String> options) throws Exception {
        Process server = java(List.of(), Integer.toString(client.answeredAt()));
        try {
            Process process = java(options, client.name(), line(server));
            try {
                return Long.parseLong(line(process));
            } finally {
                process.destroy();
            }
        } finally {
            server.destroy();
        }
    }

    private static String line(Process process) throws IOException {
        String line = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII)).readLine();
        if (line == null) {
            throw new IllegalStateException("it ended without a word");
        }
        return line;
    }

    private static Process java(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-Djdk.httpclient.keepalive.timeout=600"));
        command.addAll(List.of("-Dopen=" + OPEN, "-Dclosed=" + CLOSED, "-Dwaxseal.test.classes=" + CLASSES));
        String agent = CLASSES.resolveSibling("classes").toString(); // it comes as it ships, in its jar
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.equals(agent))
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", classPath, ConnectionCosts.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void open(Client client, int port) throws Exception {
        List<Object> held = new ArrayList<>();
        open(client, port, client.connections(), held); // so that all classes are there, and all that grows has grown
        long before = live(port);
        open(client, port, client.connections(), held);
        System.out.println((live(port) - before) / client.connections());
        System.out.flush();
        System.in.read(); // for whoever looks at the heap; it is ended from outside
        System.exit(held.size());
    }

    /** References are cleared by one collection; what hung on them goes when something is said, and with the next. */
    private static long live(int port) throws Exception {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            ReferenceQueue<Object> told = new ReferenceQueue<>();
            Reference<Object> cleared = new WeakReference<>(new Object(), told);
            try {
                System.gc();
                told.remove(1_000); // a thread of the JVM tells of what a collection has cleared
            } finally {
                Reference.reachabilityFence(cleared);
            }
            used = Math.min(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write("GET ".getBytes(US_ASCII));
            }
        }
        return used;
    }

    private static void open(Client client, int port, int connections, List<Object> held) throws Exception {
        switch (client) {
            case SOCKET -> sockets(port, connections, request(), held);
            case HTTP_2 -> sockets(port, connections, http2Request(), held);
            case JDK -> jdk(port, connections, held);
            case APACHE_5 -> apache(port, connections, held);
            case CLOSED -> {
                for (int i = 0; i < connections; i++) {
                    List<Object> one = new ArrayList<>();
                    sockets(port, 1, request(), one);
                    ((Socket) one.get(0)).close();
                }
            }
        }
    }

    private static void sockets(int port, int connections, byte[] request, List<Object> held) throws IOException {
        for (int i = 0; i < connections; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream().write(request);
            byte[] answer = new byte[512];
            if (socket.getInputStream().read(answer) <= 0) {
                throw new IllegalStateException("not answered");
            }
            held.add(socket);
        }
    }

    /** All at a time, or one would be used for all. */
    private static void jdk(int port, int connections, List<Object> held) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        held.add(client);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/orders"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        answers.forEach(answer -> answer.join().body());
    }

    private static void apache(int port, int connections, List<Object> held) throws Exception {
        CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .build())
                .build();
        held.add(client);
        List<ClassicHttpResponse> answers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            HttpPost post = new HttpPost("http://127.0.0.1:" + port + "/orders");
            post.setEntity(new StringEntity(BODY, ContentType.APPLICATION_JSON));
            answers.add(client.executeOpen(new HttpHost("http", "127.0.0.1", port), post, null));
        }
        for (ClassicHttpResponse answer : answers) {
            EntityUtils.consume(answer.getEntity());
            answer.close();
        }
    }

    private static byte[] request() {
        return ("POST /orders HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: a-socket\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY)
                .getBytes(US_ASCII);
    }

    /** Preface, settings, a request and its content, as clients write them that keep fields in the table. */
    private static byte[] http2Request() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
        bytes.write(SETTINGS);
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(new byte[] {(byte) 0x83, (byte) 0x86}); // POST, http
        kept(block, 4, "/orders");
        kept(block, 1, "127.0.0.1:8080");
        kept(block, 58, "a-socket/1.0 (HTTP/2)");
        kept(block, 31, "application/json");
        kept(block, 28, Integer.toString(BODY.length()));
        frame(bytes, 1, 4, block.toByteArray());
        frame(bytes, 0, 1, BODY.getBytes(US_ASCII));
        return bytes.toByteArray();
    }

    private static byte[] http2Answer() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(SETTINGS);
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x88); // 200
        kept(block, 31, "text/plain");
        kept(block, 33, "Mon, 30 Nov 2026 04:00:00 GMT");
        frame(bytes, 1, 4, block.toByteArray());
        frame(bytes, 0, 1, "ok".getBytes(US_ASCII));
        return bytes.toByteArray();
    }

    /** A field of that name in the static table, for the dynamic one (RFC 7541 section 6.2.1). */
    private static void kept(OutputStream block, int name, String value) throws IOException {
        block.write(0x40 | name);
        block.write(value.length());
        block.write(value.getBytes(US_ASCII));
    }

    private static void frame(OutputStream to, int type, int flags, byte[] payload) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(payload.length << 8 | type);
        out.write(flags);
        out.writeInt(1);
        out.write(payload);
    }

    /** Answers once so many requests wait, of which each comes whole or in two writes that end with its content. */
    private static void serve(int answeredAt) throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        System.out.println(((InetSocketAddress) server.getLocalAddress()).getPort());
        ByteBuffer in = ByteBuffer.allocate(16 * 1024);
        List<SelectionKey> waiting = new ArrayList<>();
        while (true) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    SocketChannel accepted = server.accept();
                    accepted.configureBlocking(false);
                    accepted.register(selector, SelectionKey.OP_READ);
                    continue;
                }
                in.clear();
                int read = read((SocketChannel) key.channel(), in);
                if (read < 0) {
                    key.channel().close();
                    continue;
                }
                String said = new String(in.array(), 0, read, US_ASCII);
                if (said.startsWith("PRI")) {
                    key.attach("h2");
                }
                if (said.endsWith(BODY)) {
                    waiting.add(key);
                }
            }
            selector.selectedKeys().clear();
            if (waiting.size() >= answeredAt) {
                for (SelectionKey key : waiting) {
                    byte[] answer = "h2".equals(key.attachment())
                            ? http2Answer()
                            : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\nok"
                                    .getBytes(US_ASCII);
                    ((SocketChannel) key.channel()).write(ByteBuffer.wrap(answer));
                }
                waiting.clear();
            }
        }
    }

    private static int read(SocketChannel channel, ByteBuffer in) {
        try {
            return channel.read(in);
        } catch (IOException reset) {
            return -1;
        }
    }
}
