package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeardTest {

    private static final String UNIT = "maven-surefire-plugin (default-test)";
    private static final String INTEGRATION = "maven-failsafe-plugin (default)";
    private static final Instant LATER = Module.BUILD_STARTED.plusSeconds(3600);

    @TempDir
    Path directory;

    private Module module;

    @BeforeEach
    void a_build_has_heard_its_tests() throws Exception {
        module = new Module(directory);
        module.testClass("com/example/PayTest");
        module.prepared();
        module.began(UNIT, Module.AGENT_PREPARED);
        module.heardAt(Module.TESTED, "unit");
    }

    @Test
    void what_an_earlier_build_heard_holds_while_the_code_is_the_same() throws Exception {
        assertThat(heardLater().journals()).hasSize(1);
        assertThat(heardLater().stale()).isZero();
    }

    @Test
    void of_other_code_it_is_left_aside() throws Exception {
        Files.writeString(directory.resolve("target/test-classes/com/example/PayTest.class"), "changed");
        assertThat(heardLater().journals()).isEmpty();
        assertThat(heardLater().stale()).isEqualTo(1);
    }

    @Test
    void a_resource_that_differs_in_the_time_of_the_build_alone_is_the_same_code() throws Exception {
        Path version = directory.resolve("target/classes/version.properties");
        Files.createDirectories(version.getParent());
        Files.writeString(version, """
                #Sun Nov 29 03:45:00 UTC 2026
                built=2026-11-23T12:00:00Z on 1795435200000, 20261123120000, 2026-11-23 12:00
                serial=urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79
                url=http://payments.example:8080
                """);
        module.began(UNIT, Module.AGENT_PREPARED);
        Files.writeString(version, """
                #Mon Nov 30 04:46:01 UTC 2026
                built=2026-11-24T13:01:02Z on 1795523262000, 20261124130102, 2026-11-24 13:01
                serial=urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7
                url=http://payments.example:8080
                """);
        assertThat(heardLater().journals()).hasSize(1);
        Files.writeString(version, Files.readString(version).replace("http:", "https:"));
        assertThat(heardLater().journals()).isEmpty();
    }

    @Test
    void in_the_same_build_it_holds_whatever_is_made_of_the_classes() throws Exception {
        Files.writeString(directory.resolve("target/test-classes/com/example/PayTest.class"), "instrumented");
        assertThat(Heard.in(module.output, module.project, Module.BUILD_STARTED.toEpochMilli())
                        .journals())
                .hasSize(1);
    }

    @Test
    void what_is_put_beside_the_classes_after_the_tests_does_not_count() throws Exception {
        MadeFrom.remember(module.project);
        Files.writeString(directory.resolve("target/test-classes/reflect-config.json"), "made for the package");
        assertThat(heardLater().journals()).hasSize(1);
    }

    @Test
    void a_file_that_holds_the_time_of_the_build_does_not_count() throws Exception {
        Path metaInf = Files.createDirectories(directory.resolve("target/test-classes/META-INF"));
        Files.writeString(metaInf.resolve("build-info.properties"), "build.time=now");
        assertThat(heardLater().journals()).hasSize(1);
    }

    @Test
    void a_class_that_is_instrumented_offline_is_the_one_that_it_was() throws Exception {
        Path compiled = directory.resolve("target/test-classes/com/example/PayTest.class");
        Path kept = directory.resolve("target/generated-classes/jacoco/com/example/PayTest.class");
        Files.createDirectories(kept.getParent());
        Files.copy(compiled, kept);
        Files.writeString(compiled, "with $jacocoInit");
        assertThat(heardLater().journals()).hasSize(1);

        Files.writeString(compiled, "compiled anew");
        assertThat(heardLater().journals()).isEmpty();
    }

    @Test
    void a_stage_that_hands_on_no_classes_is_believed() throws Exception {
        Files.delete(directory.resolve("target/test-classes/com/example/PayTest.class"));
        assertThat(heardLater().journals()).hasSize(1);
    }

    @Test
    void tests_that_run_anew_make_it_void_and_other_goals_do_not() throws Exception {
        Watch before = Watch.read(module.output).orElseThrow();
        Watch others = before.begin(run(INTEGRATION), List.of(UNIT, INTEGRATION));
        Heard.forget(module.output, before, others);
        assertThat(heardLater().journals()).hasSize(1);

        Heard.forget(module.output, before, before.begin(run(UNIT), List.of(UNIT, INTEGRATION)));
        assertThat(heardLater().journals()).isEmpty();
    }

    @Test
    void goals_that_the_pom_has_no_more_are_forgotten_with_it() throws Exception {
        Watch before = Watch.read(module.output).orElseThrow();
        Heard.forget(module.output, before, before.begin(run(INTEGRATION), List.of(INTEGRATION)));
        assertThat(heardLater().journals()).isEmpty();
    }

    @Test
    void another_version_of_all_modules_is_the_same_code() throws Exception {
        Path resource = directory.resolve("target/classes/app.properties");
        Files.createDirectories(resource.getParent());
        isOfVersion("1.0-SNAPSHOT", resource);
        module.began(UNIT, Module.AGENT_PREPARED);
        isOfVersion("1.0.57", resource);
        assertThat(heardLater().journals()).hasSize(1);
        module.project.getDependencies().get(0).setVersion("1.0.58");
        assertThat(heardLater().journals()).isEmpty();
    }

    private void isOfVersion(String version, Path resource) throws Exception {
        module.project.setVersion(version);
        Files.writeString(resource, "version=" + version + "\nprotocol=TLSv1.3");
        Dependency beside = new Dependency();
        beside.setGroupId(module.project.getGroupId());
        beside.setArtifactId("api");
        beside.setVersion(version);
        module.project.setDependencies(List.of(beside));
    }

    private Watch.Run run(String goal) throws Exception {
        return new Watch.Run(goal, LATER.toEpochMilli(), LATER.toEpochMilli() + 1, MadeFrom.of(module.project), null);
    }

    private Heard heardLater() throws Exception {
        return Heard.in(module.output, module.project, LATER.toEpochMilli());
    }
}
