package dev.waxseal.wire.hpack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackEncoder;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HpackDecoderTest {

    private static final List<String> NAMES =
            List.of(":path", ":authority", "cookie", "user-agent", "x-request-id", "x-a", "content-type", "date");

    /** Names of both tables and of none, values that return and others, long ones; tables in which little or much has room. */
    @ParameterizedTest
    @ValueSource(ints = {0, 64, 200, 1000, 4096})
    void what_another_has_written_is_read(int table) throws Exception {
        Random random = new Random(table);
        HPackEncoder encoder = new HPackEncoder(table, ISO_8859_1);
        HpackDecoder decoder = decoder(table);
        for (int block = 0; block < 400; block++) {
            List<String> written = new ArrayList<>();
            ByteArrayBuffer bytes = new ByteArrayBuffer(100);
            for (int i = random.nextInt(9); i >= 0; i--) {
                String name = NAMES.get(random.nextInt(NAMES.size()));
                String value = random.nextInt(3) == 0 ? text(random) : "value " + random.nextInt(6);
                encoder.encodeHeader(bytes, name, value, random.nextInt(5) == 0);
                written.add(name + ": " + value);
            }

            assertThat(read(decoder, Arrays.copyOf(bytes.array(), bytes.length())))
                    .isEqualTo(written);
        }
    }

    private static String text(Random random) {
        byte[] bytes = new byte[random.nextInt(random.nextInt(8) == 0 ? 500 : 30)];
        random.nextBytes(bytes);
        return new String(bytes, ISO_8859_1);
    }

    /** Whatever the bytes are: what the other takes for fields are these, and what is none is refused. */
    @Test
    void whatever_is_written_both_read_the_same_or_one_refuses() throws Exception {
        Random random = new Random(7541);
        int same = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(24)];
            random.nextBytes(bytes);
            List<String> others = others(bytes);
            List<String> ours;
            try {
                ours = read(decoder(4096), bytes);
            } catch (HpackException refused) {
                continue;
            }
            if (others != null) {
                assertThat(ours).as(Arrays.toString(bytes)).isEqualTo(others);
                same++;
            }
        }
        assertThat(same).isGreaterThan(1000);
    }

    private static @Nullable List<String> others(byte[] bytes) {
        HPackDecoder decoder = new HPackDecoder(4096, US_ASCII);
        decoder.setMaxTableSize(1 << 16);
        List<String> fields = new ArrayList<>();
        ByteBuffer block = ByteBuffer.wrap(bytes);
        try {
            for (Header field = decoder.decodeHeader(block); field != null; field = decoder.decodeHeader(block)) {
                fields.add(field.getName() + ": " + (field.getValue() == null ? "" : field.getValue()));
            }
            return fields;
        } catch (Exception refused) {
            return null;
        }
    }

    @Test
    void a_table_that_grows_and_shrinks_holds_the_latest() throws Exception {
        HpackDecoder decoder = decoder(4096);
        read(decoder, bytes("40 01 61 01 31")); // a: 1, kept
        read(decoder, bytes("40 01 62 01 32")); // b: 2, kept

        assertThat(read(decoder, bytes("be bf"))).containsExactly("b: 2", "a: 1");
        assertThat(read(decoder, bytes("3f 03 be"))).containsExactly("b: 2"); // 34 bytes, room for one
        assertThatThrownBy(() -> read(decoder, bytes("bf"))).isInstanceOf(HpackException.class);
        assertThat(read(decoder, bytes("3f e1 1f 7e 01 33 be"))).containsExactly("b: 3", "b: 3"); // 4096
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80", // nothing has the number 0
                "be", // nor 62, so far
                "ff ff ff ff ff ff ff 0f",
                "40 0a 61", // a name that is longer than the block
                "00 01 61", // without a value
                "00 01 61 81 00", // a code that ends with a 0
                "00 01 61 82 ff ff", // or with more than seven bits
                "00 01 61 84 ff ff ff ff", // or with the end in it
                "3f e2 ff 03", // a table of more than 64 KB
            })
    void what_is_none_is_refused(String block) {
        assertThatThrownBy(() -> read(decoder(4096), bytes(block))).isInstanceOf(HpackException.class);
    }

    @Test
    void a_field_that_is_not_taken_is_not_made() throws Exception {
        HpackDecoder decoder = decoder(4096);
        List<Integer> sizes = new ArrayList<>();
        decoder.read(bytes("40 01 61 01 31 be 83"), 7, new HpackDecoder.Fields() {
            @Override
            public boolean takes(int size) {
                sizes.add(size);
                return false;
            }

            @Override
            public void field(String name, String value) {
                throw new AssertionError();
            }
        });

        assertThat(sizes).containsExactly(34, 34, 43);
    }

    @Test
    void a_value_that_nobody_wants_counts_and_is_not_kept() throws Exception {
        HpackDecoder decoder = new HpackDecoder(80, 1 << 16, "set-cookie"::equals);
        // date: 1, kept by the number of its name; a: 23, kept by its name
        assertThat(read(decoder, bytes("61 01 31 40 01 61 02 32 33"))).isEmpty();
        // the latest is a, whose name is referred to; there is room for two, and date goes
        assertThat(read(decoder, bytes("7e 01 34 bf be"))).isEmpty();
        assertThatThrownBy(() -> read(decoder, bytes("c0"))).isInstanceOf(HpackException.class);

        assertThat(read(decoder, bytes("77 01 35 be bf 88"))).containsExactly("set-cookie: 5", "set-cookie: 5");
        assertThatThrownBy(() -> read(decoder, bytes("c0"))).isInstanceOf(HpackException.class);
    }

    private static HpackDecoder decoder(int table) {
        return new HpackDecoder(table, 1 << 16, name -> true);
    }

    private static List<String> read(HpackDecoder decoder, byte[] block) throws HpackException {
        List<String> fields = new ArrayList<>();
        decoder.read(block, block.length, new HpackDecoder.Fields() {
            @Override
            public boolean takes(int size) {
                return true;
            }

            @Override
            public void field(String name, String value) {
                fields.add(name + ": " + value);
            }
        });
        return fields;
    }

    private static byte[] bytes(String hexadecimal) {
        return HexFormat.ofDelimiter(" ").parseHex(hexadecimal);
    }
}
