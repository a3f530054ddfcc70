package dev.waxseal.detect.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {

    @Test
    void names_of_languages_add_up_and_vetoes_of_a_file_are_those_of_each_rule() throws IOException {
        RuleFile file =
                read("not: has/[pin]/value: pin/names en: pin, card pin/names de: geheimzahl/names de: kartenpin"
                        + "/not: map/+ pin=4921/[otp]/names en: otp");

        assertThat(file.names).hasSize(2);
        assertThat(file.names.get(0).names()).containsExactly("pin", "card pin", "geheimzahl", "kartenpin");
        assertThat(file.names.get(0).vetoes()).containsExactlyInAnyOrder("has", "map");
        assertThat(file.names.get(0).check()).isEqualTo(Check.PIN);
        assertThat(file.names.get(1).vetoes()).containsExactly("has");
        assertThat(file.examples).containsExactly(new RuleFile.Example("pin", true, "pin=4921", "my.rules:8"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        names en: pin;                                   1; stands before the first [kind]
        [pim]/names en: pin;                             1; no such kind: pim
        [pin/names en: pin;                              1; a block begins with [kind]
        [pin]/value: pim/names en: pin;                  2; no such check of a value: pim
        [pin]/value: national xx-id/names en: pin;       2; no such number: national xx-id
        [pin]/value: pin 4/names en: pin;                2; no such number: pin 4
        [pin]/names: pin;                                2; not a line of a rule
        [pin]/names english: pin;                        2; names have a language of two letters
        [pin]/names en: pin, pin;                        2; is named twice: pin
        [pin]/names en: pin/names de: pin;               3; is named twice: pin
        [pin]/names en: pin, 4711;                       2; a name without a letter: 4711
        [pin]/value: pin/[otp]/names en: otp;            3; a rule without names: [pin]
        [pin]/names en: pin/nott: has;                   3; not a line of a rule: nott: has
        """)
    void a_mistake_is_told_with_its_file_and_line(String lines, int line, String message) {
        assertThatThrownBy(() -> read(lines))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("my.rules:" + line + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void lines_that_add_up_are_short_enough_to_be_compared() {
        assertThatThrownBy(() -> read("[pin]/names en: pin, " + "x".repeat(120)))
                .hasMessageContaining("my.rules:2: has 135 characters");
    }

    private static RuleFile read(String lines) throws IOException {
        return RuleFile.read("my.rules", new BufferedReader(new StringReader(lines.replace('/', '\n'))), true);
    }
}
