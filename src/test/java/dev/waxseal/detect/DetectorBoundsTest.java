package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Passage;
import dev.waxseal.wire.RequestHead;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What lies within a bound of the detector is found, and what lies beyond it is said: no bound is a silent cliff. */
class DetectorBoundsTest {

    private static final String PARTLY = "audit-incomplete";

    @Test
    void a_field_is_found_after_five_thousand_others() {
        assertThat(inspect("application/json", object(5_000, "\"password\":\"hunter2secret\"")))
                .containsExactly("password body:$.password");
    }

    @Test
    void a_neighbour_names_a_value_after_three_thousand_others() {
        assertThat(inspect("application/json", object(3_000, "\"name\":\"password\",\"value\":\"hunter2secret\"")))
                .containsExactly("password body:$.value");
    }

    @Test
    void column_291_of_separated_values_is_read() {
        String names = IntStream.range(0, 290).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String cells = "1,".repeat(290);

        assertThat(inspect("text/csv", names + ",password\n" + cells + "hunter2secret\n"))
                .containsExactly("password body");
    }

    @Test
    void an_element_is_read_below_250_others() {
        assertThat(inspect("application/xml", nested(250)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("password body:/a/a/");
    }

    @Test
    void json_is_read_below_500_others() {
        String json = "{\"a\":".repeat(500) + "{\"password\":\"hunter2secret\"}" + "}".repeat(500);

        assertThat(inspect("application/json", json))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("password body:$.a.a.");
    }

    @Test
    void documents_within_four_others_are_read_and_deeper_ones_are_said() {
        assertThat(inspect("application/json", inStrings(4))).anyMatch(found -> found.startsWith("password "));
        assertThat(inspect("application/json", inStrings(6))).contains(PARTLY);
    }

    @Test
    void so_many_findings_are_told_of_a_message_and_that_there_are_more() {
        assertThat(inspect("application/json", passwords(256))).hasSize(256).doesNotContain(PARTLY);
        assertThat(inspect("application/json", passwords(257))).hasSize(257).contains(PARTLY);
    }

    @Test
    void so_many_open_elements_are_remembered_from_window_to_window_and_that_there_were_more_is_said() {
        assertThat(inWindows("application/xml", deep(256)))
                .doesNotContain(PARTLY)
                .hasSize(1);
        assertThat(inWindows("application/xml", deep(257))).contains(PARTLY);
    }

    private static String object(int others, String members) {
        return IntStream.range(0, others)
                        .mapToObj(i -> "\"f" + i + "\":" + i + ",")
                        .collect(Collectors.joining("", "{", ""))
                + members + "}";
    }

    private static String nested(int depth) {
        return "<a>".repeat(depth) + "<password>hunter2secret</password>" + "</a>".repeat(depth);
    }

    private static String deep(int depth) {
        return "<a>".repeat(depth - 1) + "<b>" + "one or two ".repeat(100) + "<password>hunter2secret</password></b>"
                + "</a>".repeat(depth - 1);
    }

    private static String inStrings(int depth) {
        String json = "{\"password\":\"hunter2secret\"}";
        for (int i = 0; i < depth; i++) {
            json = "{\"d\":\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        }
        return json;
    }

    private static String passwords(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"k" + i + "\":{\"password\":\"hunter2secret\"}")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static List<String> inspect(String type, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return told(new Content(head(type), Content.Form.BODY, bytes, 0, bytes.length));
    }

    private static List<String> inWindows(String type, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Passage passage = new Passage();
        List<String> told = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += 500) {
            int to = Math.min(bytes.length, from + 500);
            told.addAll(told(new Content(
                    head(type), Content.Form.BODY, bytes, from, to, passage, from == 0, to == bytes.length)));
        }
        return told;
    }

    private static List<String> told(Content content) {
        return Detection.standard().inspect(content).stream()
                .map(sighting ->
                        sighting.kind().isEmpty() ? sighting.rule().id() : sighting.kind() + ' ' + sighting.location())
                .toList();
    }

    private static RequestHead head(String type) {
        return new RequestHead(
                "POST", "http", "/", "a.example", "HTTP/1.1", new Fields(List.of(new Field("Content-Type", type))));
    }
}
