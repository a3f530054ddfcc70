package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserKindTest {
    private static final UserKind BADGE =
            new UserKind("badge", List.of("badge number"), "BDG-[0-9]{6}", Severity.MEDIUM, "opens the doors");

    @Test
    void it_is_found_by_its_names_in_any_spelling() {
        assertThat(inspect(BADGE, "{\"badgeNumber\":\"77\",\"badge_number_count\":3}"))
                .extracting(Sighting::kind, Sighting::severity, Sighting::location)
                .containsExactly(tuple("user-defined:badge", Severity.MEDIUM, "body:$.badgeNumber"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lost BDG-123456 in the yard",
                "{\"a\":[\"BDG-123456\"]}",
                "X-Note: BDG-123456",
                "/doors/BDG-123456?x=1"
            })
    void it_is_found_by_its_pattern_wherever_it_stands(String text) {
        assertThat(inspect(BADGE, text)).extracting(Sighting::kind).containsExactly("user-defined:badge");
        assertThat(inspect(BADGE, text))
                .noneMatch(sighting -> sighting.evidence().contains("123456"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bad Name | [0-9]+ | small letters",
                "badge | [0-9 | is not understood: missing closing ]",
                "badge | (?=x)y | is not understood",
                "badge | x* | matches where nothing is",
            })
    void a_bad_definition_is_a_clear_error(String name, String pattern, String problem) {
        assertThatThrownBy(() -> new UserKind(name, List.of(), pattern, Severity.HIGH, "because"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + name + "\"")
                .hasMessageContaining(problem);
    }

    @Test
    void nothing_to_go_by_and_no_reason_are_errors_too() {
        assertThatThrownBy(() -> new UserKind("badge", List.of(), null, Severity.HIGH, "because"))
                .hasMessageContaining("needs names or a pattern");
        assertThatThrownBy(() -> new UserKind("badge", List.of("id"), null, Severity.HIGH, "because"))
                .hasMessageContaining("\"id\" is too short");
        assertThatThrownBy(() -> new UserKind("badge", List.of("badge"), null, Severity.HIGH, " "))
                .hasMessageContaining("needs a reason");
    }

    private static List<Sighting> inspect(UserKind kind, String text) {
        return Detection.with(List.of(kind)).inspect(text, null);
    }

    @ParameterizedTest(name = "{0} names")
    @ValueSource(ints = {10, 2_500, 20_000})
    void however_many_names_are_added_the_built_in_ones_are_found(int count) {
        List<String> names = IntStream.range(0, count)
                .mapToObj(i -> Long.toString(1_000_000_007L * (i + 1), 26).replaceAll("[0-9]", "q"))
                .distinct()
                .toList();
        Detection detection =
                Detection.with(List.of(new UserKind("badge", names, null, Severity.HIGH, "opens the doors")));

        assertThat(inContent(detection, "{\"keyboard\":\"qwerty\",\"pin\":\"4711\"}"))
                .containsExactly("pin");
        assertThat(inContent(detection, "{\"" + names.get(names.size() - 1) + "\":\"77\"}"))
                .containsExactly("user-defined:badge");
    }

    private static List<String> inContent(Detection detection, String json) {
        byte[] bytes = json.getBytes(UTF_8);
        RequestHead head = new RequestHead("POST", "http", "/", "a.example", "HTTP/1.1", Fields.NONE);
        return detection.inspect(new Content(head, Content.Form.BODY, bytes, 0, bytes.length)).stream()
                .map(Sighting::kind)
                .toList();
    }
}
