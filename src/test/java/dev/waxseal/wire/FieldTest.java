package dev.waxseal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldTest {

    @Test
    void names_are_the_same_in_any_case_and_nothing_else_is() {
        assertThat(new Field("COOKIE", "").is("Cookie")).isTrue();
        assertThat(new Field("x-B3-TraceId", "").is("X-b3-traceid")).isTrue();
        assertThat(new Field("Cookie", "").is("Cookie2")).isFalse();
        assertThat(new Field("content\rtype", "").is("content-type")).isFalse();
        assertThat(new Field("@", "").is("`")).isFalse();
    }
}
