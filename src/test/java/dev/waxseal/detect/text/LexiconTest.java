package dev.waxseal.detect.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {

    @Test
    void words_of_all_languages_add_up() {
        assertThat(Lexicon.of(Lexicon.Section.VERBS)).contains("is", "ist", "lautet", "est", "es", "é", "è");
        assertThat(Lexicon.listed(Lexicon.Section.VERBS)).startsWith("is").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        verbs: is/verb: was;        2; begins with no section, which are [trails, prefixes, verbs
        is, was;                    1; begins with no section
        verbs: is, was, is;         1; verbs has "is" already
        verbs: is/verbs: was, is;   2; verbs has "is" already
        verbs: is,, was;            1; words stand with ", " between
        """)
    void a_mistake_is_told_with_its_file_and_line(String lines, int line, String message) {
        assertThatThrownBy(() -> read(lines))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("words/xx.words:" + line + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void lines_are_short_enough_to_be_compared() {
        assertThatThrownBy(() -> read("verbs: is, " + "x".repeat(120))).hasMessageContaining("xx.words:1: has 131");
    }

    private static void read(String lines) throws IOException {
        LexiconFiles.read("words/xx.words", new BufferedReader(new StringReader(lines.replace('/', '\n'))));
    }
}
