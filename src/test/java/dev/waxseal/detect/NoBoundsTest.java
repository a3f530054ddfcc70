package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where other readers stop because something is long, wide or deep, the detector reads on. */
class NoBoundsTest {

    private static final String SECRET = "{\"user\":\"dba\",\"password\":\"hunter2secret\"}";

    @Test
    void a_value_in_quotes_in_a_text_is_read_to_its_end() {
        String encoded = base64(" ".repeat(6_000) + SECRET);

        assertThat(text("data = \"" + encoded + "\"\n")).containsExactly("password body.password");
    }

    @Test
    void a_value_without_quotes_in_a_text_is_read_to_its_end() {
        String encoded = base64("{\"note\":\"" + "one or two ".repeat(60) + "\"," + SECRET.substring(1));

        assertThat(text("state: " + encoded + "\nnext: line\n")).containsExactly("password body.password");
    }

    @Test
    void a_text_that_is_base64_is_read_as_what_it_holds() {
        assertThat(text(base64(SECRET))).containsExactly("password body.password");
    }

    @Test
    void an_element_in_a_text_is_read_whatever_its_attributes() {
        String element = "<password note=\"" + "one or two ".repeat(40) + "\">hunter2secret</password>";

        assertThat(text("sent " + element + " at noon\n")).containsExactly("password body");
    }

    @Test
    void a_command_of_any_length_belongs_to_its_options() {
        String fields = "-H 'X-Note: one or two' ".repeat(100);

        assertThat(text("$ curl " + fields + "-u bob:hunter2secret http://a.example\n"))
                .containsExactly("basic-auth body");
        assertThat(text("$ curl " + fields.replace("' ", "' \\\n") + "-u bob:hunter2secret http://a.example\n"))
                .containsExactly("basic-auth body");
    }

    @Test
    void rows_of_sql_are_read_in_any_number_and_width() {
        String names = IntStream.range(0, 300).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String clean = "(" + "1, ".repeat(300) + "''), ";
        String leak = "(" + "1, ".repeat(300) + "'hunter2secret');\n";

        assertThat(text("INSERT INTO t (" + names + ", password) VALUES " + clean.repeat(20) + leak))
                .containsExactly("password body");
        assertThat(text("INSERT INTO t (" + names + ", password) VALUES " + clean.repeat(20) + ";\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ", ", ",\n", ",\n  "})
    void rows_of_sql_are_known_in_later_stretches_than_the_names_of_their_columns(String between) {
        String clean = ("(7, 'one or two', NULL)" + between).repeat(9_000);
        String text = "INSERT INTO t (id, note, password) VALUES" + (between.equals(",") ? " " : "\n") + clean
                + "(8, 'three', 'hunter2secret');\n";

        assertThat(Stretched.cut("text/plain", text.getBytes(UTF_8), Content.STRETCH))
                .containsExactly("password body");
    }

    @Test
    void columns_are_named_by_a_first_row_of_any_length() {
        String names = IntStream.range(0, 2_000).mapToObj(i -> "column" + i).collect(Collectors.joining(","));

        assertThat(inspect("", names + ",password\n" + "1,".repeat(2_000) + "hunter2secret\n"))
                .containsExactly("password body");
    }

    @Test
    void half_a_name_is_found_with_its_other_half_deep_in_a_long_object() {
        String others = IntStream.range(0, 500)
                .mapToObj(i -> "\"f" + i + "\":\"one or two\",")
                .collect(Collectors.joining());

        assertThat(inspect("application/json", "{\"passport\":{" + others + "\"number\":\"C01X00T47\"}}"))
                .containsExactly("passport body:$.passport.number");
    }

    @Test
    void names_and_neighbours_count_below_any_number_of_others() {
        String json =
                "{\"a\":".repeat(3_000) + "{\"name\":\"password\",\"value\":\"hunter2secret\"}" + "}".repeat(3_000);

        assertThat(inspect("application/json", json))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("password body:$.a.a.a.");
    }

    @Test
    void a_match_of_a_pattern_of_ones_own_is_found_whatever_its_length() {
        UserKind kind = new UserKind("ledger", List.of(), "LEDGER-BEGIN[ a-z]*LEDGER-END", Severity.HIGH, "it is ours");
        String text = "x ".repeat(2_000) + "LEDGER-BEGIN" + " one or two".repeat(1_000) + "LEDGER-END";
        byte[] bytes = text.getBytes(UTF_8);

        assertThat(Detection.with(List.of(kind))
                        .inspect(new Content(head("text/plain"), Content.Form.BODY, bytes, 0, bytes.length)))
                .hasSize(1);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static List<String> text(String text) {
        return inspect("text/plain", text);
    }

    private static List<String> inspect(String type, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Content content = new Content(head(type), Content.Form.BODY, bytes, 0, bytes.length);
        return Detection.standard().inspect(content).stream()
                .map(found -> found.kind().isEmpty() ? found.evidence() : found.kind() + ' ' + found.location())
                .toList();
    }

    private static RequestHead head(String type) {
        return new RequestHead(
                "POST", "http", "/", "a.example", "HTTP/1.1", new Fields(List.of(new Field("Content-Type", type))));
    }
}
