package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMojoTest {

    private static final String JVM_1 = "/target/surefire/surefirebooter1.jar";
    private static final String JVM_2 = "/target/surefire/surefirebooter2.jar";
    private static final String UNIT = "maven-surefire-plugin (default-test)";
    private static final String ARGUMENTS = " /target/surefire run1 1tmp 2tmp";
    static final String LEAK = """
            {"type":"finding","number":1,"finding":{"rule":"plaintext-data","severity":"critical","kind":"password",\
            "direction":"request","location":"form:password","evidence":"•••••••• (8 characters)",\
            "request":{"method":"POST","url":"http://payments.example/login","version":"HTTP/1.1"},\
            "destination":{"host":"payments.example","port":80,"address":"127.0.0.1"},"encrypted":false,"stage":"wire",\
            "client":"okhttp","origin":{"class":"com.acme.Pay","method":"pay","file":"Pay.java","line":42}}}""";

    @TempDir
    Path directory;

    private Module module;
    private final CheckMojo mojo = new CheckMojo();

    @BeforeEach
    void configure() throws Exception {
        module = new Module(directory);
        mojo.project = module.project;
        mojo.session = module.session;
        mojo.output = module.output.toFile();
    }

    @Test
    void a_leak_fails_and_the_reports_are_written_before() throws Exception {
        module.surefire("");
        module.prepared();
        module.tested("PayTest", JVM_1 + ARGUMENTS, Module.TESTED);
        module.heard(JVM_1, LEAK);
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("password to payments.example")
                .hasMessageContaining("Pay.java:42")
                .hasMessageContaining("https://");
        assertThat(module.output.resolve("waxseal.json")).content().contains("\"failing\": 1");
    }

    @Test
    void tests_that_were_heard_pass() throws Exception {
        module.surefire("");
        module.prepared();
        module.tested("PayTest", JVM_1 + ARGUMENTS, Module.TESTED);
        module.tested("LoginTest", JVM_1 + ARGUMENTS, Module.TESTED);
        module.tested("OtherTest", JVM_2 + ARGUMENTS, Module.TESTED);
        module.heard(JVM_1);
        module.heard(JVM_2);
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    void a_module_in_which_nothing_was_sent_has_no_report_of_its_own() throws Exception {
        Files.writeString(Files.createDirectories(module.output).resolve("waxseal.json"), "of an earlier build");
        module.heard(JVM_1);
        mojo.execute();
        assertThat(module.output.resolve("waxseal.json")).doesNotExist();
    }

    @Test
    void a_jvm_that_is_too_old_for_the_agent_is_the_cause_and_who_chose_it_is_told() throws Exception {
        module.surefire("<jvm>/opt/jdk-11/bin/java</jvm>");
        module.prepared();
        module.began(UNIT, Module.AGENT_PREPARED);
        module.report("TEST-OldTest.xml", """
                <testsuite xmlns:xsi="surefire-test-report"><properties>
                <property name="java.specification.version" value="11"/>
                <property name="sun.java.command" value="%s"/>
                </properties><testcase name="passes"/></testsuite>""".formatted(JVM_1), Module.TESTED);
        assertUnheard("they ran on Java 11 (by <jvm>/opt/jdk-11/bin/java</jvm>)", "<jdkToolchain>");
    }

    @Test
    void without_a_report_the_jvm_that_was_chosen_is_told_as_well() throws Exception {
        module.surefire("<jdkToolchain><version>8</version></jdkToolchain>");
        module.testClass("com/example/PayTest");
        module.project.setContextValue(ArgLineKeeper.PROPERTY, true); // as an extension, so the argLine is not lost
        mojo.execution = new MojoExecution(new Plugin(), "check", "default");
        module.prepared();
        module.began(UNIT, Module.AGENT_PREPARED);
        assertThatThrownBy(mojo::execute)
                .hasMessageContaining("ran (by <jdkToolchain> with version 8), but left neither")
                .hasMessageContaining("Java 17 or later");
    }

    @Test
    void an_application_beside_the_tests_that_left_no_journal_fails_and_the_way_out_is_told() throws Exception {
        module.surefire("");
        module.prepared();
        module.began(UNIT, Module.AGENT_PREPARED);
        module.started("spring-boot-maven-plugin:start (default)", "<jvmArguments>", Module.TESTED);
        module.heard(JVM_1);
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("spring-boot-maven-plugin:start (default) started an application")
                .hasMessageContaining("<jvmArguments>");
        module.heardAt(Module.TESTED.plusSeconds(1), "com.example.Shop");
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    void each_application_beside_the_tests_is_given_its_own_journal_whatever_the_files_are_called() throws Exception {
        module.surefire("");
        module.prepared();
        module.began(UNIT, Module.AGENT_PREPARED);
        for (int i = 0; i < 8; i++) { // files have names at random, and are read by them
            Instant start = Module.TESTED.plusSeconds(i);
            module.started("exec-maven-plugin:exec (" + i + ")", "in front", start);
            module.heardAt(start.plusMillis(500), "com.example.Batch" + i);
        }
        module.heard(JVM_1);
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    void an_exception_that_nothing_needs_fails_where_that_is_asked_for() throws Exception {
        module.plugin("dev.waxseal", "waxseal-maven-plugin", "");
        Files.writeString(directory.resolve("waxseal.yml"), """
                exceptions:
                  - {kind: iban, why: for a while, until: 2999-01-01}
                  - {kind: email, why: for ever, permanent: true}
                """);
        module.heard(JVM_1, LEAK.replace("critical", "low"));
        mojo.execute();
        assertThat(module.output.resolve("waxseal.txt"))
                .content()
                .contains("kind iban is not needed any more", "Judged by waxseal.yml")
                .doesNotContain("kind email");
        mojo.failOnUnusedExceptions = true;
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("kind iban");
        for (String partly : List.of("test", "groups", "surefire.includes", "failsafe.excludedGroups")) {
            module.commandLine.clear();
            module.commandLine.setProperty(partly, "Pay*");
            assertThatCode(mojo::execute).as(partly).doesNotThrowAnyException();
        }
        module.commandLine.clear();
        module.commandLine.setProperty("maven.test.failure.ignore", "true");
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    void one_jvm_that_was_not_heard_fails_though_another_was() throws Exception {
        module.surefire("");
        module.prepared();
        module.began(UNIT, Module.AGENT_PREPARED);
        module.tested("PayTest", JVM_1 + ARGUMENTS, Module.TESTED);
        module.tested("OtherTest", JVM_2 + ARGUMENTS, Module.TESTED);
        module.heard(JVM_1);
        assertUnheard("TEST-OtherTest.xml", "another plugin has replaced the argLine");
    }

    @Test
    void one_goal_that_left_no_journal_fails_though_another_did_and_no_report_tells() throws Exception {
        module.surefire("<forkCount>0</forkCount>");
        module.prepared();
        module.beganToRun("com/example/PayIT", "scalatest-maven-plugin:test (it)", Module.AGENT_PREPARED);
        module.beganToRun("com/example/PayTest", UNIT, Module.TESTED);
        module.heardAt(Module.AGENT_PREPARED.plusSeconds(1), JVM_1);
        assertUnheard("com.example.PayTest, by maven-surefire-plugin (default-test)", "because: ", "has forkCount=0");
        module.heardAt(Module.TESTED.plusSeconds(1), JVM_1);
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    void another_test_plugin_that_left_no_journal_fails_though_surefire_was_heard() throws Exception {
        module.surefire("");
        module.prepared();
        module.beganToRun("com/example/PayTest", UNIT, Module.AGENT_PREPARED);
        module.beganToRun("com/example/PayIT", "scalatest-maven-plugin:test (it)", Module.TESTED);
        module.heardAt(Module.AGENT_PREPARED.plusSeconds(1), JVM_1);
        assertUnheard("scalatest-maven-plugin:test (it) runs tests", "hand it ${waxseal.argLine}");
    }

    @Test
    void jvms_of_the_same_main_class_need_a_journal_each() throws Exception {
        String booter = "org.apache.maven.surefire.booter.ForkedBooter";
        module.surefire("");
        module.prepared();
        module.tested("PayTest", booter + " run1", Module.TESTED);
        module.tested("OtherTest", booter + " run2", Module.TESTED);
        module.heard(booter);
        assertUnheard("without the agent");
        module.heard(booter);
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    void where_no_test_ran_there_is_nothing_to_judge() throws Exception {
        module.surefire("");
        module.prepared();
        module.tested("PayTest", JVM_1 + ARGUMENTS, Module.BUILD_STARTED.minusSeconds(60));
        assertThatCode(mojo::execute).doesNotThrowAnyException();
        assertThat(module.output.resolve("waxseal.json")).doesNotExist();
    }

    @Test
    void without_prepare_agent_that_is_the_cause() throws Exception {
        module.surefire("");
        module.tested("PayTest", JVM_1 + ARGUMENTS, Module.TESTED);
        assertUnheard("the goal prepare-agent", "<goal>prepare-agent</goal>");
    }

    @Test
    void a_prepare_agent_that_came_too_late_is_the_cause() throws Exception {
        module.surefire("");
        module.prepared();
        module.tested("PayTest", JVM_1 + ARGUMENTS, Module.BUILD_STARTED);
        assertUnheard("ran only after these tests", "initialize");
    }

    @Test
    void tests_of_an_earlier_call_of_maven_that_had_no_prepare_agent_fail_though_they_are_skipped_now()
            throws Exception {
        module.surefire("");
        module.testClass("com/example/PayTest");
        module.compiledAt(Module.AGENT_PREPARED);
        module.prepared();
        module.tested("PayTest", JVM_1 + ARGUMENTS, Module.TESTED);
        Instant later = Module.TESTED.plusSeconds(60);
        Watch.prepare(module.output, later, later);
        module.commandLine.setProperty("skipTests", "true");
        assertUnheard(
                "prepare-agent was not part of the call of Maven that ran them",
                "mvn waxseal:prepare-agent surefire:test waxseal:check");
        module.compiledAt(Module.TESTED.plusSeconds(1)); // so they tested other code
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    void tests_of_an_earlier_call_of_maven_that_nobody_was_to_hear_are_not_missed() throws Exception {
        module.surefire("");
        module.testClass("com/example/PayTest");
        module.compiledAt(Module.AGENT_PREPARED);
        module.prepared();
        Watch.skip(module.output);
        module.tested("PayTest", JVM_1 + ARGUMENTS, Module.TESTED);
        Instant later = Module.TESTED.plusSeconds(60);
        Watch.prepare(module.output, later, later);
        module.commandLine.setProperty("skipTests", "true");
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    void tests_of_other_code_that_were_heard_are_left_aside_and_not_missed() throws Exception {
        module.surefire("");
        module.testClass("com/example/PayTest");
        module.prepared();
        module.began(UNIT, Module.AGENT_PREPARED, Selection.ALL);
        module.tested("PayTest", JVM_1 + ARGUMENTS, Module.AGENT_PREPARED.plusSeconds(2));
        module.heardAt(Module.AGENT_PREPARED.plusSeconds(1), JVM_1);

        Path code = directory.resolve("target/test-classes/com/example/BuyTest.class");
        Files.copy(directory.resolve("target/test-classes/com/example/PayTest.class"), code);
        Instant later = Module.TESTED;
        Watch.prepare(module.output, later, later);
        module.began(UNIT, later, new Selection(Map.of("test", "BuyTest")));
        module.tested("BuyTest", JVM_2 + ARGUMENTS, later.plusSeconds(2));
        module.heardAt(later.plusSeconds(1), JVM_2, LEAK);

        Files.delete(code); // as it was
        Watch.prepare(module.output, later.plusSeconds(60), later.plusSeconds(60));
        assertThatCode(mojo::execute).doesNotThrowAnyException();
        module.tested("BuyTest", JVM_2 + ARGUMENTS, later.plusSeconds(120));
        module.began(UNIT, later.plusSeconds(61), new Selection(Map.of("test", "PayTest")));
        assertUnheard("TEST-BuyTest.xml");
    }

    @Test
    void tests_from_before_the_agent_was_first_prepared_are_not_missed() throws Exception {
        module.surefire("");
        module.testClass("com/example/PayTest");
        module.compiledAt(Module.BUILD_STARTED.minusSeconds(120));
        module.tested("PayTest", JVM_1 + ARGUMENTS, Module.BUILD_STARTED.minusSeconds(60));
        module.prepared();
        module.commandLine.setProperty("skipTests", "true");
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    void what_could_not_be_followed_makes_the_audit_incomplete() throws Exception {
        module.prepared();
        module.heard(JVM_1);
        assertThatCode(mojo::execute).doesNotThrowAnyException();
        module.project.setContextValue("waxseal.missed", "The audit is incomplete: could not follow");
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("The audit is incomplete");
    }

    @Test
    void no_fork_is_the_cause() throws Exception {
        module.surefire("<forkCount>0</forkCount>");
        module.prepared();
        module.began(UNIT, Module.AGENT_PREPARED);
        module.tested("PayTest", "org.codehaus.plexus.classworlds.launcher.Launcher verify", Module.TESTED);
        assertUnheard("has forkCount=0", "<forkCount>1</forkCount>");
    }

    @Test
    void no_fork_by_the_command_line_is_the_cause() throws Exception {
        module.surefire("");
        module.prepared();
        module.began(UNIT, Module.AGENT_PREPARED);
        module.commandLine.setProperty("forkCount", "0");
        module.tested("PayTest", "org.codehaus.plexus.classworlds.launcher.Launcher verify", Module.TESTED);
        assertUnheard("has forkCount=0");
    }

    @Test
    void a_literal_argLine_is_the_cause() throws Exception {
        module.surefire("<argLine>-Xmx1g</argLine>");
        module.prepared();
        module.began(UNIT, Module.AGENT_PREPARED);
        module.tested("PayTest", JVM_1 + ARGUMENTS, Module.TESTED);
        assertUnheard(
                "the <argLine> of maven-surefire-plugin (default-test)",
                "put waxseal-maven-plugin with <extensions>true</extensions> into the POM",
                "or write @{argLine} in front in that <argLine>");
        module.plugin("dev.waxseal", "waxseal-maven-plugin", "");
        assertUnheard("add <extensions>true</extensions> to waxseal-maven-plugin");
    }

    @Test
    void an_argLine_from_the_command_line_is_the_cause() throws Exception {
        module.surefire("");
        module.prepared();
        module.began(UNIT, Module.AGENT_PREPARED);
        module.commandLine.setProperty("argLine", "-Xmx1g");
        module.tested("PayTest", JVM_1 + ARGUMENTS, Module.TESTED);
        assertUnheard("-DargLine on the command line", "<extensions>true</extensions>");
    }

    @Test
    void as_an_extension_it_has_lost_no_argLine_so_the_jvm_is_to_be_looked_at() throws Exception {
        module.surefire("<argLine>-Xmx1g</argLine>");
        module.project.setContextValue("waxseal.argLine", true);
        module.prepared();
        module.began(UNIT, Module.AGENT_PREPARED);
        module.tested("PayTest", JVM_1 + ARGUMENTS, Module.TESTED);
        assertUnheard("their JVM did not load it", "agent-*.log in " + Path.of("target", "waxseal"));
    }

    @Test
    void a_report_that_does_not_tell_its_jvm_needs_some_journal() throws Exception {
        module.surefire("");
        module.prepared();
        module.tested("PayTest", "", Module.TESTED);
        assertUnheard("TEST-PayTest.xml");
        module.heard(JVM_1);
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    void a_report_in_plain_text_counts_as_well() throws Exception {
        module.surefire("<disableXmlReport>true</disableXmlReport>");
        module.prepared();
        module.report("PayTest.txt", "-----\nTest set: PayTest\n-----\n", Module.TESTED);
        assertUnheard("PayTest.txt");
    }

    @Test
    void reports_of_other_tools_do_not_count() throws Exception {
        module.surefire("");
        module.prepared();
        module.report("TEST-karma.xml", "<testsuite name=\"karma\"><testcase name=\"a\"/></testsuite>", Module.TESTED);
        module.report("broken.xml", "<testsuite", Module.TESTED);
        module.report("PayTest-output.txt", "hello\nworld\n", Module.TESTED);
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    void nothing_fails_where_the_policy_says_never() throws Exception {
        module.surefire("");
        module.prepared();
        module.tested("PayTest", JVM_1 + ARGUMENTS, Module.TESTED);
        module.tested("OtherTest", JVM_2 + ARGUMENTS, Module.TESTED);
        module.heard(JVM_1, LEAK);
        mojo.failOn = "never";
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    void the_policy_at_the_root_of_the_build_holds() throws Exception {
        Files.writeString(directory.resolve("waxseal.yml"), "fail-on: never");
        module.heard(JVM_1, LEAK);
        assertThatCode(mojo::execute).doesNotThrowAnyException();
        mojo.failOn = "critical";
        assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);
    }

    @Test
    void a_policy_that_is_not_there_is_an_error() throws Exception {
        module.heard(JVM_1);
        mojo.policy = List.of("missing.yml");
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("missing.yml");
    }

    @Test
    void a_setting_that_cannot_be_understood_is_an_error() throws Exception {
        module.heard(JVM_1);
        mojo.loopback = "maybe";
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("maybe")
                .hasMessageContaining("ignore");
    }

    @Test
    void only_the_wanted_formats_are_written() throws Exception {
        module.heard(JVM_1, LEAK.replace("critical", "low"));
        mojo.formats = "json";
        mojo.execute();
        assertThat(module.output.toFile().list()).containsExactlyInAnyOrder("journal", "waxseal.json");
    }

    @Test
    void a_bad_option_is_quoted_in_one_short_line() throws Exception {
        module.heard(JVM_1, LEAK);
        mojo.failOn = "\u001b[31mhi\ngh" + "!".repeat(10_000);
        assertThatThrownBy(mojo::execute)
                .hasMessageContaining("(10010 characters)")
                .satisfies(e -> assertThat(e.getMessage())
                        .hasSizeLessThan(300)
                        .doesNotContain("\u001b")
                        .doesNotContain("\n"));
    }

    @Test
    void an_empty_option_is_said() throws Exception {
        List<CharSequence> said = new ArrayList<>();
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void warn(CharSequence content) {
                said.add(content);
            }
        });
        module.commandLine.setProperty("waxseal.failOn", "");
        module.heard(JVM_1);
        mojo.execute();
        assertThat(said).contains("\"waxseal.failOn\" is empty, which is as if it had not been given.");
    }

    @Test
    void skipped_it_judges_nothing() throws Exception {
        module.heard(JVM_1, LEAK);
        mojo.skip = true;
        assertThatCode(mojo::execute).doesNotThrowAnyException();
        assertThat(module.output.resolve("waxseal.json")).doesNotExist();
    }

    private void assertUnheard(String... said) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("Tests ran without the agent")
                .hasMessageContainingAll(said);
    }
}
