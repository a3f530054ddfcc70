package dev.waxseal.wire;

import static dev.waxseal.wire.Overheard.bytes;
import static dev.waxseal.wire.Overheard.join;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE, 1, 2, 7})
class SocksTest {

    private static final byte[] REQUEST = bytes("GET /a HTTP/1.1\nHost: shop.example\n\n");
    private static final byte[] RESPONSE = bytes("HTTP/1.1 204 No Content\n\n");

    @Parameter
    int pieces;

    private void assertHeard(Overheard overheard, String target) {
        overheard.sent(REQUEST).received(RESPONSE);
        assertThat(overheard.lines())
                .containsExactly("> GET /a HTTP/1.1 for http://shop.example", "< HTTP/1.1 204 to GET /a");
        assertThat(overheard.conversation.tunnel()).isEqualTo(target);
        assertThat(overheard.conversation.nature()).isEqualTo(Nature.PLAINTEXT);
    }

    @Test
    void version_5_with_a_name_and_a_password() {
        assertHeard(
                Overheard.inPiecesOf(pieces)
                        .sent(new byte[] {5, 2, 0, 2})
                        .received(new byte[] {5, 2})
                        .sent(new byte[] {1, 2, 'm', 'e', 3, 'p', 'w', 'd'})
                        .received(new byte[] {1, 0})
                        .sent(join(new byte[] {5, 1, 0, 3, 12}, bytes("shop.example"), new byte[] {31, (byte) 0x90}))
                        .received(new byte[] {5, 0, 0, 3, 2, 'm', 'e', 0, 1}),
                "shop.example:8080");
    }

    @Test
    void version_5_with_addresses_and_nothing_to_prove() {
        byte[] loopback6 = {5, 1, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 80};
        assertHeard(
                Overheard.inPiecesOf(pieces)
                        .sent(new byte[] {5, 1, 0})
                        .received(new byte[] {5, 0})
                        .sent(new byte[] {5, 1, 0, 1, 10, 0, 0, 1, 0, 80})
                        .received(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0}),
                "10.0.0.1:80");
        assertHeard(
                Overheard.inPiecesOf(pieces)
                        .sent(new byte[] {5, 1, 0})
                        .received(new byte[] {5, 0})
                        .sent(loopback6)
                        .received(new byte[] {5, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 80}),
                "[0:0:0:0:0:0:0:1]:80");
    }

    @Test
    void version_4_with_an_address_and_version_4a_with_a_name() {
        assertHeard(
                Overheard.inPiecesOf(pieces)
                        .sent(new byte[] {4, 1, 0, 80, 10, 0, 0, 1, 'm', 'e', 0})
                        .received(new byte[] {0, 90, 0, 0, 0, 0, 0, 0}),
                "10.0.0.1:80");
        assertHeard(
                Overheard.inPiecesOf(pieces)
                        .sent(join(new byte[] {4, 1, 0, 80, 0, 0, 0, 1, 0}, bytes("shop.example"), new byte[1]))
                        .received(new byte[] {0, 90, 0, 0, 0, 0, 0, 0}),
                "shop.example:80");
    }

    @Test
    void tls_behind_it_is_tls_to_the_target() {
        Overheard overheard = Overheard.inPiecesOf(pieces)
                .sent(new byte[] {5, 1, 0})
                .received(new byte[] {5, 0})
                .sent(join(new byte[] {5, 1, 0, 3, 1, 'a', 1, (byte) 0xbb}, new byte[] {0x16, 3, 1, 1, 0, 1}));

        assertThat(overheard.conversation.nature()).isEqualTo(Nature.TLS);
        assertThat(overheard.conversation.tunnel()).isEqualTo("a:443");
    }

    @Test
    void what_only_begins_like_it_is_another_protocol() {
        assertThat(Overheard.inPiecesOf(pieces)
                        .sent(new byte[] {4, 9, 9})
                        .conversation
                        .nature())
                .isEqualTo(Nature.OTHER);
        assertThat(Overheard.inPiecesOf(pieces)
                        .sent(new byte[] {5, 1, 0, 7})
                        .conversation
                        .nature())
                .isEqualTo(Nature.OTHER);
    }

    @Test
    void a_line_that_tells_whom_a_proxy_speaks_for_is_skipped() {
        Overheard overheard = Overheard.inPiecesOf(pieces).sent("PROXY TCP4 10.0.0.1 10.0.0.2 1234 80\n");
        overheard.sent(REQUEST);

        assertThat(overheard.lines()).containsExactly("> GET /a HTTP/1.1 for http://shop.example");
    }

    @Test
    void the_bytes_that_tell_whom_a_proxy_speaks_for_are_skipped() {
        byte[] signature = "\r\n\r\n\0\r\nQUIT\n".getBytes(US_ASCII);
        byte[] address = {10, 0, 0, 1, 10, 0, 0, 2, 4, 1, 0, 80, 4, 0, 1, 0};
        Overheard overheard = Overheard.inPiecesOf(pieces)
                .sent(join(signature, new byte[] {0x21, 0x11, 0, (byte) address.length}, address));
        overheard.sent(REQUEST);
        assertThat(overheard.lines()).containsExactly("> GET /a HTTP/1.1 for http://shop.example");

        Overheard local = Overheard.inPiecesOf(pieces).sent(join(signature, new byte[] {0x20, 0, 0, 0}));
        local.sent(new byte[] {22, 3, 1, 0, 5, 1, 0, 0, 1, 0});
        assertThat(local.conversation.nature()).isEqualTo(Nature.TLS);

        Overheard third = Overheard.inPiecesOf(pieces).sent(join(signature, new byte[] {0x31, 0x11, 0, 0}));
        assertThat(third.conversation.nature()).isEqualTo(Nature.OTHER);
    }
}
