package dev.waxseal.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The proof that no test of a module could run. Without a journal a module passes on nothing less: no test classes, or
 * none that any test goal takes, or a skip that the build was told.
 */
final class Proof {

    /** Goals of other plugins that run tests. */
    private static final Pattern RUNS_TESTS =
            Pattern.compile("test|integration-test|integrationTest|plugin-test|launch-junit-platform|verify-tests");

    private static final Pattern RUNNERS = Pattern.compile(
            "(scalatest|specs2|tycho-surefire|gatling|junit-platform|eta|munit|zio-test|clojure|karate|cucumber|serenity"
                    + "|robotframework|jbehave|citrus|concordion)(-.*)?");

    /** Plugins that may do anything, and run tests where they say so. */
    private static final Set<String> RUN_ANYTHING = Set.of(
            "exec-maven-plugin", "groovy-maven-plugin", "gmavenplus-plugin", "maven-antrun-plugin", "gmaven-plugin");

    /** The phases in which they may run tests, though nothing says so. */
    private static final Set<String> TEST_PHASES = Set.of("test", "integration-test");

    private final MavenProject project;
    private final MavenSession session;
    private final @Nullable Set<String> begun;
    private final List<TestGoal> goals;

    /**
     * @param begun the goals that have begun in this module, where that is known for sure: another one may still come,
     *     which is then looked at, or was not asked for; null where any may have run
     */
    Proof(MavenProject project, MavenSession session, @Nullable Set<String> begun) {
        this.project = project;
        this.session = session;
        this.begun = begun;
        this.goals = TestGoal.of(project, session).stream()
                .filter(goal -> hasBegun(goal.toString()))
                .toList();
    }

    private boolean hasBegun(String goal) {
        return begun == null || begun.contains(goal);
    }

    /** A sentence that says why, or empty where some test could. */
    Optional<String> whyNoTestCouldRun() throws IOException {
        Told told = new Told(null, project, session);
        boolean isTold = told.flag("maven.test.skip") || told.flag("skipTests") || told.flag("maven.test.skip.exec");
        if (isTold && goals.stream().allMatch(TestGoal::isSkipped)) {
            return Optional.of("The tests were skipped, as the build was told.");
        }
        if (goals.stream().anyMatch(goal -> !goal.isSkipped() && goal.filter().readsElsewhere())) {
            return Optional.empty();
        }
        List<String> tests = tests();
        if (tests.isEmpty()) {
            return isUncompiled() ? Optional.empty() : Optional.of("There are no tests here.");
        }
        if (!otherRunners().isEmpty()) {
            return Optional.empty();
        }
        boolean isTaken = tests.stream()
                .anyMatch(test -> goals.stream()
                        .anyMatch(goal -> !goal.isSkipped() && goal.filter().takes(test)));
        if (isTaken) {
            return Optional.empty();
        }
        return Optional.of(
                goals.stream().anyMatch(TestGoal::isSkipped)
                        ? "The tests were skipped, as the build was told."
                        : "No class here is one that a test goal of this build has taken for a test.");
    }

    /** The classes that may be tests. */
    List<String> tests() throws IOException {
        boolean isTycho = project.getPackaging().equals("eclipse-test-plugin");
        Set<Path> directories = new TreeSet<>();
        directories.add(Path.of(
                isTycho
                        ? project.getBuild().getOutputDirectory()
                        : project.getBuild().getTestOutputDirectory()));
        goals.stream().filter(goal -> !goal.isSkipped()).map(TestGoal::classes).forEach(directories::add);
        List<String> tests = new ArrayList<>();
        for (Path directory : directories) {
            tests.addAll(TestClasses.in(directory));
        }
        return tests;
    }

    /**
     * A class that a goal of this other plugin was to run as a test, for sure: one of a plugin that does nothing but run
     * tests. What only calls its goal so may test something else (scripts, charts): of that only a class counts which none
     * of the test goals takes.
     */
    Optional<String> sureTestOf(String plugin) throws IOException {
        boolean isKnown = RUNNERS.matcher(plugin).matches() || RUN_ANYTHING.contains(plugin);
        return tests().stream()
                .filter(test -> isKnown
                        || goals.stream()
                                .noneMatch(
                                        own -> !own.isSkipped() && own.filter().takes(test)))
                .findFirst();
    }

    /** Whether there are sources of tests, but nothing that was compiled from them. */
    boolean isUncompiled() throws IOException {
        return Files.notExists(Path.of(project.getBuild().getTestOutputDirectory())) && hasSources(project);
    }

    /** Whether that module has sources of tests. */
    static boolean hasSources(MavenProject project) throws IOException {
        for (String root : project.getTestCompileSourceRoots()) {
            if (Files.isDirectory(Path.of(root))) {
                try (Stream<Path> files = Files.walk(Path.of(root))) {
                    if (files.anyMatch(file -> file.toString().matches(".*\\.(java|kt|groovy|scala)")
                            && !file.toString().endsWith("-info.java"))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Executions of plugins other than surefire and failsafe that may run the tests. */
    List<String> otherRunners() {
        List<String> runners = new ArrayList<>();
        for (Plugin plugin : project.getBuildPlugins()) {
            if (!TestGoal.PLUGINS.contains(plugin.getKey())) {
                for (PluginExecution execution : plugin.getExecutions()) {
                    for (String goal : execution.getGoals()) {
                        Xpp3Dom configuration = (Xpp3Dom) execution.getConfiguration();
                        if (mayRunTests(plugin.getArtifactId(), goal, execution.getPhase(), configuration)) {
                            String runner = name(plugin.getArtifactId(), goal, execution.getId());
                            if (hasBegun(runner)) {
                                runners.add(runner);
                            }
                        }
                    }
                }
            }
        }
        return runners;
    }

    /** What Maven is about to execute, if it may run tests and is neither surefire nor failsafe. */
    static Optional<String> otherRunner(MojoExecution mojo, Told told) {
        boolean isSkipped = told.flag("skip", "maven.test.skip") || told.flag("skipTests", "skipTests");
        String phase = mojo.getLifecyclePhase();
        return !isSkipped && mayRunTests(mojo.getArtifactId(), mojo.getGoal(), phase, mojo.getConfiguration())
                ? Optional.of(name(mojo))
                : Optional.empty();
    }

    /** Whether that goal of another plugin does nothing but run tests. */
    static boolean isRunner(MojoExecution mojo) {
        return RUNS_TESTS.matcher(mojo.getGoal()).matches()
                || RUNNERS.matcher(mojo.getArtifactId()).matches()
                || TestRunners.isNamedIn(mojo.getConfiguration());
    }

    private static boolean mayRunTests(
            String plugin, String goal, @Nullable String phase, @Nullable Xpp3Dom configuration) {
        if ("none".equals(phase)) {
            return false;
        }
        boolean isKnown = RUNNERS.matcher(plugin).matches() || RUN_ANYTHING.contains(plugin);
        return RUNS_TESTS.matcher(goal).matches()
                || (phase != null && TEST_PHASES.contains(phase) && isKnown)
                || (RUN_ANYTHING.contains(plugin) && TestRunners.isNamedIn(configuration));
    }

    /** How a goal prints itself. */
    static String name(MojoExecution mojo) {
        return name(mojo.getArtifactId(), mojo.getGoal(), mojo.getExecutionId());
    }

    /** Whether that goal was called by its own name, {@code mvn surefire:test}: a module's POM says nothing of it. */
    static boolean isOfNoPom(String goal) {
        return goal.endsWith("(default-cli)");
    }

    private static String name(String plugin, String goal, String execution) {
        return plugin + ":" + goal + " (" + execution + ")";
    }
}
