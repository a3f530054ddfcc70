package dev.waxseal.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what hearing costs: time for a request of 1 KB with its answer, memory for a connection that is idle after it. */
final class Cost {

    private static final int ROUNDS = 20;
    private static final int REQUESTS = 100_000;
    private static final int CONNECTIONS = 50_000;

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private static long heard;

    private Cost() {}

    public static void main(String[] args) {
        byte[] request = Overheard.bytes("POST /orders/1234?page=2 HTTP/1.1\nHost: shop.example:8080\n"
                + "User-Agent: Apache-HttpClient/5.6 (Java/17)\nAccept: application/json\nAccept-Encoding: gzip\n"
                + "Connection: keep-alive\nContent-Type: application/json; charset=UTF-8\nX-Request-Id: 0815\n"
                + "Content-Length: 700\n\n" + "x".repeat(700));
        byte[] response = Overheard.bytes("HTTP/1.1 200 OK\nContent-Type: application/json\n"
                + "Date: Mon, 23 Nov 2026 12:00:00 GMT\nContent-Length: 200\n\n" + "y".repeat(200));
        time(request, response);
        memory(request, response);
        amid();
        http2();
    }

    private static void http2() {
        List<Conversation> all = new ArrayList<>(CONNECTIONS);
        byte[][] request = new byte[10][];
        byte[][] response = new byte[10][];
        Http2Talk client = new Http2Talk();
        Http2Talk server = new Http2Talk();
        for (int i = 0; i < request.length; i++) {
            request[i] = Overheard.join(
                    client.headers(
                            2 * i + 1,
                            false,
                            ":method: POST",
                            ":scheme: http",
                            ":path: /orders/" + i,
                            ":authority: shop.example:8080",
                            "user-agent: Apache-HttpClient/5.6 (Java/17)",
                            "content-type: application/json; charset=UTF-8",
                            "x-request-id: 0815-" + i),
                    Http2Talk.data(2 * i + 1, true, new byte[700]));
            response[i] = Overheard.join(
                    server.headers(
                            2 * i + 1,
                            false,
                            ":status: 200",
                            "content-type: application/json",
                            "date: Mon, 23 Nov 2026 12:00:00 GMT"),
                    Http2Talk.data(2 * i + 1, true, new byte[200]));
        }
        long before = used();
        long begin = THREAD.getCurrentThreadCpuTime();
        for (int i = 0; i < CONNECTIONS / 5; i++) {
            Conversation conversation = new Conversation(said -> heard++);
            all.add(conversation);
            conversation.sent(ByteBuffer.wrap(Overheard.join(Http2Talk.PREFACE, Http2Talk.SETTINGS)));
            conversation.received(ByteBuffer.wrap(Http2Talk.SETTINGS));
            for (int j = 0; j < request.length; j++) {
                conversation.sent(ByteBuffer.wrap(request[j]));
                conversation.received(ByteBuffer.wrap(response[j]));
            }
        }
        long time = THREAD.getCurrentThreadCpuTime() - begin;
        print("ns for a request over HTTP/2 with its answer: %d", time / all.size() / request.length);
        print("bytes held by an idle HTTP/2 connection: %d", (used() - before) / all.size());
    }

    private static void time(byte[] request, byte[] response) {
        Conversation conversation = new Conversation(said -> heard++);
        for (int round = 0; round < ROUNDS; round++) {
            long begin = THREAD.getCurrentThreadCpuTime();
            for (int i = 0; i < REQUESTS; i++) {
                conversation.sent(ByteBuffer.wrap(request));
            }
            long asked = THREAD.getCurrentThreadCpuTime() - begin;
            conversation = new Conversation(said -> heard++);
            begin = THREAD.getCurrentThreadCpuTime();
            for (int i = 0; i < REQUESTS; i++) {
                conversation.sent(ByteBuffer.wrap(request));
                conversation.received(ByteBuffer.wrap(response));
            }
            long both = THREAD.getCurrentThreadCpuTime() - begin;
            if (round >= ROUNDS - 3) {
                print("ns for a request of %d bytes: %d", request.length, asked / REQUESTS);
                print("ns with an answer of %d bytes: %d", response.length, both / REQUESTS);
            }
        }
    }

    private static void memory(byte[] request, byte[] response) {
        List<Conversation> fresh = new ArrayList<>(CONNECTIONS);
        long before = used();
        for (int i = 0; i < CONNECTIONS; i++) {
            fresh.add(new Conversation(said -> heard++));
        }
        print("bytes held by a connection before its first byte: %d", (used() - before) / fresh.size());
        for (Conversation conversation : fresh) {
            for (int at = 0; at < request.length; at += 400) {
                conversation.sent(ByteBuffer.wrap(request, at, Math.min(400, request.length - at)));
            }
            conversation.received(ByteBuffer.wrap(response));
        }
        print("bytes held by an idle connection: %d", (used() - before) / fresh.size());
        for (Conversation conversation : fresh) {
            conversation.closed();
        }
        print("bytes held by a closed connection: %d (%d heard)", (used() - before) / fresh.size(), heard);
    }

    /** In the middle of content of 100 MB, of which 20 MB have passed. */
    private static void amid() {
        byte[] head = Overheard.bytes("""
                POST /upload HTTP/1.1
                Host: shop.example:8080
                Content-Type: text/plain
                Content-Length: 104857600

                """);
        byte[] piece = "abcdefghij klmnopqrst\n".repeat(1000).getBytes(US_ASCII);
        List<Conversation> all = new ArrayList<>();
        long before = used();
        for (int i = 0; i < 100; i++) {
            Conversation conversation = new Conversation(said -> heard++);
            all.add(conversation);
            conversation.sent(ByteBuffer.wrap(head));
            for (int j = 0; j < 1000; j++) {
                conversation.sent(ByteBuffer.wrap(piece));
            }
        }
        print("bytes held by a connection amid a long content: %d", (used() - before) / all.size());
    }

    private static long used() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
