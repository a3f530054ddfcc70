package dev.waxseal.maven;

import dev.waxseal.config.OneLine;
import dev.waxseal.detect.KindsFile;
import dev.waxseal.evidence.Recipients;
import dev.waxseal.journal.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
     * The property that takes the agent. Unless set it is {@code argLine}, which surefire and other plugins read, and
     * {@code waxseal.argLine}, for all others; as an extension, the plugin has added that to the arguments of all tests.
     */
    @Parameter(property = "waxseal.propertyName")
    @Nullable String propertyName;

    /** Whether to find out which test was running when something was sent. */
    @Parameter(property = "waxseal.tests", defaultValue = "true")
    boolean tests;

    /** Whether to read what servers answer, too. */
    @Parameter(property = "waxseal.responses", defaultValue = "true")
    boolean responses;

    /** A file that defines further kinds of sensitive data. Unless set, those of the policy files that have some. */
    @Parameter(property = "waxseal.kinds")
    @Nullable File kinds;

    /** The package prefixes that count as your application. Unless set, the classes of all modules of the build. */
    @Parameter(property = "waxseal.application")
    @Nullable List<String> application;

    /** {@code hear} puts the agent into the command lines of the JVMs that tests start; {@code tell} reports them. */
    @Parameter(property = "waxseal.children", defaultValue = "tell")
    String children = "tell";

    /** Whether trust managers and hostname verifiers are asked about certificates that the agent has forged. */
    @Parameter(property = "waxseal.probes", defaultValue = "true")
    boolean probes;

    /**
     * Files with certificates, PEM or DER, separated by commas, of those for whom the values that leak are sealed, so that they
     * alone learn what has to be changed. A relative name is looked for in the module's directory and in those above it. Unless
     * set, nobody learns it.
     */
    @Parameter(property = "waxseal.evidence")
    @Nullable List<String> evidence;

    @Override
    void run() throws MojoExecutionException {
        Path output = output();
        Instant buildStarted = session.getStartTime().toInstant();
        try {
            Watch.prepare(output, buildStarted, Instant.now());
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot prepare " + output + " for the journals of the tests: " + e, e);
        }
        BuildListener.install(session);
        BuildListener.watch(project, output);
        String argument = settings(output).argument();
        for (String property : properties()) {
            attach(property, argument);
        }
        for (TestGoal goal : TestGoal.of(project, session)) {
            if (goal.runsInsideMaven()) {
                getLog().warn(goal + " has " + goal.insideMaven()
                        + ": its tests run inside Maven, where no agent can listen.");
            }
        }
    }

    /** The property must be there all the same: a reference to it that stays unresolved keeps the JVM from starting. */
    @Override
    void skipped() throws MojoExecutionException {
        try {
            Watch.skip(output());
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "Cannot write down in " + output() + " that tests are not to be heard: " + e, e);
        }
        Properties properties = project.getProperties();
        for (String property : properties()) {
            properties.setProperty(property, properties.getProperty(property, ""));
        }
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
        if (property.equals(properties().get(0))) {
            getLog().info(property + " = " + argLine);
        }
    }

    /** Also those that other test plugins read; where a JVM gets the agent twice, it listens once. */
    private List<String> properties() {
        if (propertyName != null) {
            return List.of(propertyName);
        }
        return project.getPackaging().equals("eclipse-test-plugin")
                ? List.of(ArgLineKeeper.PROPERTY, "tycho.testArgLine")
                : List.of(ArgLineKeeper.PROPERTY, ArgLine.PROPERTY);
    }

    private Settings settings(Path output) throws MojoExecutionException {
        return new Settings(
                output.toString(),
                tests,
                responses,
                kinds(),
                application == null ? List.of() : application,
                projectFile(output).toString(),
                hearsChildren(),
                probes,
                evidence(),
                null,
                Map.of());
    }

    /** Read here already: of what use it is shall be told before any test runs. */
    private @Nullable String evidence() throws MojoExecutionException {
        if (evidence == null || evidence.isEmpty()) {
            return null;
        }
        try {
            List<String> files = new ArrayList<>();
            for (String name : evidence) {
                files.add(
                        new PolicyFiles(project, session).file("evidence", name).toString());
            }
            String all = String.join(File.pathSeparator, files);
            getLog().info("What leaks is sealed for " + Recipients.read(all).names() + ".");
            return all;
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot seal what leaks: " + e.getMessage(), e);
        }
    }

    private boolean hearsChildren() throws MojoExecutionException {
        if (!children.equals("hear") && !children.equals("tell")) {
            throw new MojoExecutionException(
                    "waxseal.children must be hear or tell, but is " + OneLine.quoted(children));
        }
        return children.equals("hear");
    }

    private Path projectFile(Path output) throws MojoExecutionException {
        try {
            return ProjectFile.write(output, session);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot write to " + output + ": " + e, e);
        }
    }

    /** Read here already: a bad definition is told before any test runs, and once. */
    private @Nullable String kinds() throws MojoExecutionException {
        try {
            List<String> files = new ArrayList<>();
            for (Path file : kinds != null ? List.of(kinds.toPath()) : policyFiles()) {
                if (!KindsFile.read(file).isEmpty()) {
                    files.add(file.toAbsolutePath().toString());
                }
            }
            return files.isEmpty() ? null : String.join(File.pathSeparator, files);
        } catch (IOException | IllegalArgumentException e) {
            throw new MojoExecutionException("Cannot read the kinds of sensitive data: " + e.getMessage(), e);
        }
    }
}
