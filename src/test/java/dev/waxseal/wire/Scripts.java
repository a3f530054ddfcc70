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
            List.of(sent(new byte[] {0x16, 3, 1, 2, 0, 1}), received(new byte[] {0x16, 3, 3})),
            List.of(received(bytes("GET / HTTP/1.1\n\n")), sent(bytes("HTTP/1.1 200 OK\n\n"))));

    private static Turn sent(byte[] bytes) {
        return new Turn(true, bytes);
    }

    private static Turn received(byte[] bytes) {
        return new Turn(false, bytes);
    }
}
