package dev.waxseal.wire;

import static dev.waxseal.wire.Overheard.bytes;
import static dev.waxseal.wire.Overheard.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.wire.zstd.ZstdDecoderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bound of the page {@code bounds.md}, section "wire", on both sides: heard below it, said above it. */
@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE, 1000})
class WireBoundsTest {

    private static final String SECRET = "Authorization: Basic dTpw\n";

    @Parameter
    int pieces;

    private Overheard heard(byte[]... sent) {
        return Overheard.inPiecesOf(pieces).sent(join(sent));
    }

    private static List<String> notRead(Overheard overheard) {
        return overheard.lines().stream()
                .filter(line -> line.startsWith("not read: ", 2))
                .toList();
    }

    private static @Nullable String last(Overheard overheard, String name) {
        return ((Head) overheard.all().get(0)).fields().first(name);
    }

    @Test
    void a_field_after_thousands_of_others() {
        Overheard below = heard(bytes("GET / HTTP/1.1\n" + "a: b\n".repeat(20_000) + SECRET + "\n"));
        assertThat(last(below, "Authorization")).isEqualTo("Basic dTpw");
        assertThat(notRead(below)).isEmpty();

        Overheard above = heard(bytes("GET / HTTP/1.1\n" + "a: b\n".repeat(30_000) + SECRET + "\n"));
        assertThat(notRead(above)).containsExactly("> not read: " + FieldSection.BOUND);
    }

    @Test
    void a_long_request_target() {
        String path = "/" + "x".repeat(120_000) + "?password=secret";
        assertThat(heard(bytes("GET " + path + " HTTP/1.1\n\n")).lines())
                .containsExactly("> GET " + path + " HTTP/1.1 for http://");

        Overheard above = heard(bytes("GET /" + "x".repeat(20_000) + path + " HTTP/1.1\n\n"));
        assertThat(notRead(above)).containsExactly("> not read: " + FieldSection.BOUND);
    }

    @Test
    void a_long_cookie() {
        String cookie = "x".repeat(120_000) + "; session=secret";
        assertThat(last(heard(bytes("GET / HTTP/1.1\nCookie: " + cookie + "\n\n")), "Cookie"))
                .isEqualTo(cookie);

        Overheard above = heard(bytes("GET / HTTP/1.1\nCookie: a=" + "x".repeat(20_000) + cookie + "\n\n"));
        assertThat(notRead(above)).containsExactly("> not read: " + FieldSection.BOUND);
    }

    @Test
    void long_trailers_and_heads_of_answers() {
        String chunked = "POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n0\n";
        assertThat(notRead(heard(bytes(chunked + "a: b\n".repeat(20_000) + SECRET + "\n"))))
                .isEmpty();
        assertThat(notRead(heard(bytes(chunked + "a: b\n".repeat(30_000) + SECRET + "\n"))))
                .containsExactly("> not read: " + FieldSection.BOUND);

        Overheard answered = heard(bytes("GET / HTTP/1.1\n\n"))
                .received("HTTP/1.1 200 OK\n" + "a: b\n".repeat(30_000) + "Content-Length: 2\n\nok");
        assertThat(answered.lines()).endsWith("< not read: " + FieldSection.BOUND, "< BODY ok");
    }

    @Test
    void requests_that_await_their_answers() {
        String request = "GET / HTTP/1.1\n\n";
        String answer = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok";
        Overheard below = heard(bytes(request.repeat(128))).received(answer.repeat(128));
        assertThat(below.lines().stream().filter("< BODY ok"::equals)).hasSize(128);
        assertThat(notRead(below)).isEmpty();

        Overheard above = heard(bytes(request.repeat(129)));
        assertThat(notRead(above)).isEmpty(); // nobody answered yet
        assertThat(notRead(above.received(answer))).containsExactly("< not read: " + Awaited.BOUND);
        assertThat(above.requests()).isEqualTo(129);
    }

    @Test
    void an_answer_that_is_heard_before_its_request() {
        for (int length : new int[] {60_000, 70_000}) {
            String answer = "HTTP/1.1 200 OK\nContent-Length: " + length + "\n\n" + "x".repeat(length);
            Overheard overheard = Overheard.inPiecesOf(1000)
                    .received(answer)
                    .sent("GET / HTTP/1.1\n\n")
                    .closed();
            assertThat(overheard.lines())
                    .contains("< HTTP/1.1 200 to " + (length < 65_000 ? "GET /" : "nothing"))
                    .anyMatch(line -> line.startsWith("< BODY"));
        }
    }

    @Test
    void fields_of_http_2() {
        for (int fields : new int[] {7_000, 9_000}) {
            List<String> lines = new ArrayList<>(List.of(":method: GET", ":path: /"));
            for (int i = 0; i < fields; i++) {
                lines.add("cookie: " + "x".repeat(80)); // one byte each, from the table
            }
            lines.add("authorization: Basic dTpw");
            Overheard overheard = heard(
                    Http2Talk.PREFACE,
                    Http2Talk.SETTINGS,
                    new Http2Talk().headers(1, true, lines.toArray(new String[0])));
            if (fields < 8_000) {
                assertThat(last(overheard, "authorization")).isEqualTo("Basic dTpw");
                assertThat(notRead(overheard)).isEmpty();
            } else {
                assertThat(notRead(overheard)).containsExactly("> not read: " + FieldBlock.BOUND);
            }
        }
    }

    @Test
    void streams_of_http_2_at_a_time() {
        Http2Talk client = new Http2Talk();
        Overheard overheard = heard(Http2Talk.PREFACE, Http2Talk.SETTINGS);
        for (int stream = 1; stream <= 2 * 256; stream += 2) {
            overheard.sent(client.headers(stream, false, ":method: POST", ":path: /" + stream));
        }
        assertThat(notRead(overheard)).isEmpty();

        overheard.sent(client.headers(513, false, ":method: POST", ":path: /513"));
        assertThat(notRead(overheard))
                .containsExactly(
                        "> not read: what comes on a stream while 256 others are open",
                        "< not read: what comes on a stream while 256 others are open");
    }

    @Test
    void a_field_block_of_http_2_that_is_too_long_makes_the_audit_incomplete() {
        for (int length : new int[] {100_000, 200_000}) {
            Overheard overheard = heard(
                    Http2Talk.PREFACE,
                    Http2Talk.SETTINGS,
                    Http2Talk.frame(Http2Frames.HEADERS, 4, 1, new byte[length]));
            assertThat(overheard.conversation.incomplete()).isTrue(); // the shorter one is no block of fields
            overheard = heard(bytes("GET / HTTP/1.1\nUpgrade: h2c\n\n"))
                    .received(join(
                            bytes("HTTP/1.1 101 S\nUpgrade: h2c\n\n"),
                            Http2Talk.SETTINGS,
                            Http2Talk.frame(Http2Frames.HEADERS, 4, 1, new byte[length]),
                            new byte[1]));
            assertThat(notRead(overheard)).containsExactly("< not read: the answers after one that could not be read");
        }
    }

    @Test
    void requests_that_are_kept_whole_until_they_are_answered() {
        for (int fields : new int[] {999, 1000}) { // and Host
            String request = "GET / HTTP/1.1\nHost: a\n" + "a: b\n".repeat(fields) + "\n";
            Overheard overheard =
                    heard(bytes(request.repeat(17))).received("HTTP/1.1 200 OK\nContent-Length: 0\n\n".repeat(17));
            List<Integer> answered = overheard.all().stream()
                    .filter(ResponseHead.class::isInstance)
                    .map(answer -> ((ResponseHead) answer).request())
                    .map(of -> of == null ? -1 : of.fields().list().size())
                    .toList();
            assertThat(answered)
                    .hasSize(17)
                    .startsWith(fields == 999 ? 1000 : 0)
                    .endsWith(0);
            assertThat(overheard.all())
                    .filteredOn(RequestHead.class::isInstance)
                    .allMatch(asked -> ((Head) asked).fields().list().size() == fields + 1);
        }
    }

    @Test
    void the_table_of_fields_that_http_2_refers_to() {
        byte[] fields = new Http2Talk().block(":method: GET", ":path: /");
        for (int beyond : new int[] {0, 1}) {
            byte[] size = {0x3f, (byte) (0xe1 + beyond), (byte) 0xff, 3}; // 64 KB (RFC 7541 section 6.3)
            Overheard overheard = heard(
                    Http2Talk.PREFACE,
                    Http2Talk.SETTINGS,
                    Http2Talk.frame(Http2Frames.HEADERS, 5, 1, join(size, fields)));
            assertThat(overheard.requests()).isEqualTo(1 - beyond);
            assertThat(overheard.conversation.incomplete()).isEqualTo(beyond == 1);
        }
    }

    @Test
    void what_is_looked_at_to_know_content_of_an_unknown_coding() {
        for (int at : new int[] {511, 512}) {
            byte[] content = bytes("x".repeat(600));
            content[at] = 1; // in no text
            Overheard overheard = heard(
                    bytes("POST / HTTP/1.1\nContent-Encoding: UTF-8\nContent-Length: " + content.length + "\n\n"),
                    content);
            assertThat(overheard.lines().get(1)).startsWith(at < 512 ? "> ENCODED" : "> BODY");
        }
    }

    @Test
    void what_is_said_in_clear_before_tls() {
        for (int more : new int[] {800, 1000}) { // of nine bytes
            Overheard overheard = Overheard.inPiecesOf(1000)
                    .received("220 mail.example ESMTP\n")
                    .sent("EHLO me\n" + "NOOP ab\n".repeat(more) + "STARTTLS\n")
                    .received("220 go ahead\n")
                    .sent(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3});
            assertThat(overheard.conversation.nature()).isEqualTo(more == 800 ? Nature.TLS : Nature.OTHER);
        }
    }

    @Test
    void codings_one_upon_the_other() {
        byte[] content = bytes("secret");
        StringBuilder codings = new StringBuilder("gzip");
        for (int depth = 1; depth <= 5; depth++) {
            content = CodingsTest.gzip(content);
            Overheard overheard = heard(
                    bytes("POST / HTTP/1.1\nContent-Encoding: " + codings + "\nContent-Length: " + content.length
                            + "\n\n"),
                    content);
            assertThat(overheard.lines().get(1)).startsWith(depth <= 4 ? "> BODY secret" : "> ENCODED");
            codings.append(", gzip");
        }
    }

    @Test
    void zstandard_of_any_length() throws IOException {
        byte[] content = new byte[3 << 20];
        new Random(1).nextBytes(content);
        byte[] coded = ZstdDecoderTest.coded(join(content, bytes("password=secret")));
        assertRead("zstd", coded, content.length);
    }

    @Test
    void brotli_of_any_length() {
        int length = 0;
        List<byte[]> blocks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            byte[] plain = i < 49 ? new byte[60_000] : bytes("password=secret");
            if (i < 49) {
                Arrays.fill(plain, (byte) 'x');
            }
            blocks.add(Brotli.block(plain, i == 0));
            length += plain.length;
        }
        blocks.add(new byte[] {3});
        byte[] coded = join(blocks.toArray(new byte[0][]));
        assertRead("br", coded, length - "password=secret".length());
    }

    private void assertRead(String coding, byte[] coded, int before) {
        Overheard overheard = heard(
                bytes("POST / HTTP/1.1\nContent-Encoding: " + coding + "\nContent-Length: " + coded.length + "\n\n"),
                coded);
        List<Content> content = overheard.all().stream()
                .filter(Content.class::isInstance)
                .map(Content.class::cast)
                .toList();
        assertThat(content).allMatch(stretch -> stretch.form() == Content.Form.BODY);
        assertThat(content.stream()
                        .mapToLong(stretch -> stretch.to() - stretch.from())
                        .sum())
                .isEqualTo(before + "password=secret".length());
        Content end = content.get(content.size() - 1);
        assertThat(new String(end.bytes(), 0, end.to(), StandardCharsets.ISO_8859_1))
                .endsWith("password=secret");
        assertThat(end.last()).isTrue();
    }

    @Test
    void lengths_that_no_number_holds() {
        String head = "POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n";
        for (String length : new String[] {"000000000000000000003", "7fffffffffffff", "fffffffffffffff"}) {
            Overheard overheard = heard(bytes(head + length + "\nabc"));
            assertThat(overheard.conversation.incomplete()).isEqualTo(length.startsWith("fff"));
            assertThat(overheard.closed().lines().contains("> BODY abc")).isEqualTo(!length.startsWith("fff"));
        }
        for (String length : new String[] {"00000000000000000000000003", "576460752303423488", "9300000000000000000"}) {
            Overheard overheard = heard(bytes("POST / HTTP/1.1\nContent-Length: " + length + "\n\nabc"));
            assertThat(overheard.conversation.incomplete()).isEqualTo(length.startsWith("9"));
        }
    }

    @Test
    void a_socks_client_of_a_long_name() {
        for (int length : new int[] {500, 700}) {
            Overheard overheard = heard(
                    new byte[] {4, 1, 0, 80, 1, 2, 3, 4},
                    bytes("u".repeat(length) + "\0"),
                    bytes("GET / HTTP/1.1\n\n"));
            assertThat(overheard.requests()).isEqualTo(length == 500 ? 1 : 0);
            assertThat(overheard.conversation.incomplete()).isEqualTo(length == 700);
        }
    }

    @Test
    void a_frame_that_is_none_of_a_web_socket_s() {
        Overheard overheard = heard(bytes("GET / HTTP/1.1\nUpgrade: websocket\n\n"))
                .received("HTTP/1.1 101 S\nUpgrade: websocket\n\n")
                .sent(join(
                        WebSocketTest.frame(0x81, true, bytes("one")),
                        WebSocketTest.frame(0x83, true, bytes("two")),
                        WebSocketTest.frame(0x81, true, bytes("three"))));

        assertThat(overheard.lines())
                .endsWith("> MESSAGE one", "> not read: what comes after a frame that is none of a WebSocket's");
    }

    /** Writes Brotli that is not compressed (RFC 7932 section 9.2). */
    private static final class Brotli {

        static byte[] block(byte[] plain, boolean first) {
            int bits = first ? 1 : 0; // WBITS 16 is one zero bit; then ISLAST 0, MNIBBLES 00, MLEN-1, ISUNCOMPRESSED 1
            long header = (long) (plain.length - 1) << (bits + 3) | 1L << (bits + 19);
            byte[] head = {(byte) header, (byte) (header >> 8), (byte) (header >> 16)};
            return join(head, plain);
        }
    }
}
