package dev.waxseal.wire.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class ZstdDecoderTest {

    public static byte[] coded(byte[] plain) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (ZstdOutputStream stream = new ZstdOutputStream(coded)) {
            stream.write(plain);
        }
        return coded.toByteArray();
    }

    private static byte[] decoded(byte[] coded, int split) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (ZstdDecoder decoder = new ZstdDecoder(plain)) {
            for (int at = 0; at < coded.length; at += split) {
                decoder.write(coded, at, Math.min(split, coded.length - at));
            }
        }
        return plain.toByteArray();
    }

    /** Half text, half noise. */
    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        for (int i = 0; i < length; i++) {
            if (i % 2000 < 1000) {
                content[i] = (byte) "the quick brown fox ".charAt(i % 20);
            }
        }
        return content;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 5000, 131_072, 300_000, 3_000_000})
    void whatever_way_the_bytes_are_cut_the_same_is_decoded(int length) throws IOException {
        byte[] content = content(length);
        byte[] coded = coded(content);

        for (int split : new int[] {1, 7, 1000, 100_000, Integer.MAX_VALUE / 2}) {
            if (split > 1 || length < 1_000_000) {
                assertThat(decoded(coded, split)).isEqualTo(content);
            }
        }
    }

    @Test
    void several_frames_are_one_content() throws IOException {
        byte[] one = coded(content(1000));
        byte[] both = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, both, one.length, one.length);

        assertThat(decoded(both, 10)).hasSize(2000);
    }

    @Test
    void a_frame_that_is_not_whole_is_refused_at_its_end() throws IOException {
        byte[] coded = coded(content(5000));

        assertThatThrownBy(() -> decoded(Arrays.copyOf(coded, coded.length - 1), 100))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 21, 31})
    void a_window_beyond_8_mb_is_refused(int exponent) throws IOException {
        byte[] repeated = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) (exponent << 3), 0x23, 0, 0, 'x'};

        if (exponent == 13) {
            assertThat(decoded(repeated, 1)).isEqualTo("xxxx".getBytes(StandardCharsets.US_ASCII));
        } else {
            assertThatThrownBy(() -> decoded(repeated, 100)).hasMessage("a window that is too large");
        }
    }

    @Test
    void content_that_is_its_own_window_is_refused_beyond_8_mb() throws IOException {
        byte[] repeated = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, (byte) 0xa0, 4, 0, 0, 0, 0x23, 0, 0, 'x'};
        assertThat(decoded(repeated, 1)).hasSize(4);

        repeated[8] = 1;
        assertThatThrownBy(() -> decoded(repeated, 100)).hasMessage("a window that is too large");
    }
}
