package dev.waxseal.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * One execution of surefire or failsafe, as far as it decides whether an agent can listen to its tests.
 *
 * @param plugin {@code maven-surefire-plugin} or {@code maven-failsafe-plugin}
 * @param execution the id of the execution
 * @param reports where its test reports go
 * @param forkCount how many JVMs it starts, as written; with none the tests run inside Maven
 * @param argLine the arguments of these JVMs where the POM states them itself
 */
record TestGoal(String plugin, String execution, Path reports, String forkCount, Optional<String> argLine) {

    /** The plugins that start JVMs with tests. */
    static final List<String> PLUGINS =
            List.of("org.apache.maven.plugins:maven-surefire-plugin", "org.apache.maven.plugins:maven-failsafe-plugin");

    /** The test goals of a module. */
    static List<TestGoal> of(MavenProject project, MavenSession session) {
        List<TestGoal> goals = new ArrayList<>();
        for (String key : PLUGINS) {
            Plugin plugin = project.getPlugin(key);
            if (plugin != null) {
                for (PluginExecution execution : plugin.getExecutions()) {
                    goals.add(of(plugin.getArtifactId(), execution, project, session));
                }
            }
        }
        return goals;
    }

    private static TestGoal of(String plugin, PluginExecution execution, MavenProject project, MavenSession session) {
        String directory = plugin.contains("surefire") ? "surefire-reports" : "failsafe-reports";
        Path base = project.getBasedir().toPath();
        Path reports = configured(execution, "reportsDirectory")
                .map(base::resolve)
                .orElseGet(() -> base.resolve(project.getBuild().getDirectory()).resolve(directory));
        String forkCount = configured(execution, "forkCount")
                .or(() -> property("forkCount", project, session))
                .orElse("1");
        return new TestGoal(plugin, execution.getId(), reports, forkCount, configured(execution, ArgLine.PROPERTY));
    }

    /** Whether there is no JVM of the tests' own. */
    boolean runsInsideMaven() {
        return forkCount.strip().matches("0(\\.0*)?C?");
    }

    @Override
    public String toString() {
        return plugin + " (" + execution + ")";
    }

    private static Optional<String> configured(ConfigurationContainer container, String name) {
        return Optional.ofNullable((Xpp3Dom) container.getConfiguration())
                .map(configuration -> configuration.getChild(name))
                .map(Xpp3Dom::getValue);
    }

    private static Optional<String> property(String name, MavenProject project, MavenSession session) {
        Properties onTheCommandLine = session.getUserProperties();
        return Optional.ofNullable(
                onTheCommandLine.getProperty(name, project.getProperties().getProperty(name)));
    }
}
