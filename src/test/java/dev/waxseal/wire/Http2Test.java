package dev.waxseal.wire;

import static dev.waxseal.wire.Http2Talk.PREFACE;
import static dev.waxseal.wire.Http2Talk.SETTINGS;
import static dev.waxseal.wire.Http2Talk.data;
import static dev.waxseal.wire.Http2Talk.frame;
import static dev.waxseal.wire.Overheard.bytes;
import static dev.waxseal.wire.Overheard.join;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE, 1, 2, 7, 100})
class Http2Test {

    @Parameter
    int pieces;

    private final Http2Talk client = new Http2Talk();
    private final Http2Talk server = new Http2Talk();

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private Overheard begun() {
        return Overheard.inPiecesOf(pieces).sent(PREFACE).sent(SETTINGS).received(SETTINGS);
    }

    private byte[] get(int stream, boolean last, String path, String... fields) {
        String[] all = Arrays.copyOf(
                new String[] {":method: GET", ":scheme: http", ":path: " + path, ":authority: shop.example"},
                4 + fields.length);
        System.arraycopy(fields, 0, all, 4, fields.length);
        return client.headers(stream, last, all);
    }

    @Test
    void a_request_and_its_response() {
        Overheard overheard = begun().sent(
                        get(1, false, "/login", "content-type: application/json", "authorization: Basic abc"))
                .sent(data(1, false, ascii("{\"password\"")))
                .sent(data(1, true, ascii(":\"x\"}")))
                .received(server.headers(1, false, ":status: 103", "link: x"))
                .received(server.headers(1, false, ":status: 200", "set-cookie: a=b"))
                .received(data(1, true, ascii("ok")));

        assertThat(overheard.lines())
                .containsExactly(
                        "> GET /login HTTP/2 for http://shop.example",
                        "> BODY {\"password\":\"x\"}",
                        "< HTTP/2 103 to GET /login",
                        "< HTTP/2 200 to GET /login",
                        "< BODY ok");
        assertThat(((Head) overheard.all().get(0)).fields())
                .containsExactly(
                        new Field("content-type", "application/json"), new Field("authorization", "Basic abc"));
        assertThat(overheard.conversation.nature()).isEqualTo(Nature.PLAINTEXT);
    }

    @Test
    void the_example_of_the_hpack_standard() { // RFC 7541 appendix C.4
        HexFormat hex = HexFormat.of();
        Overheard overheard = begun().sent(frame(1, 5, 1, hex.parseHex("828684418cf1e3c2e5f23a6ba0ab90f4ff")))
                .sent(frame(1, 5, 3, hex.parseHex("828684be5886a8eb10649cbf")))
                .sent(frame(1, 5, 5, hex.parseHex("828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf")));

        assertThat(overheard.lines())
                .containsExactly(
                        "> GET / HTTP/2 for http://www.example.com",
                        "> GET / HTTP/2 for http://www.example.com",
                        "> GET /index.html HTTP/2 for https://www.example.com");
        assertThat(((Head) overheard.all().get(2)).fields()).containsExactly(new Field("custom-key", "custom-value"));
    }

    @Test
    void streams_interleave_and_fields_come_from_the_table() {
        Overheard overheard = begun().sent(get(1, false, "/1", "x-token: secret"))
                .sent(get(3, false, "/3", "x-token: secret"))
                .sent(data(1, false, ascii("one")))
                .sent(data(3, false, ascii("three")))
                .sent(frame(6, 0, 0, new byte[8]))
                .sent(frame(8, 0, 3, new byte[4]))
                .sent(data(1, true, new byte[0]))
                .received(server.headers(3, true, ":status: 204"))
                .sent(data(3, true, ascii("!")))
                .received(server.headers(1, false, ":status: 200"))
                .received(data(1, true, ascii("yes")));

        assertThat(overheard.lines())
                .containsExactly(
                        "> GET /1 HTTP/2 for http://shop.example",
                        "> GET /3 HTTP/2 for http://shop.example",
                        "> BODY one",
                        "< HTTP/2 204 to GET /3",
                        "> BODY three!",
                        "< HTTP/2 200 to GET /1",
                        "< BODY yes");
        assertThat(((Head) overheard.all().get(1)).fields()).containsExactly(new Field("x-token", "secret"));
    }

    @Test
    void padding_priority_and_continuation_are_taken_off() {
        byte[] block = client.block(":method: POST", ":scheme: http", ":path: /long", ":authority: a", "x-a: b");
        byte[] first = join(new byte[] {3, 0, 0, 0, 0, 15}, Arrays.copyOf(block, 5), new byte[3]);
        Overheard overheard = begun().sent(frame(1, 0x8 | 0x20, 1, first))
                .sent(frame(9, 0, 1, Arrays.copyOfRange(block, 5, 9)))
                .sent(frame(9, 4, 1, Arrays.copyOfRange(block, 9, block.length)))
                .sent(frame(0, 0x8, 1, join(new byte[] {2}, ascii("abc"), new byte[2])))
                .sent(frame(0, 0x8 | 1, 1, new byte[] {0}));

        assertThat(overheard.lines()).containsExactly("> POST /long HTTP/2 for http://a", "> BODY abc");
    }

    @Test
    void trailers_in_both_directions() {
        Overheard overheard = begun().sent(get(1, false, "/"))
                .sent(data(1, false, ascii("abc")))
                .sent(client.headers(1, true, "x-sum: 6"))
                .received(server.headers(1, false, ":status: 200"))
                .received(data(1, false, ascii("def")))
                .received(server.headers(1, true, "x-sum: 7"));

        assertThat(overheard.lines())
                .containsExactly(
                        "> GET / HTTP/2 for http://shop.example",
                        "> BODY abc",
                        "> trailers [x-sum: 6]",
                        "< HTTP/2 200 to GET /",
                        "< BODY def",
                        "< trailers [x-sum: 7]");
    }

    @Test
    void what_came_before_a_reset_is_said() {
        Overheard overheard = begun().sent(get(1, false, "/1"))
                .sent(data(1, false, ascii("abc")))
                .received(frame(3, 0, 1, new byte[4]))
                .sent(data(1, false, ascii("too late")))
                .sent(get(3, true, "/3"));

        assertThat(overheard.lines())
                .containsExactly(
                        "> GET /1 HTTP/2 for http://shop.example",
                        "> BODY abc",
                        "> GET /3 HTTP/2 for http://shop.example");
    }

    @Test
    void a_pushed_response_is_matched_to_the_request_it_was_promised_for() {
        byte[] promised = server.block(":method: GET", ":scheme: http", ":path: /style", ":authority: a");
        Overheard overheard = begun().sent(get(1, true, "/"))
                .received(frame(5, 4, 1, join(new byte[] {0, 0, 0, 2}, promised)))
                .received(server.headers(2, false, ":status: 200"))
                .received(data(2, true, ascii("css")));

        assertThat(overheard.lines())
                .containsExactly("> GET / HTTP/2 for http://shop.example", "< HTTP/2 200 to GET /style", "< BODY css");
        assertThat(overheard.requests()).isEqualTo(1);
    }

    @Test
    void a_table_of_another_size_is_followed() {
        byte[] update = {0x20}; // none at all
        byte[] literal = HexFormat.of().parseHex("828684" + "41" + "01" + "61");
        Overheard overheard = begun().sent(get(1, true, "/1"))
                .sent(frame(1, 5, 3, join(update, literal)))
                .sent(frame(1, 5, 5, join(HexFormat.of().parseHex("3fe1ff01"), literal))) // 32 KB
                .sent(frame(1, 5, 7, HexFormat.of().parseHex("828684be")));

        assertThat(overheard.lines())
                .containsExactly(
                        "> GET /1 HTTP/2 for http://shop.example",
                        "> GET / HTTP/2 for http://a",
                        "> GET / HTTP/2 for http://a",
                        "> GET / HTTP/2 for http://a");
    }

    @Test
    void a_response_heard_before_its_request_waits_for_it() {
        Overheard overheard = Overheard.inPiecesOf(pieces)
                .received(SETTINGS)
                .sent(PREFACE)
                .sent(SETTINGS)
                .received(server.headers(1, false, ":status: 200"))
                .received(data(1, true, ascii("ok")))
                .sent(get(1, true, "/1"));

        assertThat(overheard.lines())
                .containsExactly("> GET /1 HTTP/2 for http://shop.example", "< HTTP/2 200 to GET /1", "< BODY ok");
    }

    @Test
    void an_upgrade_from_http_1() {
        Overheard overheard = Overheard.inPiecesOf(pieces)
                .sent("GET /up HTTP/1.1\nHost: a\nConnection: Upgrade\nUpgrade: h2c\nHTTP2-Settings: AAMAAABk\n\n")
                .received("HTTP/1.1 101 Switching Protocols\nConnection: Upgrade\nUpgrade: h2c\n\n")
                .received(SETTINGS)
                .received(server.headers(1, false, ":status: 200"))
                .received(data(1, true, ascii("one")))
                .sent(PREFACE)
                .sent(SETTINGS)
                .sent(get(3, true, "/3"))
                .received(server.headers(3, true, ":status: 404"));

        assertThat(overheard.lines())
                .containsExactly(
                        "> GET /up HTTP/1.1 for http://a",
                        "< HTTP/1.1 101 to GET /up",
                        "< HTTP/2 200 to GET /up",
                        "< BODY one",
                        "> GET /3 HTTP/2 for http://shop.example",
                        "< HTTP/2 404 to GET /3");
    }

    @Test
    void an_upgrade_that_is_heard_before_the_content_of_its_request() {
        Overheard overheard = Overheard.inPiecesOf(pieces)
                .sent("POST /up HTTP/1.1\nHost: a\nConnection: Upgrade\nUpgrade: h2c\nContent-Length: 3\n\n")
                .received("HTTP/1.1 101 Switching Protocols\nConnection: Upgrade\nUpgrade: h2c\n\n")
                .received(SETTINGS)
                .sent("one")
                .received(server.headers(1, true, ":status: 200"))
                .sent(PREFACE)
                .sent(SETTINGS)
                .sent(get(3, true, "/3"));

        assertThat(overheard.lines())
                .containsExactly(
                        "> POST /up HTTP/1.1 for http://a",
                        "< HTTP/1.1 101 to POST /up",
                        "> BODY one",
                        "< HTTP/2 200 to POST /up",
                        "> GET /3 HTTP/2 for http://shop.example");
    }

    @Test
    void the_one_that_begins_with_settings_is_the_server() {
        assertThat(Overheard.inPiecesOf(pieces).sent(SETTINGS).conversation.nature())
                .isEqualTo(Nature.SERVER);
        assertThat(Overheard.inPiecesOf(pieces).received(PREFACE).conversation.nature())
                .isEqualTo(Nature.SERVER);
    }

    @Test
    void a_broken_field_block_ends_the_hearing_of_its_direction() {
        Overheard overheard = begun().sent(get(1, true, "/1"))
                .received(frame(1, 4, 1, new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff}))
                .sent(get(3, false, "/3"))
                .sent(frame(1, 4, 5, new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff}));

        assertThat(overheard.lines())
                .containsExactly("> GET /1 HTTP/2 for http://shop.example", "> GET /3 HTTP/2 for http://shop.example");
        assertThat(overheard.conversation.deaf()).isTrue();
        assertThat(overheard.conversation.incomplete()).isTrue();
    }

    @Test
    void more_streams_than_can_be_followed_let_go_of_the_oldest() {
        Overheard overheard = begun();
        for (int stream = 1; stream < 1001; stream += 2) {
            overheard.sent(get(stream, false, "/" + stream)).sent(data(stream, false, ascii("part")));
        }

        assertThat(overheard.requests()).isEqualTo(500);
        assertThat(overheard.lines())
                .filteredOn(line -> line.equals("> BODY part"))
                .hasSize(500 - 256);
    }

    @Test
    void grpc_messages() {
        byte[] zipped = CodingsTest.gzip(ascii("secret"));
        byte[] two = join(
                new byte[] {0, 0, 0, 0, 3},
                ascii("one"),
                new byte[] {1, 0, 0, 0, (byte) zipped.length},
                zipped,
                new byte[] {0, 0, 0, 0, 0});
        byte[] body = join(two, new byte[] {0, 0, 0, 0, 4}, ascii("four"));
        Overheard overheard = begun().sent(
                        get(1, false, "/Pay/Charge", "content-type: application/grpc+proto", "grpc-encoding: gzip"))
                .sent(data(1, false, Arrays.copyOf(body, 7)))
                .sent(data(1, true, Arrays.copyOfRange(body, 7, body.length)))
                .received(server.headers(1, false, ":status: 200", "content-type: application/grpc"))
                .received(data(1, false, join(new byte[] {1, 0, 0, 0, 2, 1, 2}, new byte[] {0, 0, 0, 0, 1, 'x'})))
                .received(server.headers(1, true, "grpc-status: 0"));

        assertThat(overheard.lines())
                .containsExactly(
                        "> GET /Pay/Charge HTTP/2 for http://shop.example",
                        "> BINARY_MESSAGE one",
                        "> BINARY_MESSAGE secret",
                        "> BINARY_MESSAGE four",
                        "< HTTP/2 200 to GET /Pay/Charge",
                        "< ENCODED \1\2",
                        "< BINARY_MESSAGE x",
                        "< trailers [grpc-status: 0]");
    }

    @Test
    void a_web_socket_inside_a_stream() { // RFC 8441
        byte[] message = {(byte) 0x81, (byte) 0x83, 1, 2, 3, 4, 'a' ^ 1, 'b' ^ 2, 'c' ^ 3};
        Overheard overheard = begun().sent(client.headers(
                        1,
                        false,
                        ":method: CONNECT",
                        ":protocol: websocket",
                        ":scheme: http",
                        ":path: /chat",
                        ":authority: a"))
                .received(server.headers(1, false, ":status: 200"))
                .sent(data(1, false, message))
                .received(data(1, false, bytes("\u0001\u0002")));

        assertThat(overheard.lines())
                .containsExactly(
                        "> CONNECT /chat HTTP/2 for http://a", "< HTTP/2 200 to CONNECT /chat", "> MESSAGE abc");
    }
}
