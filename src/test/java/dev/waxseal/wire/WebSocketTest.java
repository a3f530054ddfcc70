package dev.waxseal.wire;

import static dev.waxseal.wire.Overheard.join;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE, 1, 2, 7, 100})
class WebSocketTest {

    private static final int FIN = 0x80;
    private static final int COMPRESSED = 0x40;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int PING = 9;

    @Parameter
    int pieces;

    private Overheard opened(String extensions) {
        return Overheard.inPiecesOf(pieces)
                .sent("GET /chat HTTP/1.1\nHost: a\nUpgrade: websocket\nConnection: Upgrade\n\n")
                .received("HTTP/1.1 101 Switching Protocols\nUpgrade: WebSocket\n" + extensions + "\n");
    }

    private static List<String> said(Overheard overheard) {
        return overheard.lines().subList(2, overheard.lines().size());
    }

    static byte[] frame(int first, boolean masked, byte[] payload) {
        int length = payload.length;
        int mask = masked ? 0x80 : 0;
        byte[] lengths = length < 126
                ? new byte[] {(byte) (mask | length)}
                : length < 65_536
                        ? new byte[] {(byte) (mask | 126), (byte) (length >> 8), (byte) length}
                        : new byte[] {
                            (byte) (mask | 127),
                            0,
                            0,
                            0,
                            0,
                            0,
                            (byte) (length >> 16),
                            (byte) (length >> 8),
                            (byte) length
                        };
        byte[] key = masked ? new byte[] {11, 22, 33, 44} : new byte[0];
        byte[] covered = payload.clone();
        for (int i = 0; masked && i < length; i++) {
            covered[i] ^= key[i % 4];
        }
        return join(new byte[] {(byte) first}, lengths, key, covered);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void messages_in_both_directions() {
        Overheard overheard = opened("")
                .sent(frame(FIN | TEXT, true, ascii("{\"password\":\"x\"}")))
                .received(frame(FIN | TEXT, false, ascii("welcome")))
                .sent(frame(FIN | BINARY, true, ascii("bytes")));

        assertThat(said(overheard))
                .containsExactly("> MESSAGE {\"password\":\"x\"}", "< MESSAGE welcome", "> BINARY_MESSAGE bytes");
    }

    @Test
    void fragments_are_one_message_whatever_control_frames_come_between() {
        Overheard overheard = opened("")
                .sent(frame(TEXT, true, ascii("one ")))
                .sent(frame(FIN | PING, true, ascii("ping")))
                .sent(frame(0, true, ascii("two ")))
                .sent(frame(FIN | PING, true, new byte[0]))
                .sent(frame(FIN, true, ascii("three")))
                .sent(frame(FIN | TEXT, true, ascii("four")));

        assertThat(said(overheard)).containsExactly("> MESSAGE one two three", "> MESSAGE four");
    }

    @Test
    void long_messages() {
        Overheard overheard = opened("")
                .sent(frame(FIN | TEXT, true, ascii("x".repeat(300))))
                .received(frame(FIN | TEXT, false, ascii("y".repeat(70_000))));

        assertThat(said(overheard))
                .containsExactly(
                        "> MESSAGE 300 characters", "< MESSAGE 65536 characters ...", "< MESSAGE ... 4464 characters");
    }

    @Test
    void compressed_messages_that_share_a_context() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        byte[] one = deflated(deflater, "a secret a secret");
        byte[] two = deflated(deflater, "a secret a secret");
        deflater.end();
        assertThat(two.length).isLessThan(one.length);
        Overheard overheard = opened("Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\n")
                .sent(frame(FIN | COMPRESSED | TEXT, true, one))
                .sent(frame(FIN | TEXT, true, ascii("clear")))
                .sent(frame(COMPRESSED | TEXT, true, Arrays.copyOf(two, 2)))
                .sent(frame(FIN, true, Arrays.copyOfRange(two, 2, two.length)));

        assertThat(said(overheard))
                .containsExactly("> MESSAGE a secret a secret", "> MESSAGE clear", "> MESSAGE a secret a secret");
    }

    @Test
    void compressed_messages_that_share_nothing() {
        Overheard overheard = opened("Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover\n");
        for (int i = 0; i < 2; i++) {
            Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
            overheard.sent(frame(FIN | COMPRESSED | TEXT, true, deflated(deflater, "a secret a secret")));
            deflater.end();
        }

        assertThat(said(overheard)).containsExactly("> MESSAGE a secret a secret", "> MESSAGE a secret a secret");
    }

    @Test
    void a_message_in_a_coding_nobody_agreed_to_is_said_to_be_one() {
        Overheard overheard = opened("")
                .sent(frame(FIN | COMPRESSED | TEXT, true, ascii("?!")))
                .sent(frame(FIN | TEXT, true, ascii("clear")));

        assertThat(said(overheard)).containsExactly("> ENCODED ?!", "> MESSAGE clear");
    }

    @Test
    void what_was_said_of_a_cut_message_is_said_at_the_end() {
        Overheard overheard = opened("").sent(frame(TEXT, true, ascii("half"))).closed();

        assertThat(said(overheard)).containsExactly("> MESSAGE half");
    }

    private static byte[] deflated(Deflater deflater, String text) {
        byte[] out = new byte[1000];
        deflater.setInput(ascii(text));
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        return Arrays.copyOf(out, length - 4); // RFC 7692 section 7.2.1
    }
}
