package dev.waxseal.maven;

import dev.waxseal.detect.KindsFile;
import dev.waxseal.journal.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Lets the agent ride in the JVMs of surefire and failsafe, in front of whatever arguments they have. */
@Mojo(name = "prepare-agent", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
class PrepareAgentMojo extends WaxsealMojo {

    private static final String AGENT = "dev.waxseal:waxseal-agent";

    @Parameter(defaultValue = "${plugin.artifactMap}", readonly = true, required = true)
    Map<String, Artifact> carried;

    /**
     * The property that takes the agent. Unless set it is {@code waxseal.argLine}, which the plugin, as an extension,
     * has added to the arguments of all tests; without {@code <extensions>true</extensions>} it is {@code argLine}.
     */
    @Parameter(property = "waxseal.propertyName")
    @Nullable String propertyName;

    /** Whether to find out which test was running when something was sent. */
    @Parameter(property = "waxseal.tests", defaultValue = "true")
    boolean tests;

    /** Whether to read what servers answer, too. */
    @Parameter(property = "waxseal.responses", defaultValue = "true")
    boolean responses;

    /** A file that defines further kinds of sensitive data. Unless set, the policy file, where that has some. */
    @Parameter(property = "waxseal.kinds")
    @Nullable File kinds;

    /** The package prefixes that count as your application; unless set, the classes of all modules of the build. */
    @Parameter(property = "waxseal.application")
    @Nullable List<String> application;

    @Override
    void run() throws MojoExecutionException {
        Path output = output();
        Instant buildStarted = session.getStartTime().toInstant();
        try {
            forgetEarlierBuilds(output, buildStarted);
            new Watch(buildStarted, Instant.now()).write(output);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot prepare " + output + " for the journals of the tests: " + e, e);
        }
        attach(property(), settings(output).argument());
        for (TestGoal goal : TestGoal.of(project, session)) {
            if (goal.runsInsideMaven()) {
                getLog().warn(goal + " has forkCount=0: its tests run inside Maven, where no agent can listen.");
            }
        }
    }

    /** The property must be there all the same: a reference to it that stays unresolved keeps the JVM from starting. */
    @Override
    void skipped() {
        Properties properties = project.getProperties();
        properties.setProperty(property(), properties.getProperty(property(), ""));
    }

    private void attach(String property, String agentArgument) throws MojoExecutionException {
        Artifact agent = carried.get(AGENT);
        if (agent == null || agent.getFile() == null) {
            throw new MojoExecutionException("The plugin was installed without its agent, " + AGENT + ".");
        }
        String jar = agent.getFile().getAbsolutePath();
        Properties properties = project.getProperties();
        ArgLine argLine = ArgLine.parse(properties.getProperty(property, "")).with(jar, agentArgument);
        properties.setProperty(property, argLine.toString()); // not putIfAbsent and its kin: Maven 4 loses those
        getLog().info(property + " = " + argLine);
    }

    private String property() {
        if (propertyName != null) {
            return propertyName;
        }
        boolean extended = project.getProperties().getProperty(ArgLineKeeper.PROPERTY) != null;
        return extended ? ArgLineKeeper.PROPERTY : ArgLine.PROPERTY;
    }

    private Settings settings(Path output) throws MojoExecutionException {
        Path file = kinds != null ? kinds.toPath() : usualPolicy();
        return new Settings(
                output.toString(),
                tests,
                responses,
                file == null || !hasKinds(file) ? null : file.toAbsolutePath().toString(),
                application == null ? List.of() : application,
                projectFile(output).toString());
    }

    private Path projectFile(Path output) throws MojoExecutionException {
        try {
            return ProjectFile.write(output, session);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot write to " + output + ": " + e, e);
        }
    }

    /** Read here already: a bad definition is told before any test runs, and once. */
    private static boolean hasKinds(Path file) throws MojoExecutionException {
        try {
            return !KindsFile.read(file).isEmpty();
        } catch (IOException | IllegalArgumentException e) {
            throw new MojoExecutionException("Cannot read the kinds of sensitive data: " + e.getMessage(), e);
        }
    }

    /** By age, so that no module, execution or fork of this build loses what another one has written. */
    private static void forgetEarlierBuilds(Path output, Instant buildStarted) throws IOException {
        deleteOlder(output.resolve("journal"), "*.jsonl", buildStarted);
        deleteOlder(output, "agent-*.log", buildStarted);
    }

    private static void deleteOlder(Path directory, String names, Instant time) throws IOException {
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, names)) {
                for (Path file : files) {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
