package dev.waxseal.maven;

import static dev.waxseal.maven.Watch.Kind.BEFORE_THE_TESTS;
import static dev.waxseal.maven.Watch.Kind.BESIDE_THE_TESTS;
import static dev.waxseal.maven.Watch.Kind.PERHAPS_BESIDE_THE_TESTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationsTest {

    private static final String EXEC = "exec-maven-plugin:exec (shop)";
    private static final String FAILSAFE = "maven-failsafe-plugin (default)";
    private static final String BOOTER = "/shop/target/surefire/surefirebooter-2026_3.jar";
    private static final Instant STARTED = Module.TESTED.minusMillis(50);

    @TempDir
    Path directory;

    private Module module;

    @BeforeEach
    void the_agent_is_prepared() throws Exception {
        module = new Module(directory);
        module.prepared();
    }

    @Test
    void an_application_that_comes_up_when_its_tests_have_begun_is_heard() throws Exception {
        module.started(EXEC, "fix", STARTED, BESIDE_THE_TESTS, "com.example.Shop");
        module.began(FAILSAFE, Module.TESTED);
        module.heardAt(after(500), BOOTER);
        module.heardAt(after(600), "com.example.Shop");
        assertThat(unheard()).isEmpty();
    }

    @Test
    void so_is_one_of_which_only_the_time_is_known_if_no_test_can_have_started_it() throws Exception {
        module.started(EXEC, "fix", STARTED);
        module.began(FAILSAFE, Module.TESTED);
        module.heardAt(after(400), "Shop");
        module.heardAt(after(500), BOOTER);
        assertThat(unheard()).isEmpty();
    }

    @Test
    void the_jvms_of_the_tests_are_none() throws Exception {
        module.started(EXEC, "fix", STARTED, BESIDE_THE_TESTS, "com.example.Shop");
        module.began(FAILSAFE, Module.TESTED);
        module.heardAt(after(500), BOOTER);
        module.heardAt(after(510), "org.apache.maven.surefire.booter.ForkedBooter");
        module.heardAt(after(900), "com.example.StartedByATest");
        assertThat(unheard())
                .containsExactly(EXEC + " started an application beside the tests, in a JVM without the"
                        + " agent: what it sent was not heard; let it listen with fix");
    }

    @Test
    void nor_are_those_that_tests_have_started_where_only_the_time_is_known() throws Exception {
        module.started(EXEC, "fix", STARTED);
        module.began(FAILSAFE, Module.TESTED);
        module.heardAt(after(500), BOOTER);
        module.heardAt(after(900), "com.example.StartedByATest");
        assertThat(unheard()).hasSize(1);
    }

    @Test
    void nor_are_those_of_another_plugin_that_runs_tests() throws Exception {
        module.started(EXEC, "fix", STARTED);
        module.began("scalatest-maven-plugin:test (it)", Module.TESTED);
        module.heardAt(after(500), "org.scalatest.tools.Runner");
        assertThat(unheard()).hasSize(1);
    }

    @Test
    void of_two_the_one_that_was_not_heard_is_named() throws Exception {
        module.started("exec-maven-plugin:exec (mock)", "fix", STARTED, BESIDE_THE_TESTS, "mock/target/mock.jar");
        module.started(EXEC, "fix", STARTED.plusMillis(10), BESIDE_THE_TESTS, "shop/target/shop.jar");
        module.began(FAILSAFE, Module.TESTED);
        module.heardAt(STARTED.plusMillis(30), "/home/ci/shop/target/shop.jar");
        assertThat(unheard()).singleElement().asString().startsWith("exec-maven-plugin:exec (mock) ");
    }

    @Test
    void a_program_that_has_ended_is_not_called_an_application_beside_the_tests() throws Exception {
        module.started(EXEC, "fix", STARTED, BEFORE_THE_TESTS, null);
        module.began(FAILSAFE, Module.TESTED);
        assertThat(unheard()).singleElement().asString().startsWith(EXEC + " ran a program for the tests, in a JVM");
    }

    @Test
    void one_that_may_be_no_jvm_is_worth_a_warning_until_one_is_heard() throws Exception {
        module.started(EXEC, "fix", STARTED, PERHAPS_BESIDE_THE_TESTS, null);
        module.began(FAILSAFE, Module.TESTED);
        module.heardAt(after(500), BOOTER);
        assertThat(unheard()).isEmpty();
        assertThat(applications().perhapsUnheard())
                .singleElement()
                .asString()
                .contains("started a program beside the tests, and no JVM of it was heard", "let it listen with fix");
        module.heardAt(after(5000), "com.example.Shop");
        assertThat(applications().perhapsUnheard()).isEmpty();
    }

    @Test
    void it_takes_no_jvm_from_one_that_is_sure() throws Exception {
        module.started(EXEC, "fix", STARTED, PERHAPS_BESIDE_THE_TESTS, null);
        module.started("spring-boot-maven-plugin:start (default)", "fix", STARTED.plusMillis(10));
        module.heardAt(STARTED.plusMillis(30), "com.example.Shop");
        module.began(FAILSAFE, Module.TESTED);
        assertThat(unheard()).isEmpty();
        assertThat(applications().perhapsUnheard()).hasSize(1);
    }

    @Test
    void an_application_that_was_heard_says_nothing_of_the_tests() throws Exception {
        module.surefire("");
        module.started(EXEC, "fix", STARTED, BESIDE_THE_TESTS, "com.example.Shop");
        module.beganToRun("com/example/PayIT", FAILSAFE, Module.TESTED);
        module.heardAt(after(500), "com.example.Shop");
        assertThat(testsUnheard()).isTrue();
        module.heardAt(after(900), BOOTER);
        assertThat(testsUnheard()).isFalse();
    }

    @Test
    void tests_that_are_such_a_program_themselves_are_heard_by_it() throws Exception {
        module.started(EXEC, "fix", Module.TESTED, BEFORE_THE_TESTS, "org.junit.platform.console.ConsoleLauncher");
        module.beganToRun("com/example/PayIT", EXEC, Module.TESTED);
        module.heardAt(after(500), "org.junit.platform.console.ConsoleLauncher");
        assertThat(unheard()).isEmpty();
        assertThat(testsUnheard()).isFalse();
    }

    private static Instant after(long millis) {
        return Module.TESTED.plusMillis(millis);
    }

    private List<String> unheard() throws Exception {
        return applications().unheard();
    }

    private boolean testsUnheard() throws Exception {
        return new Unheard(module.project, module.session, module.output, heard())
                .message()
                .isPresent();
    }

    private Applications applications() throws Exception {
        return Applications.in(heard());
    }

    private Heard heard() throws Exception {
        return Heard.in(module.output, module.project, Module.BUILD_STARTED.toEpochMilli());
    }
}
