package dev.waxseal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StretchesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 65_537, 130_047, 130_048, 130_049, 300_000})
    void long_content_is_heard_once_with_seams_that_overlap(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        Overheard overheard = Overheard.inPiecesOf(10_001)
                .sent("POST / HTTP/1.1\nContent-Length: " + length + "\n\n")
                .sent(content);
        List<Content> stretches = overheard.all().stream()
                .filter(Content.class::isInstance)
                .map(Content.class::cast)
                .toList();

        ByteArrayOutputStream fresh = new ByteArrayOutputStream();
        for (int i = 0; i < stretches.size(); i++) {
            Content stretch = stretches.get(i);
            fresh.write(stretch.bytes(), stretch.fresh(), stretch.to() - stretch.fresh());
            assertThat(stretch.first()).isEqualTo(i == 0);
            assertThat(stretch.last()).isEqualTo(i == stretches.size() - 1);
            assertThat(stretch.to() - stretch.from()).isLessThanOrEqualTo(Content.STRETCH);
        }
        assertThat(fresh.toByteArray()).isEqualTo(content);
        for (int i = 1; i < stretches.size(); i++) {
            byte[] before = stretches.get(i - 1).bytes();
            assertThat(Arrays.copyOf(stretches.get(i).bytes(), Content.OVERLAP))
                    .isEqualTo(Arrays.copyOfRange(before, before.length - Content.OVERLAP, before.length));
        }
    }
}
