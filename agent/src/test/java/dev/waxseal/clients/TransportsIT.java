package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Channels;
import java.nio.channels.CompletionHandler;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way of the JDK to put bytes on a wire: each carries a large request and a small one on the same connection, and
 * hears both answers. Were a single byte missed or heard twice, the second request would not be where it must be.
 */
@SuppressWarnings("AddressSelection") // names that have one
class TransportsIT {

    private static final String TOKEN = "Canary-7f3q-Token";
    private static final String ANSWER = Correspondent.json("{\"access_token\":\"" + TOKEN + "\"}");

    private final byte[] large = large();
    private final byte[] small = ("GET /small?password=Canary-7f3q-Zebra HTTP/1.1\r\nHost: " + PostOffice.NAME
                    + "\r\n\r\n")
            .getBytes(ISO_8859_1);

    private String test;

    @BeforeEach
    void name(TestInfo info) {
        test = info.getTestMethod().orElseThrow().getName();
    }

    @Test
    void streams_of_a_socket() throws Exception {
        try (Correspondent server = Correspondent.open(ANSWER);
                Socket socket = new Socket(PostOffice.NAME, server.port())) {
            exchange(server, socket.getOutputStream()::write, socket.getInputStream()::readNBytes);
        }
    }

    @Test
    void a_blocking_channel() throws Exception {
        try (Correspondent server = Correspondent.open(ANSWER);
                SocketChannel channel = connect(server)) {
            exchange(server, bytes -> writeFully(channel, ByteBuffer.wrap(bytes)), reading(channel));
        }
    }

    @Test
    void a_blocking_channel_and_memory_outside_the_heap() throws Exception {
        try (Correspondent server = Correspondent.open(ANSWER);
                SocketChannel channel = connect(server)) {
            exchange(
                    server,
                    bytes -> writeFully(
                            channel,
                            ByteBuffer.allocateDirect(bytes.length).put(bytes).flip()),
                    reading(channel));
        }
    }

    @Test
    void streams_of_a_channel() throws Exception {
        try (Correspondent server = Correspondent.open(ANSWER);
                SocketChannel channel = connect(server)) {
            exchange(server, Channels.newOutputStream(channel)::write, Channels.newInputStream(channel)::readNBytes);
        }
    }

    @Test
    void streams_of_the_socket_of_a_channel() throws Exception {
        try (Correspondent server = Correspondent.open(ANSWER);
                SocketChannel channel = connect(server)) {
            OutputStream out = channel.socket().getOutputStream();
            InputStream in = channel.socket().getInputStream();
            exchange(server, out::write, in::readNBytes);
        }
    }

    @Test
    void a_channel_that_takes_less_than_it_is_offered() throws Exception {
        AtomicInteger writes = new AtomicInteger();
        try (Correspondent server = Correspondent.open(ANSWER);
                Selector selector = Selector.open();
                SocketChannel channel = connect(server)) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 16 << 10);
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, 0);
            exchange(
                    server,
                    bytes -> {
                        ByteBuffer rest = ByteBuffer.wrap(bytes);
                        while (rest.hasRemaining()) {
                            writes.incrementAndGet();
                            if (channel.write(rest) == 0) {
                                await(selector, key, SelectionKey.OP_WRITE);
                            }
                        }
                    },
                    length -> {
                        ByteBuffer into = ByteBuffer.allocate(length);
                        while (into.hasRemaining()) {
                            await(selector, key, SelectionKey.OP_READ);
                            assertThat(channel.read(into)).isNotNegative();
                        }
                        return into.array();
                    });
        }
        assertThat(writes.get()).as("partial writes").isGreaterThan(2);
    }

    @Test
    void a_channel_that_gathers_some_of_many_buffers_and_scatters_the_answer() throws Exception {
        try (Correspondent server = Correspondent.open(ANSWER);
                Selector selector = Selector.open();
                SocketChannel channel = connect(server)) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 16 << 10);
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, 0);
            exchange(
                    server,
                    bytes -> {
                        ByteBuffer[] buffers = inPieces(bytes);
                        while (buffers[buffers.length - 2].hasRemaining()) {
                            if (channel.write(buffers, 1, buffers.length - 2) == 0) {
                                await(selector, key, SelectionKey.OP_WRITE);
                            }
                        }
                    },
                    length -> {
                        byte[] all = new byte[length];
                        ByteBuffer[] into = {
                            ByteBuffer.allocate(1), ByteBuffer.wrap(all, 0, 7), ByteBuffer.wrap(all, 7, length - 7)
                        };
                        while (into[2].hasRemaining()) {
                            await(selector, key, SelectionKey.OP_READ);
                            assertThat(channel.read(into, 1, 2)).isNotNegative();
                        }
                        return all;
                    });
        }
    }

    @Test
    void an_asynchronous_channel_and_futures() throws Exception {
        try (Correspondent server = Correspondent.open(ANSWER);
                AsynchronousSocketChannel channel = connectAsynchronously(server)) {
            exchange(
                    server,
                    bytes -> {
                        ByteBuffer rest = ByteBuffer.wrap(bytes);
                        while (rest.hasRemaining()) {
                            channel.write(rest).get();
                        }
                    },
                    length -> {
                        ByteBuffer into = ByteBuffer.allocate(length);
                        while (into.hasRemaining()) {
                            assertThat(channel.read(into).get()).isNotNegative();
                        }
                        return into.array();
                    });
        }
    }

    @Test
    void an_asynchronous_channel_whose_handler_fills_the_same_buffer_again() throws Exception {
        try (Correspondent server = Correspondent.open(ANSWER);
                AsynchronousSocketChannel channel = connectAsynchronously(server)) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 16 << 10);
            exchange(server, bytes -> new Refill(channel, bytes).send().get(20, TimeUnit.SECONDS), length -> {
                ByteBuffer into = ByteBuffer.allocate(length);
                while (into.hasRemaining()) {
                    CompletableFuture<Integer> count = new CompletableFuture<>();
                    channel.read(into, count, completing());
                    assertThat(count.get(20, TimeUnit.SECONDS)).isNotNegative();
                }
                return into.array();
            });
        }
    }

    @Test
    void an_asynchronous_channel_that_gathers_and_scatters() throws Exception {
        try (Correspondent server = Correspondent.open(ANSWER);
                AsynchronousSocketChannel channel = connectAsynchronously(server)) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 16 << 10);
            exchange(
                    server,
                    bytes -> {
                        ByteBuffer[] buffers = inPieces(bytes);
                        while (buffers[buffers.length - 2].hasRemaining()) {
                            CompletableFuture<Long> count = new CompletableFuture<>();
                            channel.write(buffers, 1, buffers.length - 2, 20, TimeUnit.SECONDS, count, completing());
                            count.get(20, TimeUnit.SECONDS);
                        }
                    },
                    length -> {
                        byte[] all = new byte[length];
                        ByteBuffer[] into = {ByteBuffer.wrap(all, 0, 7), ByteBuffer.wrap(all, 7, length - 7)};
                        while (into[1].hasRemaining()) {
                            CompletableFuture<Long> count = new CompletableFuture<>();
                            channel.read(into, 0, 2, 20, TimeUnit.SECONDS, count, completing());
                            assertThat(count.get(20, TimeUnit.SECONDS)).isNotNegative();
                        }
                        return all;
                    });
        }
    }

    @Test
    void a_file_that_the_operating_system_sends(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("request");
        try (Correspondent server = Correspondent.open(ANSWER);
                SocketChannel channel = connect(server)) {
            exchange(
                    server,
                    bytes -> {
                        Files.write(file, bytes);
                        try (FileChannel content = FileChannel.open(file)) {
                            writeFully(channel, ByteBuffer.wrap(bytes, 0, 10)); // the rest of the head is in the file
                            for (long at = 10; at < bytes.length; ) {
                                at += content.transferTo(at, bytes.length - at, channel);
                            }
                            assertThat(content.isOpen()).isTrue();
                        }
                    },
                    reading(channel));
        }
    }

    @Test
    void a_file_copied_to_a_file_is_nobodys_request(@TempDir Path directory) throws Exception {
        Path from = Files.write(directory.resolve("request"), small);
        try (FileChannel source = FileChannel.open(from);
                FileChannel target = FileChannel.open(
                        directory.resolve("copy"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(source.transferTo(0, small.length, target)).isEqualTo(small.length);
        }
        assertThat(findings("request")).isEmpty();
    }

    @Test
    void a_pipe_is_nobodys_request() throws Exception {
        Pipe pipe = Pipe.open();
        try (WritableByteChannel sink = pipe.sink();
                ReadableByteChannel source = pipe.source()) {
            sink.write(ByteBuffer.wrap(small));
            ByteBuffer arrived = ByteBuffer.allocate(small.length);
            while (arrived.hasRemaining()) {
                source.read(arrived);
            }
            assertThat(arrived.array()).isEqualTo(small);
        }
        assertThat(findings("request")).isEmpty();
    }

    @Test
    void a_unix_domain_socket_is_counted_and_never_found_at_fault(@TempDir Path directory) throws Exception {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("socket"));
        try (Correspondent server =
                        Correspondent.open(ServerSocketChannel.open(StandardProtocolFamily.UNIX), address, ANSWER);
                SocketChannel channel = SocketChannel.open(address)) {
            writeFully(channel, ByteBuffer.wrap(small));
            assertThat(server.next()).isEqualTo(small);
            assertThat(reading(channel).read(ANSWER.length()))
                    .asString(ISO_8859_1)
                    .isEqualTo(ANSWER);
        }
        assertThat(findings("request")).isEmpty();
        assertThat(findings("response")).isEmpty();
        assertThat(OwnJournal.lines("destination"))
                .anyMatch(destination -> destination.get("scheme").getAsString().equals("unix")
                        && !destination.get("encrypted").getAsBoolean());
    }

    private interface Sending {
        void send(byte[] bytes) throws Exception;
    }

    private interface Receiving {
        byte[] read(int length) throws Exception;
    }

    private void exchange(Correspondent server, Sending out, Receiving in) throws Exception {
        out.send(large);
        assertThat(server.next()).isEqualTo(large);
        assertThat(in.read(ANSWER.length())).asString(ISO_8859_1).isEqualTo(ANSWER);
        out.send(small);
        assertThat(server.next()).isEqualTo(small);
        assertThat(in.read(ANSWER.length())).asString(ISO_8859_1).isEqualTo(ANSWER);

        List<JsonObject> requests = findings("request");
        assertThat(requests).hasSize(2);
        assertThat(url(requests.get(0))).endsWith("/large");
        assertThat(requests.get(0).get("location").getAsString()).startsWith("body");
        assertThat(url(requests.get(1))).endsWith("/small?password=•••");
        assertThat(requests).allSatisfy(finding -> {
            JsonObject destination = finding.getAsJsonObject("destination");
            assertThat(destination.get("host").getAsString()).isEqualTo(PostOffice.NAME);
            assertThat(destination.get("address").getAsString()).isEqualTo("127.0.0.1");
        });
        List<JsonObject> responses = findings("response");
        assertThat(responses).hasSize(2);
        assertThat(responses)
                .allSatisfy(finding ->
                        assertThat(finding.get("location").getAsString()).isEqualTo("body:$.access_token"));
    }

    private List<JsonObject> findings(String direction) {
        return OwnJournal.findingsOf(getClass().getName(), test).stream()
                .filter(finding -> finding.get("direction").getAsString().equals(direction))
                .toList();
    }

    private static String url(JsonObject finding) {
        return finding.getAsJsonObject("request").get("url").getAsString();
    }

    /** Some megabytes of which no two stretches are alike, so that none can pass for another, and then a password. */
    private static byte[] large() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; body.length() < 3_000_000; i++) {
            body.append("line ").append(i).append('\n');
        }
        body.append("password: Canary-7f3q-Zebra\n");
        return ("POST /large HTTP/1.1\r\nHost: " + PostOffice.NAME + "\r\nContent-Type: text/plain\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(ISO_8859_1);
    }

    /** Buffers that begin and end anywhere, of which the first and the last are not to be sent. */
    private static ByteBuffer[] inPieces(byte[] bytes) {
        int third = bytes.length / 3;
        return new ByteBuffer[] {
            ByteBuffer.wrap("not this".getBytes(ISO_8859_1)),
            ByteBuffer.wrap(bytes, 0, 5),
            ByteBuffer.allocateDirect(third).put(bytes, 5, third).flip(),
            ByteBuffer.allocate(0),
            ByteBuffer.wrap(bytes, 5 + third, bytes.length - 5 - third).slice(),
            ByteBuffer.wrap("nor this".getBytes(ISO_8859_1))
        };
    }

    private static SocketChannel connect(Correspondent server) throws IOException {
        return SocketChannel.open(new InetSocketAddress(PostOffice.NAME, server.port()));
    }

    private static AsynchronousSocketChannel connectAsynchronously(Correspondent server) throws Exception {
        AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
        Future<Void> connected = channel.connect(new InetSocketAddress(PostOffice.NAME, server.port()));
        connected.get();
        return channel;
    }

    private static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static Receiving reading(ReadableByteChannel channel) {
        return length -> {
            ByteBuffer into = ByteBuffer.allocateDirect(length);
            while (into.hasRemaining()) {
                assertThat(channel.read(into)).isNotNegative();
            }
            byte[] bytes = new byte[length];
            into.flip().get(bytes);
            return bytes;
        };
    }

    private static void await(Selector selector, SelectionKey key, int operation) throws IOException {
        key.interestOps(operation);
        selector.select();
        selector.selectedKeys().clear();
    }

    private static <T> CompletionHandler<T, CompletableFuture<T>> completing() {
        return new CompletionHandler<>() {
            @Override
            public void completed(T result, CompletableFuture<T> future) {
                future.complete(result);
            }

            @Override
            public void failed(Throwable failure, CompletableFuture<T> future) {
                future.completeExceptionally(failure);
            }
        };
    }

    /** Sends many bytes through one small buffer, which its handler fills again before it returns. */
    private static final class Refill implements CompletionHandler<Integer, Void> {
        private final AsynchronousSocketChannel channel;
        private final byte[] bytes;
        private final ByteBuffer buffer = ByteBuffer.allocate(60_000);
        private final CompletableFuture<Void> sent = new CompletableFuture<>();
        private int at;

        private Refill(AsynchronousSocketChannel channel, byte[] bytes) {
            this.channel = channel;
            this.bytes = bytes;
            this.buffer.limit(0);
        }

        private CompletableFuture<Void> send() {
            completed(0, null);
            return sent;
        }

        @Override
        @SuppressWarnings("NullAway") // the attachment
        public void completed(Integer count, Void nothing) {
            if (!buffer.hasRemaining()) {
                int length = Math.min(buffer.capacity(), bytes.length - at);
                if (length == 0) {
                    sent.complete(null);
                    return;
                }
                buffer.clear().put(bytes, at, length).flip();
                at += length;
            }
            channel.write(buffer, null, this);
        }

        @Override
        public void failed(Throwable failure, Void nothing) {
            sent.completeExceptionally(failure);
        }
    }
}
