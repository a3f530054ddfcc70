package dev.waxseal.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what hearing costs: time for a request of 1 KB with its answer, memory for a connection that is idle after it. */
final class Cost {

    private static final int ROUNDS = 20;
    private static final int REQUESTS = 100_000;
    private static final int CONNECTIONS = 50_000;

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
    }

    private static void time(byte[] request, byte[] response) {
        Conversation conversation = new Conversation(said -> heard++);
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            for (int i = 0; i < REQUESTS; i++) {
                conversation.sent(ByteBuffer.wrap(request));
            }
            long asked = System.nanoTime() - begin;
            conversation = new Conversation(said -> heard++);
            begin = System.nanoTime();
            for (int i = 0; i < REQUESTS; i++) {
                conversation.sent(ByteBuffer.wrap(request));
                conversation.received(ByteBuffer.wrap(response));
            }
            long both = System.nanoTime() - begin;
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
        print("bytes held by a connection before its first byte: %d", (used() - before) / CONNECTIONS);
        for (Conversation conversation : fresh) {
            for (int at = 0; at < request.length; at += 400) {
                conversation.sent(ByteBuffer.wrap(request, at, Math.min(400, request.length - at)));
            }
            conversation.received(ByteBuffer.wrap(response));
        }
        print("bytes held by an idle connection: %d", (used() - before) / CONNECTIONS);
        for (Conversation conversation : fresh) {
            conversation.closed();
        }
        print("bytes held by a closed connection: %d (%d heard)", (used() - before) / CONNECTIONS, heard);
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
