package dev.waxseal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE, 1, 2, 7, 100})
class CodingsTest {

    private static final byte[] TEXT =
            "{\"password\":\"correct horse battery staple\"}".getBytes(StandardCharsets.US_ASCII);

    @Parameter
    int pieces;

    private Overheard posted(String coding, byte[] content) {
        return Overheard.inPiecesOf(pieces)
                .sent("POST / HTTP/1.1\nContent-Encoding: " + coding + "\nContent-Length: " + content.length + "\n\n")
                .sent(content)
                .sent("GET /next HTTP/1.1\n\n");
    }

    private static void assertHeard(Overheard overheard, String... content) {
        assertThat(overheard.lines().subList(1, overheard.lines().size() - 1)).containsExactly(content);
        assertThat(overheard.lines()).endsWith("> GET /next HTTP/1.1 for http://");
    }

    @Test
    void gzip() {
        assertHeard(posted("gzip", gzip(TEXT)), "> BODY " + new String(TEXT, StandardCharsets.US_ASCII));
        assertHeard(posted("X-GZIP", gzip(TEXT)), "> BODY " + new String(TEXT, StandardCharsets.US_ASCII));
    }

    @Test
    void gzip_with_every_optional_header_part_and_several_members() {
        byte[] plain = gzip("one ".getBytes(StandardCharsets.US_ASCII));
        byte[] header = Arrays.copyOf(plain, 10);
        header[3] = 2 | 4 | 8 | 16;
        byte[] extras = {3, 0, 'a', 'b', 'c', 'n', 0, 'c', 'o', 0, 1, 2};
        byte[] full = Overheard.join(header, extras, Arrays.copyOfRange(plain, 10, plain.length));
        byte[] two = Overheard.join(full, gzip("two".getBytes(StandardCharsets.US_ASCII)), new byte[20]);

        assertHeard(posted("gzip", two), "> BODY one two");
    }

    @Test
    void deflate_with_and_without_its_wrapping() {
        assertHeard(posted("deflate", deflate(TEXT, false)), "> BODY " + new String(TEXT, StandardCharsets.US_ASCII));
        assertHeard(posted("deflate", deflate(TEXT, true)), "> BODY " + new String(TEXT, StandardCharsets.US_ASCII));
    }

    @Test
    void stacked_codings_come_off_in_turn() {
        assertHeard(
                posted("deflate, identity, gzip", gzip(deflate(TEXT, false))),
                "> BODY " + new String(TEXT, StandardCharsets.US_ASCII));
    }

    @Test
    void an_unknown_coding_is_said_to_be_one() {
        assertHeard(posted("compress", new byte[] {0x1f, 'x'}), "> ENCODED \u001fx");
        assertHeard(posted("gzip,gzip,gzip,gzip,gzip", "x".getBytes(StandardCharsets.US_ASCII)), "> ENCODED x");
    }

    @Test
    void a_word_that_is_no_coding_hides_neither_text_nor_what_is_known_by_its_first_bytes() {
        String text = new String(TEXT, StandardCharsets.US_ASCII);
        for (String word : new String[] {"UTF-8", "text/plain", "none", "base64, utf-8"}) {
            assertHeard(posted(word, TEXT), "> BODY " + text);
            assertHeard(posted(word, gzip(TEXT)), "> BODY " + text);
        }
        assertHeard(posted("deflate", gzip(TEXT)), "> BODY " + text);
        assertHeard(posted("zlib", deflate(TEXT, false)), "> BODY " + text);
        byte[] long_ = ("\u00fc".repeat(600) + text).getBytes(StandardCharsets.UTF_8);
        assertHeard(
                posted("windows-1252", long_),
                "> BODY " + new String(long_, StandardCharsets.UTF_8).length() + " characters");
    }

    @Test
    void what_follows_the_end_of_a_stream_is_read_or_said() {
        byte[] after = Overheard.join(gzip(TEXT), new byte[3], "secret".getBytes(StandardCharsets.US_ASCII));
        assertHeard(posted("gzip", after), "> BODY " + new String(TEXT, StandardCharsets.US_ASCII) + "secret");
    }

    @Test
    void what_is_called_gzip_but_is_not_is_heard_as_it_is() {
        assertHeard(posted("gzip", TEXT), "> BODY " + new String(TEXT, StandardCharsets.US_ASCII));
    }

    @Test
    void what_breaks_half_way_is_heard_half_way() {
        byte[] zipped = gzip(TEXT);
        byte[] broken = Overheard.join(Arrays.copyOf(zipped, zipped.length - 8), new byte[8]);
        broken = Overheard.join(broken, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, 'r'});
        Overheard overheard = posted("gzip", broken);

        assertThat(overheard.lines().get(1)).isEqualTo("> BODY " + new String(TEXT, StandardCharsets.US_ASCII));
        assertThat(overheard.lines()).endsWith("> GET /next HTTP/1.1 for http://");
    }

    @Test
    void a_bomb_does_not_go_off() {
        byte[] bomb = gzip(new byte[64 << 20]);
        Overheard overheard = posted("gzip", bomb);
        long inflated = overheard.all().stream()
                .filter(Content.class::isInstance)
                .map(Content.class::cast)
                .filter(content -> content.form() == Content.Form.BODY)
                .mapToLong(content -> content.to() - content.from())
                .sum();

        assertThat(inflated).isLessThan(48 << 20);
        assertThat(overheard.all())
                .anyMatch(heard -> heard instanceof Content content && content.form() == Content.Form.ENCODED);
    }

    @Test
    void rows_that_repeat_are_no_bomb() {
        byte[] rows =
                "<row id=\"3\"><a>one two</a><b>x</b></row>".repeat(400_000).getBytes(StandardCharsets.US_ASCII);

        assertThat(rows.length).isGreaterThan(200 * gzip(rows).length);
        assertThat(posted("gzip", gzip(rows)).all())
                .noneMatch(heard -> heard instanceof Content content && content.form() == Content.Form.ENCODED);
    }

    @Test
    void brotli() {
        byte[] hello = {0x0b, 0x02, (byte) 0x80, 'h', 'e', 'l', 'l', 'o', 0x03}; // as the reference encoder writes it
        assertHeard(posted("br", hello), "> BODY hello");
        assertHeard(posted("br", new byte[] {'n', 'o', 'n', 'e'}), "> BODY none");
        assertHeard(posted("br", new byte[] {1, 2, 3, 4}), "> ENCODED \1\2\3\4");
    }

    @Test
    void zstandard() {
        byte[] hello = { // as the reference encoder writes it, with its checksum
            0x28,
            (byte) 0xb5,
            0x2f,
            (byte) 0xfd,
            0x04,
            0x58,
            0x29,
            0x00,
            0x00,
            'h',
            'e',
            'l',
            'l',
            'o',
            (byte) 0xa3,
            0x6d,
            (byte) 0x9f,
            (byte) 0x88
        };
        assertHeard(posted("zstd", hello), "> BODY hello");
        assertHeard(posted("zstd", new byte[] {'n', 'o', 'n', 'e'}), "> BODY none");
        assertHeard(posted("zstd", new byte[] {1, 2, 3, 4}), "> ENCODED \1\2\3\4");
    }

    @Test
    void an_upload_to_s3_in_signed_chunks() {
        byte[] chunked = Overheard.bytes("""
                5;chunk-signature=ad80
                hello
                6;chunk-signature=0055
                 world
                0;chunk-signature=b6c6
                x-amz-checksum-crc32:AAA=

                """);
        assertHeard(posted("aws-chunked", chunked), "> BODY hello world");
        byte[] zipped = gzip(TEXT);
        byte[] both = Overheard.join(
                Overheard.bytes(Integer.toHexString(zipped.length) + "\n"), zipped, Overheard.bytes("\n0\n\n"));
        assertHeard(posted("aws-chunked,gzip", both), "> BODY " + new String(TEXT, StandardCharsets.US_ASCII));
        assertHeard(posted("aws-chunked", "hello".getBytes(StandardCharsets.US_ASCII)), "> ENCODED ello");
    }

    @Test
    void a_bomb_in_many_parts_does_not_go_off_either() {
        byte[] part = gzip(new byte[900_000]);
        byte[] bomb = new byte[part.length * 50];
        for (int at = 0; at < bomb.length; at += part.length) {
            System.arraycopy(part, 0, bomb, at, part.length);
        }
        assertThat(posted("gzip", bomb).all())
                .anyMatch(heard -> heard instanceof Content content && content.form() == Content.Form.ENCODED);
    }

    @Test
    void a_transfer_coding_comes_off_too() {
        byte[] zipped = gzip(TEXT);
        Overheard overheard = Overheard.inPiecesOf(pieces)
                .sent("POST / HTTP/1.1\nTransfer-Encoding: gzip, chunked\n\n")
                .sent(Integer.toHexString(zipped.length) + "\n")
                .sent(zipped)
                .sent("\n0\n\nGET /next HTTP/1.1\n\n");

        assertHeard(overheard, "> BODY " + new String(TEXT, StandardCharsets.US_ASCII));
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static byte[] deflate(byte[] plain, boolean bare) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
        try (DeflaterOutputStream zip = new DeflaterOutputStream(out, deflater)) {
            zip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }
}
