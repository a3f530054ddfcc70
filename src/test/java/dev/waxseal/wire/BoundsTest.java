package dev.waxseal.wire;

import static dev.waxseal.wire.Overheard.bytes;
import static dev.waxseal.wire.Overheard.join;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {

    private static final int KB = 1 << 10;

    private static long heldAfter(Conversation conversation) {
        return Footprint.of(conversation);
    }

    private int requests;

    private Conversation conversation() {
        return new Conversation(heard -> requests += heard instanceof RequestHead ? 1 : 0);
    }

    private static void sent(Conversation conversation, byte[] bytes, int split) {
        for (int at = 0; at < bytes.length; at += split) {
            conversation.sent(ByteBuffer.wrap(bytes, at, Math.min(split, bytes.length - at)));
        }
    }

    private static void received(Conversation conversation, byte[] bytes, int split) {
        for (int at = 0; at < bytes.length; at += split) {
            conversation.received(ByteBuffer.wrap(bytes, at, Math.min(split, bytes.length - at)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, Integer.MAX_VALUE / 2})
    void an_idle_connection_holds_less_than_a_kilobyte_whatever_was_sent(int split) {
        Conversation conversation = conversation();
        byte[] zipped = CodingsTest.gzip(bytes("secret ".repeat(100_000)));
        byte[] long_ = bytes("x".repeat(200_000));
        List<byte[]> several = List.of(
                bytes("GET /" + "y".repeat(8000) + " HTTP/1.1\nCookie: " + "z".repeat(100_000) + "\n\n"),
                join(bytes("POST / HTTP/1.1\nContent-Length: " + long_.length + "\n\n"), long_),
                join(
                        bytes("POST / HTTP/1.1\nContent-Encoding: gzip\nContent-Length: " + zipped.length + "\n\n"),
                        zipped),
                bytes("POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n5\nhello\n0\nX-T: u\n\n"));
        for (byte[] request : several) {
            sent(conversation, request, split);
            received(conversation, join(bytes("HTTP/1.1 200 OK\nContent-Length: 200000\n\n"), long_), split);
            assertThat(heldAfter(conversation)).isLessThan(KB);
        }
        assertThat(requests).isEqualTo(4);
        assertThat(conversation.deaf()).isFalse();
    }

    @Test
    void an_idle_connection_of_http_2_holds_less_than_a_kilobyte_and_what_its_tables_hold() {
        Conversation conversation = conversation();
        Http2Talk client = new Http2Talk();
        Http2Talk server = new Http2Talk();
        sent(conversation, join(Http2Talk.PREFACE, Http2Talk.SETTINGS), 1000);
        received(conversation, Http2Talk.SETTINGS, 1000);
        for (int i = 0; i < 50; i++) {
            sent(
                    conversation,
                    client.headers(
                            2 * i + 1,
                            true,
                            ":method: GET",
                            ":scheme: http",
                            ":path: /orders",
                            ":authority: shop.example:8080",
                            "user-agent: Apache-HttpClient/5.6 (Java/17)"),
                    1000);
            received(conversation, server.headers(2 * i + 1, true, ":status: 200", "server: a shop"), 1000);
            assertThat(heldAfter(conversation)).isLessThan(KB);
        }
        assertThat(requests).isEqualTo(50);
    }

    @Test
    void an_idle_stream_of_events_and_an_idle_web_socket_hold_less_than_a_kilobyte_beside_their_heads() {
        Conversation events = conversation();
        sent(events, bytes("GET / HTTP/1.1\n\n"), 1000);
        received(
                events, bytes("HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\ndata: " + "x".repeat(60_000)), 1000);
        assertThat(heldAfter(events)).isGreaterThan(60 * KB);
        received(events, bytes("\n\n"), 1000);
        assertThat(heldAfter(events)).isLessThan(2 * KB);

        Conversation socket = conversation();
        sent(socket, bytes("GET / HTTP/1.1\nUpgrade: websocket\n\n"), 1000);
        received(
                socket,
                bytes("HTTP/1.1 101 S\nUpgrade: websocket\nSec-WebSocket-Extensions: permessage-deflate\n\n"),
                1000);
        byte[] message = CodingsTest.deflate(bytes("secret ".repeat(100)), true);
        sent(socket, WebSocketTest.frame(0xc1, true, message), 1000);
        assertThat(heldAfter(socket)).isLessThan(2 * KB);
    }

    @Test
    void a_deaf_connection_holds_next_to_nothing() {
        Conversation conversation = conversation();
        conversation.sent(ByteBuffer.wrap(new byte[] {0x16, 3, 1, 0, 5, 1, 0, 0, 1, 3}));

        assertThat(heldAfter(conversation)).isLessThan(KB / 4);
    }

    @Test
    void a_head_without_an_end_is_held_up_to_its_limit() {
        Conversation conversation = conversation();
        sent(conversation, bytes("GET / HTTP/1.1\n"), 1000);
        for (int i = 0; i < 2000; i++) {
            sent(conversation, bytes("X-" + i + ": " + "x".repeat(990) + "\nHost: a\n"), 1000);
        }

        assertThat(heldAfter(conversation)).isLessThan(140 * KB);
    }

    @Test
    void requests_without_answers_are_held_up_to_their_limit() {
        Conversation conversation = conversation();
        byte[] request = bytes("GET / HTTP/1.1\n" + "a:b\n".repeat(15_000) + "\n");
        for (int i = 0; i < 200; i++) {
            sent(conversation, request, request.length);
            assertThat(heldAfter(conversation)).isLessThan(64 * KB);
        }
        assertThat(heldAfter(conversation)).isLessThan(KB);
        assertThat(requests).isEqualTo(200);
    }

    @Test
    void streams_that_never_end_are_held_up_to_their_limit() {
        Conversation conversation = conversation();
        Http2Talk client = new Http2Talk();
        sent(conversation, join(Http2Talk.PREFACE, Http2Talk.SETTINGS), 1000);
        byte[] content = Http2Talk.data(0, false, new byte[70_000]);
        for (int stream = 1; stream < 2000; stream += 2) {
            sent(conversation, client.headers(stream, false, ":method: POST", ":path: /" + stream), 1000);
            ByteBuffer.wrap(content).putInt(5, stream);
            sent(conversation, content, content.length);
        }

        assertThat(requests).isEqualTo(1000);
        assertThat(heldAfter(conversation)).isLessThan(256 * 68 * KB);
    }

    @Test
    void what_is_allocated_grows_no_faster_than_what_is_said() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<byte[]> endless = List.of(
                bytes("GET / HTTP/1.1\n" + " folded\n".repeat(20_000)),
                bytes("GET / HTTP/1.1\nX: y\n" + " f\n".repeat(20_000) + "\n"),
                bytes("POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n" + "1\nx\n".repeat(20_000)),
                bytes("GET /" + "x".repeat(100_000)),
                bytes("\n".repeat(100_000)));
        for (byte[] bytes : endless) {
            long before = threads.getCurrentThreadAllocatedBytes();
            Conversation conversation = conversation();
            ByteBuffer whole = ByteBuffer.wrap(bytes);
            for (int at = 0; at < bytes.length; at++) {
                conversation.sent(whole.limit(at + 1).position(at));
            }
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(allocated).isLessThan(30L * bytes.length + 100L * KB);
        }
    }
}
