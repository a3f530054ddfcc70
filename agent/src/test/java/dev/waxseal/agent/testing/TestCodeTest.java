package dev.waxseal.agent.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.agent.testing.RunningTests.RunningTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestCodeTest {

    private static final String SHOP = "com.example.ShopTest";

    @BeforeEach
    void buys_and_then_sells() {
        RunningTests.began("buys", null, new TestName(SHOP, "buys"));
        RunningTests.ended("buys");
        RunningTests.began("sells", null, new TestName(SHOP, "sells"));
    }

    @AfterEach
    void end() {
        RunningTests.ended("sells");
        TestCode.forget();
    }

    @Test
    void a_task_that_a_test_wrote_is_its_own_when_another_runs() {
        assertThat(on(
                        frame("com.example.Shop", "send"),
                        frame(SHOP, "lambda$buys$3"),
                        frame("java.lang.Thread", "run")))
                .isEqualTo("buys");
    }

    @Test
    void so_it_is_in_kotlin() {
        assertThat(on(frame(SHOP + "$buys$1", "invokeSuspend"))).isEqualTo("buys");
        assertThat(on(frame(SHOP, "buys$lambda$0"))).isEqualTo("buys");
    }

    @Test
    void a_test_that_runs_what_another_wrote_has_asked_for_it() {
        assertThat(on(frame(SHOP, "lambda$buys$0"), frame(SHOP, "sells"))).isEqualTo("sells");
    }

    @Test
    void helpers_and_other_classes_say_nothing() {
        assertThat(on(frame(SHOP, "lambda$pay$0"), frame(SHOP, "pay"), frame("com.example.OtherTest", "buys")))
                .isEqualTo("sells");
        assertThat(on()).isEqualTo("sells");
    }

    private static @Nullable String on(StackTraceElement... frames) {
        RunningTest test = TestCode.on(frames, RunningTests.current());
        return test == null ? null : test.method();
    }

    private static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, "Shop.java", 1);
    }
}
