package dev.waxseal.wire;

import static dev.waxseal.wire.Overheard.bytes;
import static dev.waxseal.wire.Overheard.join;

import java.util.List;

/** Conversations as they go over the wire, for tests that cut, mix and break them. */
final class Scripts {

    /** What one side says before the other one does. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Turn(boolean sent, byte[] bytes) {}

    private static final byte[] ZIPPED = CodingsTest.gzip(bytes("{\"a\":\"" + "secret ".repeat(100) + "\"}"));

    private static final Http2Talk CLIENT = new Http2Talk();
    private static final Http2Talk SERVER = new Http2Talk();

    private Scripts() {}

    static final List<List<Turn>> ALL = List.of(
            List.of(
                    sent(bytes("POST /login?x=1 HTTP/1.1\nHost: shop.example\nContent-Type: application/json\n"
                            + "Authorization: Basic dTpw\nX-Fold: a\n b\nContent-Length: 16\n\n{\"password\":\"x\"}")),
                    received(bytes("HTTP/1.1 200 OK\nContent-Length: 2\nSet-Cookie: a=b\n\nok")),
                    sent(bytes("GET /2 HTTP/1.1\nHost: shop.example\n\nHEAD /3 HTTP/1.1\nHost: shop.example\n\n")),
                    received(bytes("HTTP/1.1 204 No Content\n\nHTTP/1.1 200 OK\nContent-Length: 9\n\n"))),
            List.of(
                    sent(bytes("POST / HTTP/1.1\nTransfer-Encoding: chunked\nExpect: 100-continue\n\n")),
                    received(bytes("HTTP/1.1 100 Continue\n\n")),
                    sent(bytes("3;a=b\nabc\n1f\n" + "x".repeat(31) + "\n0\nX-T: u\n\nGET / HTTP/1.0\n\n")),
                    received(bytes(
                            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nab\n0\n\nHTTP/1.0 200 OK\n\nend"))),
            List.of(
                    sent(join(
                            bytes("POST / HTTP/1.1\nContent-Encoding: gzip\nTransfer-Encoding: chunked\n\n"
                                    + Integer.toHexString(ZIPPED.length) + "\n"),
                            ZIPPED,
                            bytes("\n0\n\n"))),
                    received(bytes("HTTP/1.1 400 Bad Request\nContent-Length: 0\n\n"))),
            List.of(
                    sent(join(
                            bytes("POST / HTTP/1.1\nContent-Encoding: deflate, gzip\nContent-Length: 60\n\n"),
                            CodingsTest.gzip(CodingsTest.deflate(bytes("secret ".repeat(100)), true)))),
                    received(bytes("HTTP/1.1 417 No\nContent-Length: 0\n\n"))),
            List.of(
                    sent(bytes("CONNECT shop.example:80 HTTP/1.1\nHost: shop.example:80\n\n")),
                    received(bytes("HTTP/1.1 200 Established\n\n")),
                    sent(bytes("GET http://a.example/ HTTP/1.1\nUpgrade: nonsense\n\n")),
                    received(bytes("HTTP/1.1 101 Switching Protocols\nUpgrade: nonsense\n\n")),
                    sent(bytes("GET /again HTTP/1.1\n\n"))),
            List.of(sent(bytes("GET /events HTTP/1.1\n\n")), received(bytes("""
                            HTTP/1.1 200 OK
                            Content-Type: text/event-stream
                            Transfer-Encoding: chunked

                            1E
                            event: a
                            data: b
                            data: c


                            5
                            data:
                            2


                            0

                            """))),
            List.of(
                    received(bytes("HTTP/1.1 200 OK\nContent-Length: 5\n\nearly")),
                    sent(bytes("GET / HTTP/1.1\nHost: a\n\n"))),
            List.of(
                    sent(join(Http2Talk.PREFACE, Http2Talk.SETTINGS)),
                    received(Http2Talk.SETTINGS),
                    sent(join(
                            CLIENT.headers(1, false, ":method: POST", ":scheme: http", ":path: /1", "x-a: secret"),
                            CLIENT.headers(
                                    3,
                                    false,
                                    ":method: POST",
                                    ":path: /3",
                                    "content-type: application/grpc",
                                    "grpc-encoding: gzip"),
                            Http2Talk.data(1, false, bytes("password=")),
                            Http2Talk.data(3, false, join(new byte[] {1, 0, 0, 0, (byte) ZIPPED.length}, ZIPPED)),
                            Http2Talk.frame(0, 9, 1, join(new byte[] {4}, bytes("x"), new byte[4])),
                            CLIENT.headers(3, true, "x-a: trailer"))),
                    received(join(
                            SERVER.headers(3, false, ":status: 200", "content-type: application/grpc"),
                            SERVER.headers(1, true, ":status: 404"),
                            Http2Talk.data(3, false, new byte[] {0, 0, 0, 0, 3, 'a', 'b', 'c', 0, 0, 0, 0, 1, 'd'}),
                            SERVER.headers(3, true, "grpc-status: 0")))),
            List.of(
                    sent(bytes("GET /up HTTP/1.1\nHost: a\nUpgrade: h2c\n\n")),
                    received(join(
                            bytes("HTTP/1.1 101 Switching Protocols\nUpgrade: h2c\n\n"),
                            Http2Talk.SETTINGS,
                            new Http2Talk().headers(1, false, ":status: 200"),
                            Http2Talk.data(1, true, bytes("ok")))),
                    sent(join(Http2Talk.PREFACE, Http2Talk.SETTINGS))),
            List.of(
                    sent(bytes("GET /chat HTTP/1.1\nHost: a\nUpgrade: websocket\n\n")),
                    received(bytes("""
                            HTTP/1.1 101 Switching Protocols
                            Upgrade: websocket
                            Sec-WebSocket-Extensions: permessage-deflate

                            """)),
                    sent(join(
                            WebSocketTest.frame(0x81, true, bytes("hello".repeat(40))),
                            WebSocketTest.frame(0x01, true, bytes("one ")),
                            WebSocketTest.frame(0x89, true, bytes("ping")),
                            WebSocketTest.frame(0x80, true, bytes("two")),
                            WebSocketTest.frame(0xc1, true, CodingsTest.deflate(bytes("secret ".repeat(100)), true)))),
                    received(WebSocketTest.frame(0x82, false, bytes("binary")))),
            List.of(
                    sent(new byte[] {5, 2, 0, 2}),
                    received(new byte[] {5, 2}),
                    sent(new byte[] {1, 1, 'u', 2, 'p', 'w'}),
                    received(new byte[] {1, 0}),
                    sent(join(new byte[] {5, 1, 0, 3, 4}, bytes("shop"), new byte[] {0, 80})),
                    received(new byte[] {5, 0, 0, 1, 1, 2, 3, 4, 0, 80}),
                    sent(bytes("PROXY TCP4 1.2.3.4 5.6.7.8 1 2\nGET / HTTP/1.1\nHost: a\n\n")),
                    received(bytes("HTTP/1.1 200 OK\nContent-Length: 2\n\nok"))),
            List.of(
                    sent(join(new byte[] {4, 1, 0, 80, 0, 0, 0, 1, 'u', 0}, bytes("shop"), new byte[1])),
                    received(new byte[] {0, 90, 0, 0, 0, 0, 0, 0}),
                    sent(bytes("POST / HTTP/1.1\nContent-Encoding: br\nContent-Length: 11\n\n")),
                    sent(new byte[] {0x0b, 0x02, (byte) 0x80, 'h', 'e', 'l', 'l', 'o', 0x03, 0, 0})),
            List.of(
                    sent(
                            bytes(
                                    "\n  POST\t/a?b  http/1.1 \nContent-Encoding: UTF-8\nContent-Length: 15\n\npassword=secret")),
                    received(bytes(
                            "HTTP/1.1  200 OK\nContent-Encoding: none\nContent-Length: " + ZIPPED.length + "\n\n")),
                    received(ZIPPED),
                    sent(bytes("GET /one-line\n")),
                    received(bytes("<html>"))),
            List.of(
                    sent(join(
                            bytes("POST / HTTP/1.1\nContent-Encoding: zstd\nContent-Length: 20\n\n"),
                            new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x04, 0x58, 0x29, 0, 0},
                            bytes("hello"),
                            new byte[] {(byte) 0xa3, 0x6d, (byte) 0x9f, (byte) 0x88},
                            new byte[2])),
                    received(bytes("nonsense"))),
            List.of(sent(new byte[] {0x16, 3, 1, 2, 0, 1}), received(new byte[] {0x16, 3, 3})),
            List.of(received(bytes("GET / HTTP/1.1\n\n")), sent(bytes("HTTP/1.1 200 OK\n\n"))));

    private static Turn sent(byte[] bytes) {
        return new Turn(true, bytes);
    }

    private static Turn received(byte[] bytes) {
        return new Turn(false, bytes);
    }
}
