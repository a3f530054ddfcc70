package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.wire.Content;
import dev.waxseal.wire.Footprint;
import dev.waxseal.wire.Passage;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a connection holds for the detector amid long content: whatever leads on, and never more than is promised. */
class LongBodyFootprintTest {

    /** Beside the stretch of 64 KB that the wire fills. */
    private static final long MOST = 64 << 10;

    /** Of content that nobody made up to be hard. */
    private static final long USUAL = 32 << 10;

    private static final Detection DETECTION = Detection.standard();

    @ParameterizedTest
    @EnumSource
    void it_is_little_in_every_carrier(LongContent.Form form) {
        LongContent content = LongContent.of(form, 1 << 20, new Random(5));

        assertThat(most(content.mediaType(), content.bytes())).isBetween(1L, USUAL);
    }

    static Stream<Arguments> hard() {
        String sentence = "one or two ";
        String escaped = "\\u0065\\u0066".repeat(200);
        return Stream.of(
                Arguments.of("deep JSON", "application/json", "{\"" + "k".repeat(400) + "\":{\"b\":1,\"a\":"),
                Arguments.of("names of JSON", "application/json", "\"name\":\"" + "k".repeat(100) + "\",\"x\":{"),
                Arguments.of(
                        "JSON in JSON, every character escaped",
                        "application/json",
                        "{\"d\":\"{\\\"d\\\":\\\"" + escaped + "\\\",\\\"name\\\":\\\"" + escaped + "\\\","),
                Arguments.of("deep XML", "application/xml", "<element a=\"" + "x".repeat(300) + "\">"),
                Arguments.of(
                        "long tags of XML", "application/xml", "<element name=\"x\" a=\"" + "x".repeat(30_000) + "\">"),
                Arguments.of("long names of XML", "application/xml", "<" + "element".repeat(3_000) + ">"),
                Arguments.of("columns", "text/csv", "column,".repeat(4_000) + "x\n"),
                Arguments.of("fields", "application/x-www-form-urlencoded", "name=" + "x".repeat(100) + "&value=1&"),
                Arguments.of(
                        "fields of parts",
                        "multipart/form-data; boundary=b7",
                        "--b7\r\nContent-Disposition: form-data; name=\"a\"\r\nX: " + "x".repeat(15_000) + "\r\n\r\n"
                                + sentence.repeat(20_000)),
                Arguments.of("lines", "text/plain", "x".repeat(16_000) + "\n"),
                Arguments.of(
                        "findings", "application/json", "{\"" + "k".repeat(300) + "\":{\"password\":\"hunter2x\"}},"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void hard(String name, String type, String pattern) {
        byte[] bytes = pattern.repeat((1 << 20) / pattern.length()).getBytes(UTF_8);

        assertThat(most(type, bytes)).isBetween(1L, MOST);
    }

    private static long most(String type, byte[] bytes) {
        Passage passage = new Passage();
        long most = 0;
        for (int from = 0; from + Content.STRETCH < bytes.length; from += Content.STRETCH) {
            DETECTION.inspect(new Content(
                    Stretched.head(type),
                    Content.Form.BODY,
                    bytes,
                    from,
                    from + Content.STRETCH,
                    passage,
                    from == 0,
                    false));
            most = Math.max(most, Footprint.of(passage));
        }
        return most;
    }
}
