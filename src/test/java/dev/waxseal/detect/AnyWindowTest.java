package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Passage;
import dev.waxseal.wire.RequestHead;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Content in windows says what it says in one piece: the same kinds in the same places, wherever it is cut. */
class AnyWindowTest {

    private static final Detection DETECTION = Detection.standard();

    @ParameterizedTest
    @EnumSource
    void what_is_found_does_not_depend_on_where_content_is_cut(LongContent.Form form) {
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            int size = 2_000 << random.nextInt(7);
            LongContent content = LongContent.of(form, size, random);
            Set<String> whole = inspect(content, UTF_8, content.text().length() * 4);
            assertThat(whole).as("%s, seed %d", form, seed).containsAll(content.planted());
            for (int window : new int[] {1 + random.nextInt(700), 4_096, 1 + random.nextInt(65_536)}) {
                assertThat(inspect(content, UTF_8, window))
                        .as("%s, seed %d, windows of %d", form, seed, window)
                        .isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = LongContent.Form.class,
            names = {"JSON", "XML", "CSV", "LINES"})
    void nor_on_the_charset(LongContent.Form form) {
        LongContent content = LongContent.of(form, 20_000, new Random(7));
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32", "IBM1047", "ISO-8859-1")) {
            Set<String> whole = inspect(content, Charset.forName(charset), 1 << 20);
            assertThat(whole).as(charset).containsAll(content.planted());
            assertThat(inspect(content, Charset.forName(charset), 777))
                    .as(charset)
                    .isEqualTo(whole);
        }
    }

    private static Set<String> inspect(LongContent content, Charset charset, int window) {
        byte[] bytes = content.text().getBytes(charset);
        String type = charset.equals(UTF_8) || charset.equals(ISO_8859_1)
                ? content.mediaType()
                : content.mediaType() + "; charset=" + charset.name().toLowerCase(Locale.ROOT);
        RequestHead head = new RequestHead(
                "POST", "http", "/", "a.example", "HTTP/1.1", new Fields(List.of(new Field("Content-Type", type))));
        Set<String> found = new TreeSet<>();
        for (Content stretch : stretches(head, bytes, window)) {
            for (Sighting sighting : DETECTION.inspect(stretch)) {
                found.add(sighting.kind() + ' ' + sighting.location());
            }
        }
        return found;
    }

    private static List<Content> stretches(RequestHead head, byte[] bytes, int window) {
        if (bytes.length <= window) {
            return List.of(new Content(head, Content.Form.BODY, bytes, 0, bytes.length));
        }
        List<Content> stretches = new ArrayList<>();
        Passage passage = new Passage();
        for (int from = 0; from < bytes.length; from += window) {
            int to = Math.min(bytes.length, from + window);
            stretches.add(
                    new Content(head, Content.Form.BODY, bytes, from, to, passage, from == 0, to == bytes.length));
        }
        return stretches;
    }
}
