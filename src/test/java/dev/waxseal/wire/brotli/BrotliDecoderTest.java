package dev.waxseal.wire.brotli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The files are written by the reference encoder; the reference decoder says what is in them, whole and broken. */
class BrotliDecoderTest {

    static final List<String> FILES = List.of(
            "html-1",
            "html-5",
            "html-11",
            "mixed-1",
            "mixed-5",
            "mixed-11",
            "small-window",
            "text-1",
            "text-5",
            "text-11");

    private static final int MUTATIONS = Integer.getInteger("waxseal.fuzz", 30_000) / 30;

    private static byte[] coded(String file) throws IOException {
        try (InputStream stream = BrotliDecoderTest.class.getResourceAsStream(file + ".br")) {
            return Objects.requireNonNull(stream).readAllBytes();
        }
    }

    private static byte[] decoded(byte[] coded, int split) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (BrotliDecoder decoder = new BrotliDecoder(plain)) {
            for (int at = 0; at < coded.length; at += split) {
                decoder.write(coded, at, Math.min(split, coded.length - at));
            }
        }
        return plain.toByteArray();
    }

    /** What the reference decoder makes of it, or null if it refuses. */
    private static byte @Nullable [] expected(byte[] coded) {
        try (InputStream stream = new BrotliInputStream(new ByteArrayInputStream(coded))) {
            return stream.readNBytes(1 << 20);
        } catch (IOException refused) {
            return null;
        }
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void whatever_way_the_bytes_are_cut_the_same_is_decoded(String file) throws IOException {
        byte[] coded = coded(file);
        byte[] whole = expected(coded);

        for (int split : new int[] {1, 2, 3, 7, 100, 1000, coded.length}) {
            assertThat(decoded(coded, split)).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void what_is_broken_is_refused_or_read_as_the_reference_reads_it(String file) {
        Random random = new Random(file.hashCode());
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            byte[] whole = coded(file);
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] broken = whole.clone();
                for (int flips = random.nextInt(3); flips >= 0; flips--) {
                    broken[random.nextInt(Math.min(broken.length, 1 << (5 + random.nextInt(10))))] ^=
                            (byte) (1 << random.nextInt(8));
                }
                byte[] expected = expected(broken);
                try {
                    byte[] plain = decoded(broken, 1 + random.nextInt(300));
                    if (expected != null && expected.length < 1 << 20) {
                        assertThat(Arrays.copyOf(plain, expected.length)).isEqualTo(expected);
                    }
                } catch (IOException refused) {
                    assertThat(refused).isInstanceOf(BrotliException.class);
                }
            }
        });
    }

    @Test
    void what_is_there_is_decoded_without_waiting_for_the_rest() throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] coded = coded("text-5");
        try (BrotliDecoder decoder = new BrotliDecoder(plain)) {
            decoder.write(coded, 0, coded.length / 2);
            assertThat(plain.size()).isGreaterThan(3000);
            decoder.write(coded, coded.length / 2, coded.length - coded.length / 2);
        }
    }

    @Test
    void a_stream_that_is_not_whole_is_refused_at_its_end() throws IOException {
        byte[] coded = coded("text-5");

        assertThatThrownBy(() -> decoded(Arrays.copyOf(coded, coded.length - 1), 100))
                .isInstanceOf(BrotliException.class);
    }

    @Test
    void the_dictionary_is_the_one_of_the_specification() throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream stream = BrotliDecoder.class.getResourceAsStream("dictionary.bin")) {
            sum.update(Objects.requireNonNull(stream).readAllBytes());
        }

        assertThat(sum.getValue()).isEqualTo(0x5136cb04L);
        assertThat(new String(Words.word(4, 0), StandardCharsets.UTF_8)).isEqualTo("time");
        assertThat(new String(Words.word(4, 1024 * 5), StandardCharsets.UTF_8)).isEqualTo("time the ");
    }
}
