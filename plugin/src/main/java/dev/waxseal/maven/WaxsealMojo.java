package dev.waxseal.maven;

import dev.waxseal.config.OneLine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals share: the module, where its results go, and that they can be switched off. */
abstract class WaxsealMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    /** Builds as if Waxseal were not there. */
    @Parameter(property = "waxseal.skip", defaultValue = "false")
    boolean skip;

    /** Where the tests' JVMs write their journals, and where the reports go. */
    @Parameter(property = "waxseal.output", defaultValue = "${project.build.directory}/waxseal", required = true)
    File output;

    /**
     * The policy files, separated by commas; the last one decides, and the exceptions of all hold. A relative name is
     * looked for in the module's directory and in those above it. Unless set, each {@code waxseal.yml} there, up to the
     * root of the repository.
     */
    @Parameter(property = "waxseal.policy")
    @Nullable List<String> policy;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Waxseal is skipped (waxseal.skip).");
            skipped();
        } else {
            sayWhatIsEmpty();
            run();
        }
    }

    /** Maven takes an empty value for none, which is hardly what {@code -Dwaxseal.failOn=$LEVEL} meant. */
    private void sayWhatIsEmpty() {
        Properties given = session.getUserProperties();
        for (String name : new TreeSet<>(given.stringPropertyNames())) {
            if (name.startsWith("waxseal.") && given.getProperty(name).isBlank()) {
                getLog().warn(OneLine.quoted(name) + " is empty, which is as if it had not been given.");
            }
        }
    }

    abstract void run() throws MojoExecutionException, MojoFailureException;

    void skipped() throws MojoExecutionException {}

    final Path output() {
        return output.toPath().toAbsolutePath().normalize();
    }

    /** The policy files that are given or found, the root's first. */
    final List<Path> policyFiles() throws IOException {
        return new PolicyFiles(project, session).files(policy);
    }
}
