package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Passage;
import dev.waxseal.wire.RequestHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies within a bound of the detector is found, and what lies beyond it is said: no bound is a silent cliff. */
class DetectorBoundsTest {

    private static final String JSON = "application/json";

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

    static Stream<Arguments> said() {
        String prose = "one or two ".repeat(9_000);
        return Stream.of(
                Arguments.of("neighbours beyond 8 KB", JSON, crowded(15, prose), crowded(30, prose)),
                Arguments.of("names of more than 1024 bytes", JSON, named(1_022, prose), named(1_023, prose)),
                Arguments.of(
                        "names of elements of more than 128 bytes",
                        "application/xml",
                        element(127, prose),
                        element(129, prose)),
                Arguments.of("tags that are open, beyond 16 KB", "application/xml", tags(30, prose), tags(40, prose)),
                Arguments.of(
                        "names of more than 1024 bytes",
                        "application/x-www-form-urlencoded",
                        "n".repeat(1_000) + '=' + prose.replace(' ', '+') + "&password=hunter2secret",
                        "n".repeat(1_100) + '=' + prose.replace(' ', '+') + "&password=hunter2secret"),
                Arguments.of(
                        "fields of a part beyond 16 KB",
                        "multipart/form-data; boundary=b7",
                        part(15_000, prose),
                        part(17_000, prose)),
                Arguments.of(
                        "columns whose names are longer than 32 KB together",
                        "text/csv",
                        table(3_900, prose),
                        table(4_300, prose)),
                Arguments.of("names of columns in SQL beyond 16 KB", "text/plain", rows(2_000), rows(2_700)),
                Arguments.of(
                        "documents in cells of more than 16 KB",
                        "text/csv",
                        "data,password\n\"" + prose + "\",hunter2secret\n",
                        "data,password\n\"{\"\"a\"\":\"\"" + prose + "\"\"}\",hunter2secret\n"),
                Arguments.of(
                        "documents in attributes of more than 16 KB",
                        "application/xml",
                        "<r><e a=\"" + prose + "\"/><password>hunter2secret</password></r>",
                        "<r><e a=\"{&quot;a&quot;:&quot;" + prose
                                + "&quot;}\"/><password>hunter2secret</password></r>"),
                Arguments.of("names of MessagePack below 64 others", "application/msgpack", packed(63), packed(65)),
                Arguments.of("names of BSON beyond 64 KB", "application/bson", bson(40_000), bson(100_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void said(String bound, String type, String below, String above) {
        String message = "inspected in part, without " + bound;

        assertThat(Stretched.cut(type, bytes(type, below), Content.STRETCH))
                .noneMatch(found -> found.startsWith("inspected"))
                .anyMatch(found -> found.startsWith("password "));
        assertThat(Stretched.cut(type, bytes(type, above), Content.STRETCH)).contains(message);
    }

    @ParameterizedTest(name = "a match of {1} bytes of {0}")
    @CsvSource(delimiterString = " ; ", textBlock = """
        LEDGER-[a-z]*-END      ;   900 ; found
        LEDGER-[a-z]*-END      ; 3_000 ; said
        LEDGER-[a-z]{1,99}-END ; 3_000 ; neither
        [a-z]{3,900}-END       ; 3_000 ; found
        """)
    void a_match_on_the_seam_of_two_stretches_is_found_or_said(String pattern, String length, String expected) {
        int match = Integer.parseInt(length.replace("_", ""));
        UserKind ledger = new UserKind("ledger", List.of(), pattern, Severity.HIGH, "it is ours");
        int before = Content.STRETCH - match / 2;
        String text = "{\"note\":\"" + "one or two ".repeat(before / 11) + "LEDGER-" + "x".repeat(match - 11) + "-END"
                + " one or two".repeat(3_000) + "\"}";

        Set<String> told = Stretched.cut(Detection.with(List.of(ledger)), JSON, bytes(JSON, text), Content.STRETCH);

        assertThat(told.stream().anyMatch(found -> found.startsWith("user-defined:ledger")))
                .isEqualTo(expected.equals("found"));
        assertThat(told.stream().anyMatch(found -> found.startsWith("inspected in part, without matches of")))
                .isEqualTo(expected.equals("said"));
    }

    private static byte[] bytes(String type, String text) {
        return text.getBytes(type.endsWith("pack") || type.endsWith("bson") ? ISO_8859_1 : UTF_8);
    }

    private static String crowded(int depth, String prose) {
        String telling = "\"name\":\"" + "n".repeat(140) + "\",\"type\":\"" + "t".repeat(140) + "\",\"o\":";
        return ("{" + telling).repeat(depth) + "{\"note\":\"" + prose + "\",\"password\":\"hunter2secret\"}"
                + "}".repeat(depth);
    }

    private static String named(int length, String prose) {
        return "{\"" + "n".repeat(length) + "\":{\"note\":\"" + prose + "\",\"password\":\"hunter2secret\"}}";
    }

    private static String element(int length, String prose) {
        String name = "n".repeat(length);
        return "<r><" + name + " a=\"" + "x".repeat(600) + "\"><note>" + prose
                + "</note><password>hunter2secret</password></" + name + "></r>";
    }

    private static String tags(int depth, String prose) {
        return ("<e a=\"" + "x".repeat(480) + "\">").repeat(depth) + "<note>" + prose
                + "</note><password>hunter2secret</password>" + "</e>".repeat(depth);
    }

    private static String part(int fields, String prose) {
        return "--b7\r\nContent-Disposition: form-data; name=\"a\"\r\nX-Note: " + "x".repeat(fields) + "\r\n\r\n"
                + prose
                + "\r\n--b7\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nhunter2secret\r\n--b7--\r\n";
    }

    private static String table(int columns, String prose) {
        String names =
                IntStream.range(0, columns).mapToObj(i -> "column" + i % 10).collect(Collectors.joining(","));
        return names + ",password\n" + ("1,".repeat(columns) + "\n").repeat(20) + ",".repeat(columns)
                + "hunter2secret\n" + prose;
    }

    private static String rows(int columns) {
        String names = IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String clean = "(" + "1, ".repeat(columns) + "'one or two')";
        return "INSERT INTO t (" + names + ", password) VALUES\n" + (clean + ",\n").repeat(20)
                + clean.replace("one or two", "hunter2secret") + ";\n";
    }

    private static String packed(int depth) {
        return "\u0081\u00a1a".repeat(depth - 1) + "\u0082\u00a4note\u00db\0\1\u00ad\u00b0"
                + "one or two".repeat(11_000) + "\u00a8password\u00aahunter2abc";
    }

    private static String bson(int note) {
        String numbers = ("\20n\0" + number(7)).repeat(20);
        int length = 4 + numbers.length() + 6 + 4 + note + 1 + 10 + 4 + 14 + 1;
        return number(length) + numbers + "\2note\0" + number(note + 1) + "x".repeat(note) + "\0\2password\0"
                + number(14) + "hunter2secret\0\0";
    }

    private static String number(int n) {
        return "" + (char) (n & 255) + (char) ((n >> 8) & 255) + (char) ((n >> 16) & 255) + (char) ((n >> 24) & 255);
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
