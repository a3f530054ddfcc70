package dev.waxseal.agent.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"pays", "pays[0]", "pays[1: card=visa, ]]", "pays(visa, 1) [0]", "[0] visa, (1) (pays)"})
    void a_method_is_called_the_same_for_all_its_parameters(String method) {
        assertThat(TestName.ofMethod("PayTest", method)).isEqualTo(new TestName("PayTest", "pays"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a customer pays (by card)", "pays by [card]", "[card] is paid"})
    void a_sentence_stays_as_it_is(String sentence) {
        assertThat(TestName.ofMethod("PayTest", sentence).method()).isEqualTo(sentence);
    }
}
