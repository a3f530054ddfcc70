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
            Plugin plugin = project.getPlugin(key);
            if (plugin != null) {
                // the plugin's own configuration was copied into each execution when the POM was read
                List<ConfigurationContainer> containers = new ArrayList<>(plugin.getExecutions());
                containers.add(plugin);
                containers.forEach(ArgLineKeeper::keep);
            }
        }
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
