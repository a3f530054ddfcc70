package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.wire.Content;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Content in windows says what it says in one piece: the same kinds in the same places, wherever it is cut. */
class AnyWindowTest {

    private static final String SAME = "missing [], invented []";

    /** Of more findings than are told it depends on the cuts which ones come first. */
    private static final int MOST = 250;

    @ParameterizedTest
    @EnumSource
    void what_is_found_does_not_depend_on_where_content_is_cut(LongContent.Form form) {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            sameInWindows(form, seed, 2_000 << random.nextInt(6), 701, random);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nor_does_it_in_a_megabyte(LongContent.Form form) {
        sameInWindows(form, 77, 1 << 20, 20_000, new Random(77));
    }

    private static void sameInWindows(LongContent.Form form, int seed, int size, int least, Random random) {
        LongContent content = LongContent.of(form, size, random);
        byte[] bytes = content.bytes();
        Set<String> whole = Stretched.whole(content.mediaType(), bytes);
        if (whole.size() <= MOST) {
            assertThat(whole).as("%s, seed %d", form, seed).containsAll(content.planted());
        }
        for (int window : new int[] {least + random.nextInt(least), least + random.nextInt(65_536), Content.STRETCH}) {
            Set<String> cut = Stretched.cut(content.mediaType(), bytes, window);
            if (whole.size() <= MOST) {
                assertThat(Stretched.difference(whole, cut))
                        .as("%s, seed %d, %d bytes in windows of %d", form, seed, bytes.length, window)
                        .isEqualTo(SAME);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = LongContent.Form.class,
            names = {"JSON", "XML", "CSV", "LINES"})
    void nor_does_it_on_the_charset(LongContent.Form form) {
        LongContent content = LongContent.of(form, 20_000, new Random(7));
        for (String name : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "IBM1047", "IBM500", "ISO-8859-1")) {
            byte[] bytes = content.text().getBytes(Charset.forName(name));
            String type = content.mediaType() + "; charset=" + name.toLowerCase(Locale.ROOT);
            Set<String> whole = Stretched.whole(type, bytes);
            assertThat(whole).as(name).containsAll(content.planted());
            for (int window : new int[] {777, 1_001, 4_096}) {
                assertThat(Stretched.difference(whole, Stretched.cut(type, bytes, window)))
                        .as(name)
                        .isEqualTo(SAME);
            }
        }
    }

    @Test
    void what_stands_behind_a_value_of_three_megabytes_keeps_its_place() {
        String backup = "{\"kind\":\"backup\",\"data\":\"" + "one or two ".repeat(300_000)
                + "\",\"restore\":{\"user\":\"dba\",\"password\":\"Herbst2026\"}}";

        assertThat(Stretched.cut("application/json", backup.getBytes(UTF_8), Content.STRETCH))
                .containsExactly("password body:$.restore.password");
    }

    @Test
    void an_object_that_is_named_in_one_stretch_and_ends_in_another_is_found() {
        String text = "{\"password\":{\"note\":\"" + "one or two ".repeat(10_000) + "\",\"value\":\"Herbst2026\"}}";

        assertThat(Stretched.cut("application/json", text.getBytes(UTF_8), Content.STRETCH))
                .isEqualTo(Stretched.whole("application/json", text.getBytes(UTF_8)))
                .isNotEmpty();
    }

    @Test
    void a_table_is_one_whose_first_row_is_longer_than_what_is_heard_first() {
        String text = "id,title,password\n1,\"" + "one or two ".repeat(10_000) + "\",\n2,so,Herbst2026\n";

        assertThat(Stretched.cut("text/csv", text.getBytes(UTF_8), Content.STRETCH))
                .containsExactly("password body");
    }

    @ParameterizedTest
    @CsvSource({"200,false", "201,true"})
    void names_that_are_too_deep_are_said(int depth, boolean said) {
        String text = "{\"a\":".repeat(depth) + "\"" + "one or two ".repeat(1000) + "\"" + "}".repeat(depth);

        assertThat(Stretched.cut("application/json", text.getBytes(UTF_8), 4096)
                        .toString()
                        .contains("names of JSON below 200 others"))
                .isEqualTo(said);
    }
}
