package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class PrepareAgentMojoTest {

    private static final Instant BUILD_STARTED = Instant.parse("2026-11-23T12:00:00Z");

    @Inject
    MavenProject project;

    @Inject
    MavenSession session;

    @TempDir
    Path output;

    @BeforeEach
    void build() {
        when(session.getStartTime()).thenReturn(Date.from(BUILD_STARTED));
        when(session.getExecutionRootDirectory()).thenReturn(output.toString());
        project.getProperties().clear();
    }

    @Test
    @InjectMojo(goal = "prepare-agent")
    void the_agent_is_put_in_front_of_argLine(PrepareAgentMojo mojo) throws Exception {
        properties().setProperty("argLine", "-Xmx1g");
        execute(mojo);
        assertThat(properties())
                .containsEntry("argLine", "-javaagent:" + agentJar() + "=output=" + output + project() + " -Xmx1g");
    }

    @Test
    @InjectMojo(goal = "prepare-agent")
    void executed_again_it_changes_nothing(PrepareAgentMojo mojo) throws Exception {
        execute(mojo);
        Properties once = (Properties) properties().clone();
        execute(mojo);
        assertThat(properties()).isEqualTo(once);
    }

    @Test
    @InjectMojo(goal = "prepare-agent")
    void a_property_of_its_own_has_it_alone_for_whoever_starts_another_jvm(PrepareAgentMojo mojo) throws Exception {
        properties().setProperty("argLine", "-Xmx1g");
        execute(mojo);
        assertThat(properties())
                .containsEntry("waxseal.argLine", "-javaagent:" + agentJar() + "=output=" + output + project())
                .hasEntrySatisfying(
                        "argLine", line -> assertThat(line).asString().endsWith(" -Xmx1g"));
    }

    @Test
    @InjectMojo(goal = "prepare-agent")
    @MojoParameter(name = "propertyName", value = "my.agent")
    @MojoParameter(name = "responses", value = "false")
    @MojoParameter(name = "application", value = "com.acme,org.acme")
    void settings_reach_the_agent_and_the_property_can_be_chosen(PrepareAgentMojo mojo) throws Exception {
        execute(mojo);
        assertThat(properties().getProperty("my.agent"))
                .endsWith("output=" + output + ",responses=false,application=com.acme:org.acme" + project());
    }

    @Test
    @InjectMojo(goal = "prepare-agent")
    @MojoParameter(name = "skip", value = "true")
    void skipped_it_leaves_the_properties_defined_and_the_rest_alone(PrepareAgentMojo mojo) throws Exception {
        execute(mojo);
        assertThat(properties()).containsOnly(Map.entry("argLine", ""), Map.entry("waxseal.argLine", ""));
        assertThat(output).isEmptyDirectory();
    }

    @Test
    @InjectMojo(goal = "prepare-agent")
    void the_watch_tells_when_the_agent_was_first_ready(PrepareAgentMojo mojo) throws Exception {
        execute(mojo);
        Watch first = Watch.read(output).orElseThrow();
        execute(mojo);
        assertThat(first.build()).isEqualTo(BUILD_STARTED.toEpochMilli());
        assertThat(Watch.read(output)).contains(first);

        Instant later = BUILD_STARTED.plusSeconds(60);
        when(session.getStartTime()).thenReturn(Date.from(later));
        execute(mojo);
        assertThat(Watch.read(output)).map(Watch::build).contains(later.toEpochMilli());
    }

    @Test
    @InjectMojo(goal = "prepare-agent")
    void an_output_directory_that_cannot_be_made_is_an_error(PrepareAgentMojo mojo) throws Exception {
        Path file = Files.createFile(output.resolve("file"));
        mojo.output = file.toFile();
        mojo.carried = Map.of();
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(file.toString());
    }

    private void execute(PrepareAgentMojo mojo) throws Exception {
        Artifact agent = new DefaultArtifact(
                "dev.waxseal", "waxseal-agent", "1", "runtime", "jar", null, new DefaultArtifactHandler("jar"));
        agent.setFile(new File(agentJar()));
        mojo.carried = Map.of("dev.waxseal:waxseal-agent", agent);
        mojo.output = output.toFile();
        mojo.execute();
    }

    /** Where the plugin says which classes the build makes. */
    private String project() {
        return ",project=" + output.resolve("project.txt");
    }

    private static String agentJar() {
        return new File("agent.jar").getAbsolutePath();
    }

    private Properties properties() {
        return project.getProperties();
    }
}
