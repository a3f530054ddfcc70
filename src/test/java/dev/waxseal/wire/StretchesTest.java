package dev.waxseal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StretchesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 300_000})
    void long_content_is_heard_once_in_stretches_of_one_passage(int length) {
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
            fresh.write(stretch.bytes(), stretch.from(), stretch.to() - stretch.from());
            assertThat(stretch.first()).isEqualTo(i == 0);
            assertThat(stretch.last()).isEqualTo(i == stretches.size() - 1);
            assertThat(stretch.to() - stretch.from()).isLessThanOrEqualTo(Content.STRETCH);
        }
        assertThat(fresh.toByteArray()).isEqualTo(content);
        assertThat(stretches.stream().map(Content::passage).distinct()).hasSize(1);
        assertThat(stretches.get(0).passage() == null).isEqualTo(stretches.size() == 1);
    }
}
