package dev.waxseal.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * One execution of surefire or failsafe, as far as it decides whether an agent can listen to its tests.
 *
 * @param plugin {@code maven-surefire-plugin} or {@code maven-failsafe-plugin}
 * @param execution the id of the execution
 * @param reports where its test reports go
 * @param classes where its test classes lie
 * @param forkCount how many JVMs it starts, as written, and how surefire 2 says that; with none the tests run inside Maven
 * @param isReused whether a JVM runs more than one class; else surefire looks into each class first, inside Maven, and starts none
 *     for one without tests
 * @param argLine the arguments of these JVMs where the POM states them itself
 * @param jvm how that JVM was chosen, {@code <jvm>/opt/jdk-8/bin/java</jvm>}; empty for Maven's own
 * @param isSkipped whether it was told to run no tests
 * @param filter which classes it takes for tests
 */
record TestGoal(
        String plugin,
        String execution,
        Path reports,
        Path classes,
        String forkCount,
        boolean isReused,
        Optional<String> argLine,
        Optional<String> jvm,
        boolean isSkipped,
        TestFilter filter) {

    private static final String TOOLCHAINS = "org.apache.maven.plugins:maven-toolchains-plugin";
    private static final String GROUP = "org.apache.maven.plugins";
    private static final String SUREFIRE = "maven-surefire-plugin";
    private static final String FAILSAFE = "maven-failsafe-plugin";

    /** How releases of surefire 2 that had {@code <forkMode>} said {@code forkCount=0}. */
    private static final String NEVER = "never";

    /** The plugins that start JVMs with tests. */
    static final List<String> PLUGINS = List.of(GROUP + ":" + SUREFIRE, GROUP + ":" + FAILSAFE);

    /** The properties that leave tests out. */
    private static final List<String> NARROWING = Stream.concat(
                    Stream.of("test", "it.test", "groups", "excludedGroups", "maven.test.skip.exec"),
                    Stream.of("surefire", "failsafe")
                            .flatMap(prefix -> Stream.of(
                                            "groups",
                                            "excludedGroups",
                                            "includes",
                                            "excludes",
                                            "includesFile",
                                            "excludesFile",
                                            "includeJUnit5Engines",
                                            "excludeJUnit5Engines",
                                            "suiteXmlFiles",
                                            "skipAfterFailureCount")
                                    .map(name -> prefix + "." + name)))
            .toList();

    /** The test goals of a module. */
    static List<TestGoal> of(MavenProject project, MavenSession session) {
        List<TestGoal> goals = new ArrayList<>();
        for (String key : PLUGINS) {
            Plugin plugin = project.getPlugin(key);
            if (plugin != null) {
                for (PluginExecution execution : plugin.getExecutions()) {
                    Told told = new Told(execution.getConfiguration(), project, session);
                    if ("none".equals(execution.getPhase())) {
                        continue;
                    }
                    goals.add(of(plugin.getArtifactId(), plugin.getVersion(), execution.getId(), told, project));
                }
            }
        }
        return goals;
    }

    /** What Maven is about to execute, if it is a test goal. */
    static Optional<TestGoal> of(MojoExecution mojo, MavenProject project, MavenSession session) {
        String tests = mojo.getArtifactId().equals(SUREFIRE) ? "test" : "integration-test";
        if (!PLUGINS.contains(mojo.getGroupId() + ":" + mojo.getArtifactId()) || !tests.equals(mojo.getGoal())) {
            return Optional.empty();
        }
        Told told = new Told(mojo.getConfiguration(), project, session);
        return Optional.of(of(mojo.getArtifactId(), mojo.getVersion(), mojo.getExecutionId(), told, project));
    }

    private static TestGoal of(
            String plugin, @Nullable String version, String execution, Told told, MavenProject project) {
        boolean isSurefire = plugin.equals(SUREFIRE);
        Path base = project.getBasedir().toPath();
        Path reports = told.value("reportsDirectory", "")
                .map(base::resolve)
                .orElseGet(() -> base.resolve(project.getBuild().getDirectory())
                        .resolve(isSurefire ? "surefire-reports" : "failsafe-reports"));
        boolean isSkipped = told.flag("skip", "maven.test.skip")
                || told.flag("skipTests", isSurefire || heedsSkipTests(version) ? "skipTests" : "")
                || told.flag("skipExec", "maven.test.skip.exec")
                || (!isSurefire && told.flag("skipITs", "skipITs"));
        return new TestGoal(
                plugin,
                execution,
                reports,
                told.value("testClassesDirectory", "")
                        .map(base::resolve)
                        .orElseGet(() -> Path.of(project.getBuild().getTestOutputDirectory())),
                told.value("forkMode", "forkMode")
                        .filter(NEVER::equals)
                        .or(() -> told.value("forkCount", "forkCount"))
                        .orElse("1"),
                told.value("reuseForks", "reuseForks")
                        .filter(reuse -> reuse.strip().equals("false"))
                        .isEmpty(),
                told.written(ArgLine.PROPERTY),
                jvm(told, project),
                isSkipped,
                isSurefire ? TestFilter.ofSurefire(told) : TestFilter.ofFailsafe(told));
    }

    /** Whether {@code -DskipTests} skips integration tests: since failsafe 3.6 only {@code <skipTests>} in the POM does. */
    private static boolean heedsSkipTests(@Nullable String version) {
        return version != null && new ComparableVersion(version).compareTo(new ComparableVersion("3.6-alpha")) < 0;
    }

    private static Optional<String> jvm(Told told, MavenProject project) {
        Optional<String> jvm = told.value("jvm", "jvm").map(java -> "<jvm>" + java + "</jvm>");
        if (jvm.isPresent()) {
            return jvm;
        }
        if (told.names("jdkToolchain")) {
            return told.child("jdkToolchain", "version")
                    .map(version -> "<jdkToolchain> with version " + version)
                    .or(() -> Optional.of("<jdkToolchain>"));
        }
        return Optional.ofNullable(project.getPlugin(TOOLCHAINS)).map(plugin -> plugin.getArtifactId());
    }

    /** Whether there is no JVM of the tests' own. */
    boolean runsInsideMaven() {
        return forkCount.equals(NEVER) || forkCount.strip().matches("0(\\.0*)?C?");
    }

    /** How its POM says so. */
    String insideMaven() {
        return forkCount.equals(NEVER) ? "forkMode=never" : "forkCount=0";
    }

    /**
     * One of its classes, if it is sure that this execution takes it for a test and so starts a JVM. Where its patterns
     * are not read here, or each class is looked into first, it may be none, unless it starts no JVM at all.
     */
    Optional<String> sureTest() throws IOException {
        boolean mayFindNone = filter.includes() == null || !isReused;
        return isSkipped || (mayFindNone && !runsInsideMaven())
                ? Optional.empty()
                : TestClasses.first(classes, filter::takes);
    }

    /** How it is called without the rest of the build. */
    String byItsOwnName() {
        return plugin.equals(SUREFIRE) ? "surefire:test" : "failsafe:integration-test failsafe:verify";
    }

    @Override
    public String toString() {
        return plugin + " (" + execution + ")";
    }

    /** Whether that is how an execution of surefire or failsafe prints itself. */
    static boolean isOne(String goal) {
        return goal.startsWith(SUREFIRE + " (") || goal.startsWith(FAILSAFE + " (");
    }

    /** Whether any of them was given names or groups of tests, so that others did not run. */
    static boolean isNarrowed(Told told) {
        return NARROWING.stream().anyMatch(name -> told.property(name).isPresent())
                || told.flag("maven.test.failure.ignore"); // a test that failed may have stopped before it sent
    }
}
