package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.maven.Watch.Kind;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanionsTest {

    private static final String SHOP = "<commandlineArgs>-cp %classpath com.example.Shop</commandlineArgs>";
    private static final String ASYNC = "<async>true</async>";

    @TempDir
    Path directory;

    private Module module;

    @BeforeEach
    void build() {
        module = new Module(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process-classes",
                "process-test-classes",
                "after:test-compile",
                "before:test",
                "package",
                "pre-integration-test",
                "before:integration-test[100]"
            })
    void a_program_that_nobody_waits_for_goes_on_beside_the_tests_that_come_after_it(String phase) throws Exception {
        assertThat(exec(phase, "<executable>java</executable>" + ASYNC + SHOP))
                .get()
                .satisfies(application -> {
                    assertThat(application.kind()).isEqualTo(Kind.BESIDE_THE_TESTS);
                    assertThat(application.main()).isEqualTo("com.example.Shop");
                    assertThat(application.fix()).contains("${waxseal.argLine} in front in its <commandlineArgs>");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"post-integration-test", "after:integration-test", "verify", "install", "site"})
    void one_that_is_started_after_them_does_not(String phase) throws Exception {
        assertThat(exec(phase, "<executable>java</executable>" + ASYNC + SHOP)).isEmpty();
    }

    @Test
    void one_that_has_ended_counts_where_tests_are_what_the_phase_is_for() throws Exception {
        assertThat(kind(exec("pre-integration-test", "<executable>java</executable>" + SHOP)))
                .contains(Kind.BEFORE_THE_TESTS);
        assertThat(kind(started("exec-maven-plugin", "java", "pre-integration-test", "")))
                .contains(Kind.BEFORE_THE_TESTS);
        assertThat(exec("process-test-classes", "<executable>java</executable>" + SHOP))
                .isEmpty();
        assertThat(exec(
                        "pre-integration-test",
                        "<executable>java</executable><commandlineArgs>-version</commandlineArgs>"))
                .isEmpty();
        assertThat(started(
                        "exec-maven-plugin", "java", "process-test-classes", "<mainClass>com.example.Gen</mainClass>"))
                .isEmpty();
    }

    @Test
    void threads_that_may_stay_within_maven_go_on_beside_the_tests() throws Exception {
        for (String stays :
                List.of("<keepAlive>true</keepAlive>", "<cleanupDaemonThreads>false</cleanupDaemonThreads>")) {
            assertThat(kind(started("exec-maven-plugin", "java", "process-test-classes", stays)))
                    .contains(Kind.BESIDE_THE_TESTS);
        }
    }

    @Test
    void a_wrapper_is_looked_through_and_takes_the_agent_from_the_environment() throws Exception {
        String nohup = "<commandlineArgs>java -cp classes com.example.Shop</commandlineArgs>";
        assertThat(exec("pre-integration-test", "<executable>nohup</executable>" + ASYNC + nohup))
                .get()
                .satisfies(application -> {
                    assertThat(application.kind()).isEqualTo(Kind.BESIDE_THE_TESTS);
                    assertThat(application.fix()).contains("<JDK_JAVA_OPTIONS>${waxseal.argLine}</JDK_JAVA_OPTIONS>");
                });
    }

    @Test
    void a_script_that_is_left_running_is_not_sure_to_be_one() throws Exception {
        Files.writeString(directory.resolve("start.sh"), "exec java -jar shop.jar");
        String script = "<executable>bash</executable><arguments><argument>start.sh</argument></arguments>";
        assertThat(kind(exec("pre-integration-test", script + ASYNC))).contains(Kind.PERHAPS_BESIDE_THE_TESTS);
        assertThat(exec("pre-integration-test", script)).isEmpty();
    }

    @Test
    void what_is_no_jvm_does_not_count() throws Exception {
        String docker = "<executable>docker</executable><commandlineArgs>run openjdk java -jar x.jar</commandlineArgs>";
        assertThat(exec("pre-integration-test", docker + ASYNC)).isEmpty();
        assertThat(ant("<exec executable='docker-compose' spawn='true'><arg line='up -d'/></exec>"))
                .isEmpty();
        assertThat(ant("<echo message='java'/>")).isEmpty();
    }

    @Test
    void ants_tasks_that_start_java_are_known() throws Exception {
        assertThat(ant("<exec executable='java' spawn='true'><arg line='-cp classes com.example.Shop'/></exec>"))
                .get()
                .satisfies(application -> {
                    assertThat(application.kind()).isEqualTo(Kind.BESIDE_THE_TESTS);
                    assertThat(application.main()).isEqualTo("com.example.Shop");
                    assertThat(application.fix()).contains("<arg line=\"${waxseal.argLine}\"/> in front");
                });
        assertThat(ant("<java classname='com.example.Shop' fork='true' spawn='true'/>"))
                .get()
                .satisfies(application -> assertThat(application.main()).isEqualTo("com.example.Shop"));
        assertThat(kind(ant("<java jar='${shop.jar}' fork='true'/>"))).contains(Kind.BEFORE_THE_TESTS);
        assertThat(kind(ant("<parallel><daemons><java classname='com.example.Shop'/></daemons></parallel>")))
                .contains(Kind.BESIDE_THE_TESTS);
        assertThat(kind(ant("<exec executable='bash' spawn='true'><arg value='start.sh'/></exec>")))
                .contains(Kind.PERHAPS_BESIDE_THE_TESTS);
    }

    private static Optional<Kind> kind(Optional<Watch.Application> application) {
        return application.map(Watch.Application::kind);
    }

    private Optional<Watch.Application> exec(String phase, String configuration) throws Exception {
        return started("exec-maven-plugin", "exec", phase, configuration);
    }

    private Optional<Watch.Application> ant(String tasks) throws Exception {
        return started("maven-antrun-plugin", "run", "pre-integration-test", "<target>" + tasks + "</target>");
    }

    private Optional<Watch.Application> started(String plugin, String goal, String phase, String configuration)
            throws Exception {
        Plugin its = new Plugin();
        its.setArtifactId(plugin);
        MojoExecution mojo = new MojoExecution(its, goal, "default");
        mojo.setLifecyclePhase(phase);
        mojo.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")));
        Told told = new Told(mojo.getConfiguration(), module.project, module.session);
        return Companions.of(mojo, told, directory, Module.BUILD_STARTED, Module.TESTED);
    }
}
