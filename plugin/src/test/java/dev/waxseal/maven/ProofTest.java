package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {

    @TempDir
    Path directory;

    private Module module;

    @BeforeEach
    void build() throws Exception {
        module = new Module(directory);
        module.testClass("com/example/PayTest");
    }

    @Test
    void a_test_class_could_have_run() throws Exception {
        module.surefire("");
        assertUnproven();
    }

    @Test
    void without_test_classes_nothing_could() throws Exception {
        module.surefire("");
        Files.delete(directory.resolve("target/test-classes/com/example/PayTest.class"));
        assertProven("There are no tests here.");
    }

    @Test
    void sources_of_tests_that_nobody_compiled_prove_nothing() throws Exception {
        module.surefire("");
        Files.delete(directory.resolve("target/test-classes/com/example/PayTest.class"));
        Files.delete(directory.resolve("target/test-classes/com/example"));
        Files.delete(directory.resolve("target/test-classes/com"));
        Files.delete(directory.resolve("target/test-classes"));
        Path sources = Files.createDirectories(directory.resolve("src/test/java"));
        Files.writeString(sources.resolve("PayTest.java"), "class PayTest {}");
        module.project.addTestCompileSourceRoot(sources.toString());
        assertUnproven();
    }

    @ParameterizedTest
    @ValueSource(strings = {"skipTests", "maven.test.skip", "maven.test.skip.exec"})
    void a_skip_that_the_command_line_asked_for_is_proof(String property) throws Exception {
        module.surefire("");
        module.commandLine.setProperty(property, "true");
        assertProven("as the build was told");
    }

    @Test
    void a_skip_that_the_pom_overrides_is_no_proof() throws Exception {
        module.surefire("<skipTests>false</skipTests>");
        module.commandLine.setProperty("skipTests", "true");
        assertUnproven();
    }

    @Test
    void until_failsafe_3_5_the_command_line_skips_integration_tests_with_the_others() throws Exception {
        Plugin failsafe = module.plugin("org.apache.maven.plugins", "maven-failsafe-plugin", "");
        module.testClass("com/example/PayIT");
        module.commandLine.setProperty("skipTests", "true");
        failsafe.setVersion("3.5.4");
        assertProven("as the build was told");
        for (String later : new String[] {"3.6.0-M1", "3.6.0", "4.0.0", null}) {
            failsafe.setVersion(later);
            assertUnproven();
        }
        module.commandLine.setProperty("skipITs", "true");
        assertProven("as the build was told");
    }

    @Test
    void what_only_calls_its_goal_test_has_run_no_class_that_a_test_goal_takes() throws Exception {
        module.surefire("");
        assertThat(sureTestOf("jasmine-maven-plugin")).isEmpty();
        assertThat(sureTestOf("scalatest-maven-plugin")).contains("com/example/PayTest");
        module.testClass("com/example/PaySpec");
        assertThat(sureTestOf("jasmine-maven-plugin")).contains("com/example/PaySpec");
    }

    @Test
    void tests_may_lie_among_the_main_classes() throws Exception {
        module.surefire("<testClassesDirectory>target/classes</testClassesDirectory>");
        Path test = directory.resolve("target/test-classes/com/example/PayTest.class");
        Path main = directory.resolve("target/classes/com/example/PayTest.class");
        Files.createDirectories(main.getParent());
        Files.move(test, main);
        assertUnproven();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<target><junitlauncher/></target>",
                "<target><java classname='org.junit.runner.JUnitCore'/></target>",
                "<mainClass>org.junit.platform.console.ConsoleLauncher</mainClass>",
                "<commandlineArgs>-cp %classpath org.testng.TestNG suite.xml</commandlineArgs>"
            })
    void whatever_names_a_runner_of_tests_runs_them_in_any_phase(String configuration) throws Exception {
        module.surefire("<skip>true</skip>");
        for (String plugin : new String[] {"maven-antrun-plugin", "exec-maven-plugin"}) {
            PluginExecution execution = module.plugin("any.group", plugin, configuration)
                    .getExecutions()
                    .get(0);
            execution.addGoal("run");
            execution.setPhase("package");
            module.project.getBuild().flushPluginMap();
            assertUnproven();
        }
    }

    @Test
    void what_copies_files_runs_no_tests() throws Exception {
        module.surefire("<skip>true</skip>");
        PluginExecution execution = module.plugin(
                        "any.group", "maven-antrun-plugin", "<target><copy file='junit.xml'/></target>")
                .getExecutions()
                .get(0);
        execution.addGoal("run");
        execution.setPhase("package");
        module.project.getBuild().flushPluginMap();
        assertProven("as the build was told");
    }

    @Test
    void a_test_is_sure_where_the_goal_takes_it_and_its_patterns_are_read() throws Exception {
        module.surefire("");
        assertThat(sureTest()).contains("com/example/PayTest");
        module.surefire("<excludes><exclude>**/Pay*</exclude></excludes>");
        assertThat(sureTest()).isEmpty();
        module.surefire("<includes><include>%regex[.*[/\\\\]P[a-z]+Test.*]</include></includes>");
        assertThat(sureTest()).contains("com/example/PayTest");
        module.surefire("<includes><include>%regex[.*PayTest]</include></includes>"); // no .class
        assertThat(sureTest()).isEmpty();
        module.surefire("<includes><include>%regex[.*Pay.*$.*]</include></includes>");
        assertThat(sureTest()).isEmpty();
        module.surefire("<includesFile>those</includesFile>");
        assertThat(sureTest()).isEmpty();
        module.surefire("<reuseForks>false</reuseForks>");
        assertThat(sureTest()).isEmpty();
        module.surefire("<includesFile>those</includesFile><forkMode>never</forkMode>");
        assertThat(sureTest()).contains("com/example/PayTest");
    }

    private Optional<String> sureTest() throws Exception {
        return TestGoal.of(module.project, module.session).get(0).sureTest();
    }

    private Optional<String> sureTestOf(String plugin) throws Exception {
        return new Proof(module.project, module.session, null).sureTestOf(plugin);
    }

    @Test
    void a_skip_that_the_pom_asks_for_is_proof_unless_another_plugin_runs_the_tests() throws Exception {
        module.surefire("<skipTests>true</skipTests>");
        assertProven("as the build was told");
        module.plugin("org.scalatest", "scalatest-maven-plugin", "")
                .getExecutions()
                .get(0)
                .addGoal("test");
        module.project.getBuild().flushPluginMap();
        assertUnproven();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OtherTest", "Other*", "com.example.other.*", "OtherTest#pays+buys"})
    void names_of_other_tests_are_proof(String names) throws Exception {
        module.surefire("");
        module.commandLine.setProperty("test", names);
        assertProven("No class here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PayTest", "Pay*", "com.example.PayTest", "com/example/*Test", "!OtherTest", "%regex[.*Pay.*]"})
    void names_that_fit_prove_nothing(String names) throws Exception {
        module.surefire("");
        module.commandLine.setProperty("test", names);
        assertUnproven();
    }

    @Test
    void classes_that_no_goal_takes_are_proof() throws Exception {
        module.surefire("<includes><include>**/*Spec.java</include></includes>");
        assertProven("No class here");
        module.surefire("<excludes><exclude>**/PayTest.java</exclude></excludes>");
        assertProven("No class here");
        module.surefire("<includes><include>%regex[.*Buy.*]</include></includes>");
        assertProven("No class here");
        module.surefire("<includes><include>%regex[.*Buy[$]In.*]</include></includes>");
        assertUnproven();
    }

    @Test
    void goals_that_have_not_begun_have_run_nothing_where_that_is_known() throws Exception {
        module.surefire("");
        assertThat(new Proof(module.project, module.session, Set.of()).whyNoTestCouldRun())
                .isPresent();
        assertThat(new Proof(module.project, module.session, Set.of("maven-surefire-plugin (default-test)"))
                        .whyNoTestCouldRun())
                .isEmpty();
    }

    @Test
    void tests_of_other_jars_could_run_without_any_class_here() throws Exception {
        module.surefire("<dependenciesToScan><dependency>com.example:tests</dependency></dependenciesToScan>");
        Files.delete(directory.resolve("target/test-classes/com/example/PayTest.class"));
        assertUnproven();
    }

    @Test
    void helpers_are_no_tests() throws Exception {
        Path classes = Path.of(ProofTest.class.getResource("/").toURI());
        assertThat(TestClasses.in(classes))
                .contains("dev/waxseal/maven/ProofTest")
                .doesNotContain("dev/waxseal/maven/package-info");
        Path helpers = Path.of("target/classes/dev/waxseal/maven");
        assertThat(TestClasses.in(helpers))
                .contains("Proof")
                .doesNotContain("ArgLine", "Heard", "PolicyFiles", "WaxsealMojo");
    }

    @Test
    void the_first_test_that_is_taken_is_found_without_reading_those_behind_it() throws Exception {
        Path classes = Files.createDirectories(directory.resolve("some"));
        Path helpers = Path.of("target/classes/dev/waxseal/maven");
        Files.copy(helpers.resolve("ArgLine.class"), classes.resolve("AHelper.class"));
        Files.copy(helpers.resolve("Proof.class"), classes.resolve("BTest.class"));
        Files.copy(helpers.resolve("Proof.class"), classes.resolve("CTest.class"));
        Files.write(classes.resolve("DTest.class"), new byte[0]); // read, it would be an error

        assertThat(TestClasses.first(classes, path -> true)).hasValue("BTest");
        assertThat(TestClasses.first(classes, path -> path.startsWith("C"))).hasValue("CTest");
        assertThat(TestClasses.first(classes, path -> path.startsWith("A"))).isEmpty();
        assertThat(TestClasses.first(directory.resolve("none"), path -> true)).isEmpty();
    }

    private void assertProven(String because) throws Exception {
        assertThat(new Proof(module.project, module.session, null).whyNoTestCouldRun())
                .hasValueSatisfying(said -> assertThat(said).contains(because));
    }

    private void assertUnproven() throws Exception {
        assertThat(new Proof(module.project, module.session, null).whyNoTestCouldRun())
                .isEmpty();
    }
}
