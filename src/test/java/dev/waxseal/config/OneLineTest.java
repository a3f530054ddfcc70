package dev.waxseal.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void what_a_terminal_obeys_is_replaced() {
        assertThat(OneLine.of("a\u001b[31mb\r\n\u202ec\u2028\ud800\u0007"))
                .isEqualTo("a\ufffd[31mb\ufffd\ufffd\ufffdc\ufffd\ufffd\ufffd");
        assertThat(OneLine.of("größe • 😀")).isEqualTo("größe • 😀");
    }

    @Test
    void what_is_quoted_is_cut_and_says_how_long_it_was() {
        assertThat(OneLine.quoted("ouput")).isEqualTo("\"ouput\"");
        assertThat(OneLine.quoted("x".repeat(10_000))).isEqualTo('"' + "x".repeat(60) + "...\" (10000 characters)");
        assertThat(OneLine.quoted("😀".repeat(100))).doesNotContain("\ufffd");
    }

    @Test
    void a_complaint_has_an_end() {
        assertThat(OneLine.complaint("y".repeat(10_000))).hasSize(503).endsWith("y...");
        assertThat(OneLine.complaint("no\nmore")).isEqualTo("no\ufffdmore");
    }
}
