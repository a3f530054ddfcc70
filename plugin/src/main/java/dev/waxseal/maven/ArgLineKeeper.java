package dev.waxseal.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Keeps the agent from being lost, and sees what runs, where the plugin has {@code <extensions>true</extensions>}: before anything runs, a
 * property of our own is put in front of every {@code argLine} of surefire and failsafe. An {@code argLine} that was
 * written as a literal, or was given on the command line, would never look at the one that {@code prepare-agent} sets.
 */
class ArgLineKeeper extends AbstractMavenLifecycleParticipant {

    /** Holds the agent alone; empty where it is not to be attached. */
    static final String PROPERTY = "waxseal.argLine";

    /** They read {@code argLine} too, but not where the POM writes it out. */
    private static final List<String> OTHER_TEST_PLUGINS =
            List.of("org.scalatest:scalatest-maven-plugin", "org.eclipse.tycho:tycho-surefire-plugin");

    static final String WAXSEAL = "dev.waxseal:waxseal-maven-plugin";

    @Override
    public void afterProjectsRead(MavenSession session) {
        for (MavenProject project : session.getProjects()) {
            if (project.getPlugin(WAXSEAL) != null) {
                keep(project);
                BuildListener.install(session);
            }
        }
    }

    /** Whether it kept the agent in that module's test goals. */
    static boolean keeps(MavenProject project) {
        return project.getContextValue(PROPERTY) != null;
    }

    private static void keep(MavenProject project) {
        project.setContextValue(PROPERTY, true);
        Properties properties = project.getProperties();
        for (String name : List.of(PROPERTY, ArgLine.PROPERTY)) {
            properties.setProperty(name, properties.getProperty(name, ""));
        }
        for (String key : TestGoal.PLUGINS) {
            containers(project, key).forEach(ArgLineKeeper::keep);
        }
        for (String key : OTHER_TEST_PLUGINS) {
            containers(project, key).stream()
                    .filter(ArgLineKeeper::writesArgLine)
                    .forEach(ArgLineKeeper::keep);
        }
    }

    /** The plugin's configurations; its own was copied into each execution when the POM was read. */
    private static List<ConfigurationContainer> containers(MavenProject project, String key) {
        Plugin plugin = project.getPlugin(key);
        List<ConfigurationContainer> containers = new ArrayList<>();
        if (plugin != null) {
            containers.addAll(plugin.getExecutions());
            containers.add(plugin);
        }
        return containers;
    }

    private static boolean writesArgLine(ConfigurationContainer container) {
        return container.getConfiguration() instanceof Xpp3Dom configuration
                && configuration.getChild(ArgLine.PROPERTY) != null;
    }

    private static void keep(ConfigurationContainer container) {
        if (container.getConfiguration() == null) {
            container.setConfiguration(new Xpp3Dom("configuration"));
        }
        Xpp3Dom configuration = (Xpp3Dom) container.getConfiguration();
        Xpp3Dom argLine = configuration.getChild(ArgLine.PROPERTY);
        if (argLine == null) {
            argLine = new Xpp3Dom(ArgLine.PROPERTY);
            argLine.setValue("${" + ArgLine.PROPERTY + "}"); // as surefire itself would have it
            configuration.addChild(argLine);
        }
        String ours = "${" + PROPERTY + "}";
        String theirs = argLine.getValue() == null ? "" : argLine.getValue();
        if (!theirs.contains(ours)) {
            argLine.setValue(ours + " " + theirs);
        }
    }
}
