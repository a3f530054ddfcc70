package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A document that is a value of another one keeps its place however long it is, as if both had come in one piece. */
class NestedWindowsTest {

    /** What holds what: the type of the outer one, and how the inner one is written into it. */
    @SuppressWarnings("ImmutableEnumChecker") // functions that hold nothing
    enum Nesting {
        JSON_IN_A_STRING(
                "application/json", inner -> "{\"kind\":\"backup\",\"data\":\"" + json(inner) + "\",\"end\":1}"),
        BASE64_IN_A_STRING(
                "application/json", inner -> "{\"kind\":\"x\",\"data\":\"" + base64(inner) + "\",\"end\":1}"),
        JSON_IN_A_STRING_IN_A_STRING(
                "application/json",
                inner -> "{\"data\":\"" + json("{\"more\":\"" + json(inner) + "\"}") + "\",\"end\":1}"),
        BASE64_WITH_LINES_IN_A_STRING(
                "application/json",
                inner -> "{\"data\":\"" + json(Base64.getMimeEncoder().encodeToString(inner.getBytes(UTF_8))) + "\"}"),
        JSON_IN_A_FORM("application/x-www-form-urlencoded", inner -> "a=1&data=" + form(inner) + "&end=1"),
        BASE64_IN_A_FORM("application/x-www-form-urlencoded", inner -> "a=1&data=" + form(base64(inner)) + "&end=1"),
        JSON_IN_A_FIELD("multipart/form-data; boundary=b7", inner -> part("data", "", inner)),
        BASE64_IN_A_FIELD("multipart/form-data; boundary=b7", inner -> part("data", "", base64(inner))),
        A_PART_IN_BASE64(
                "multipart/form-data; boundary=b7",
                inner -> part(
                        "data",
                        "\r\nContent-Type: application/json\r\nContent-Transfer-Encoding: base64",
                        Base64.getMimeEncoder().encodeToString(inner.getBytes(UTF_8)))),
        JSON_IN_XML("application/xml", inner -> "<r><data>" + xml(inner) + "</data><end>1</end></r>"),
        BASE64_IN_XML("application/xml", inner -> "<r><data>" + base64(inner) + "</data><end>1</end></r>"),
        JSON_IN_CDATA("application/xml", inner -> "<r><data><![CDATA[" + inner + "]]></data><end>1</end></r>"),
        BASE64_ALONE("text/plain", NestedWindowsTest::base64),
        JSON_IN_PERCENT("", NestedWindowsTest::form);

        private final String type;
        private final UnaryOperator<String> outer;

        Nesting(String type, UnaryOperator<String> outer) {
            this.type = type;
            this.outer = outer;
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_found_in_the_inner_document_does_not_depend_on_where_the_outer_one_is_cut(Nesting nesting) {
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            LongContent inner = LongContent.of(LongContent.Form.JSON, 4_000 << random.nextInt(6), random);
            byte[] bytes = nesting.outer.apply(inner.text()).getBytes(UTF_8);
            Set<String> whole = Stretched.whole(nesting.type, bytes);
            assertThat(whole).hasSizeGreaterThanOrEqualTo(inner.planted().size() / 2);
            if (whole.size() > 250) {
                continue; // more than are told, and which of them come first depends on the cuts
            }
            for (int window : new int[] {1 + random.nextInt(5_000), 1 + random.nextInt(65_536)}) {
                Set<String> cut = Stretched.cut(nesting.type, bytes, window);
                assertThat(Stretched.difference(whole, cut))
                        .as("%s, seed %d, %d bytes in windows of %d", nesting, seed, bytes.length, window)
                        .isEqualTo("missing [], invented []");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"A_PART_IN_BASE64", "JSON_IN_PERCENT"}) // known as JSON
    void nor_where_the_inner_one_is_known_by_its_first_line_alone(Nesting nesting) {
        for (LongContent.Form form : EnumSet.range(LongContent.Form.BANK_FILE, LongContent.Form.SWIFT)) {
            LongContent inner = LongContent.of(form, 300_000, new Random(6));
            byte[] bytes = nesting.outer.apply(inner.text()).getBytes(UTF_8);
            Set<String> whole = Stretched.whole(nesting.type, bytes);
            assertThat(whole)
                    .as("%s", form)
                    .hasSizeGreaterThanOrEqualTo(inner.planted().size());
            for (int window : new int[] {3_001, 30_011, 65_536}) {
                assertThat(Stretched.difference(whole, Stretched.cut(nesting.type, bytes, window)))
                        .as("%s in windows of %d", form, window)
                        .isEqualTo("missing [], invented []");
            }
        }
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String form(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String part(String name, String fields, String text) {
        return "--b7\r\nContent-Disposition: form-data; name=\"" + name + "\"" + fields + "\r\n\r\n" + text
                + "\r\n--b7--\r\n";
    }
}
