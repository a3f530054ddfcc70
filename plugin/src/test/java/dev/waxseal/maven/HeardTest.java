package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private int builds;

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
        assertThat(heardLater().stale()).isEmpty();
    }

    @Test
    void of_other_code_it_is_left_aside() throws Exception {
        Files.writeString(directory.resolve("target/test-classes/com/example/PayTest.class"), "changed");
        assertThat(heardLater().journals()).isEmpty();
        assertThat(heardLater().stale()).hasSize(1);
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
        Watch after = before.begin(run(INTEGRATION), List.of(INTEGRATION));
        Heard.forget(module.output, before, after);
        assertThat(heardLater().journals()).isEmpty();
        assertThat(after.first()).isGreaterThan(Module.TESTED.toEpochMilli()); // so their reports are not missed
    }

    @Test
    void of_tests_of_which_a_part_runs_anew_the_rest_is_judged_as_well() throws Exception {
        begins(run(UNIT, Map.of("test", "BuyTest")));
        assertThat(heardLater().journals()).hasSize(1);
        assertThat(heardLater().isOfMoreThanOneRun()).isTrue();

        begins(run(UNIT, Map.of("groups", "slow")));
        assertThat(heardLater().watch().orElseThrow().runs()).hasSize(3);

        begins(run(UNIT, Map.of()));
        assertThat(heardLater().journals()).isEmpty();
        assertThat(heardLater().isOfMoreThanOneRun()).isFalse();
    }

    @Test
    void what_a_release_left_that_told_less_is_read_as_well() throws Exception {
        Path left = module.output.resolve("watch.json");
        Files.writeString(left, Files.readString(left).replaceAll("\"first\":\\d+,|,\"selection\":\\{.*?}}", ""));
        Watch watch = Watch.read(module.output).orElseThrow();
        assertThat(Files.readString(left)).doesNotContain("first", "selection");
        assertThat(watch.first()).isEqualTo(watch.build());
        assertThat(watch.runs()).extracting(Watch.Run::selection).containsExactly(Selection.ALL);
    }

    @Test
    void the_same_part_of_the_tests_makes_void_what_it_said_before() throws Exception {
        begins(run(UNIT, Map.of("groups", "slow")));
        begins(run(UNIT, Map.of("groups", "slow", "test", "BuyTest")));
        begins(run(UNIT, Map.of("groups", "slow")));
        assertThat(heardLater().watch().orElseThrow().runs())
                .extracting(Watch.Run::selection)
                .containsExactly(Selection.ALL, new Selection(Map.of("groups", "slow")));
    }

    @Test
    void of_other_code_it_stays_aside_though_only_a_part_of_the_tests_runs_anew() throws Exception {
        Files.writeString(directory.resolve("target/test-classes/com/example/PayTest.class"), "changed");
        begins(run(UNIT, Map.of("test", "BuyTest")));
        assertThat(heardLater().journals()).isEmpty();
        assertThat(heardLater().stale()).hasSize(1);
    }

    @Test
    void a_goal_that_was_called_by_its_own_name_is_in_no_pom_and_is_kept_until_all_its_tests_run() throws Exception {
        Watch watch = Watch.read(module.output).orElseThrow();
        new Watch(watch.build(), watch.prepared(), watch.first(), List.of(), List.of()).write(module.output);
        module.began("maven-surefire-plugin (default-cli)", Module.AGENT_PREPARED);

        begins(run(INTEGRATION, Map.of()));
        begins(run(UNIT, Map.of("test", "BuyTest")));
        assertThat(heardLater().journals()).hasSize(1);

        begins(run(UNIT, Map.of()));
        assertThat(heardLater().journals()).isEmpty();
    }

    @Test
    void what_an_application_said_is_kept_and_forgotten_with_the_tests_that_it_was_started_for() throws Exception {
        module.started("spring-boot-maven-plugin:start (default)", "<jvmArguments>", Module.TESTED.plusSeconds(1));
        module.heardAt(Module.TESTED.plusSeconds(2), "application");
        module.began(INTEGRATION, Module.TESTED.plusSeconds(3));
        module.heardAt(Module.TESTED.plusSeconds(4), "integration");

        begins(run(UNIT, Map.of()));
        assertThat(heardLater().journals()).hasSize(2);
        assertThat(Applications.in(heardLater()).unheard()).isEmpty();

        begins(run(INTEGRATION, Map.of()));
        assertThat(heardLater().journals()).isEmpty();
        assertThat(Applications.in(heardLater()).unheard()).isEmpty();
    }

    @Test
    void the_application_of_this_build_is_kept_though_its_tests_have_not_begun() throws Exception {
        Watch.prepare(module.output, LATER, LATER);
        module.started("spring-boot-maven-plugin:start (default)", "<jvmArguments>", LATER.plusMillis(2));
        module.heardAt(LATER.plusMillis(3), "application");
        begins(new Watch.Run(
                UNIT,
                LATER.toEpochMilli(),
                LATER.toEpochMilli() + 4,
                MadeFrom.of(module.project),
                Selection.ALL,
                null));
        assertThat(heardLater().journals()).hasSize(1);
        assertThat(Applications.in(heardLater()).unheard()).isEmpty();
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

    private void begins(Watch.Run run) throws Exception {
        Watch before = Watch.read(module.output).orElseThrow();
        Watch after = before.begin(run, List.of(UNIT, INTEGRATION));
        Heard.forget(module.output, before, after);
        after.write(module.output);
    }

    private Watch.Run run(String goal) throws Exception {
        return run(goal, Map.of());
    }

    /** In a build of its own. */
    private Watch.Run run(String goal, Map<String, String> narrowedBy) throws Exception {
        long build = LATER.toEpochMilli() + 10L * ++builds;
        return new Watch.Run(goal, build, build + 1, MadeFrom.of(module.project), new Selection(narrowedBy), null);
    }

    private Heard heardLater() throws Exception {
        return Heard.in(module.output, module.project, LATER.toEpochMilli());
    }
}
