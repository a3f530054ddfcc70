package dev.waxseal.detect.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenShapeTest {

    @ParameterizedTest
    @CsvSource({
        "tok_[a-z0-9]{4}, tok_ab12, 8",
        "tok_[a-z0-9]{4}, tok_ab1, -1",
        "tok_[a-z0-9]{4}, tok_ab123, -1",
        "tok_[A-Za-z_-]{2;9}, tok_a-B_c, 9",
        "tok_[0-9]{2}.[a-f]{3}, tok_12.abc, 10",
        "tok_[0-9]{2}.[a-f]{3}, tok_12-abc, -1",
        "tok_[0-9a-f-]{4}, tok_a-b1, 8",
    })
    void characters_stand_for_themselves_and_classes_for_as_many_as_they_say(String shape, String text, int end) {
        assertThat(new TokenShape(shape.replace(';', ',')).end(text, 0)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [0-9]{8}          | a shape begins with two characters or more
        t[0-9]{8}         | a shape begins with two characters or more
        tok_[0-9          | a class that begins with [ ends with ]
        tok_[0-9]         | how many follow of a class is said
        tok_[0-9]+        | how many follow of a class is said
        tok_[0-9]{}       | no number from 1 to 1100
        tok_[0-9]{0}      | no number from 1 to 1100: 0
        tok_[0-9]{x}      | no number from 1 to 1100: x
        tok_[0-9]{2000}   | no number from 1 to 1100: 2000
        tok_[0-9]{8,4}    | the second number of {8,4} is the larger one
        tok_[9-0]{8}      | no range of letters or digits: 9-0
        tok_[a-é]{8}      | no range of letters or digits: a-é
        tok_(ab)[0-9]{8}  | a shape knows classes and counts alone, no (
        """)
    void what_is_no_shape_says_why(String shape, String message) {
        assertThatThrownBy(() -> new TokenShape(shape))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_mistake_is_told_with_its_file_and_line() {
        String lines = "# tokens\n\nAcme | acme_[0-9]{8} | acme_12345678\nAcme | acme_[0-9] | acme_1";

        assertThatThrownBy(() -> VendorTokens.read(new BufferedReader(new StringReader(lines)), "my.rules"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("my.rules:4: how many follow of a class is said: [0-9]{8} or [0-9]{8,12}");
        assertThatThrownBy(() -> VendorTokens.read(new BufferedReader(new StringReader("Acme")), "my.rules"))
                .hasMessage("my.rules:1: not a vendor, a shape and a token with \" | \" between");
    }
}
