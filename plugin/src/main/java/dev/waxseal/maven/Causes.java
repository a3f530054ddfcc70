package dev.waxseal.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.realm.ClassRealm;

/** Why tests were not heard, and the way out. */
final class Causes {

    private final MavenProject project;
    private final MavenSession session;
    private final Path output;
    private final Optional<Watch> watch;

    Causes(MavenProject project, MavenSession session, Path output, Heard heard) {
        this.project = project;
        this.session = session;
        this.output = output;
        this.watch = heard.watch();
    }

    private record Cause(String because, String fix) {}

    private static final String UNHEARD = "Tests ran without the agent, so nobody knows what they sent.";

    /** Of tests that these reports tell of. */
    String message(List<TestReport> unheard, List<TestGoal> goals) throws IOException {
        TestReport first = unheard.get(0);
        return message(UNHEARD, shown(first.file()) + more(unheard.size()), cause(first, goals));
    }

    /** Of a test goal that began, had tests to run, and in whose time no JVM left a journal. */
    String message(Watch.Run run, List<TestGoal> goals) {
        return message(
                UNHEARD,
                String.valueOf(run.test()).replace('/', '.') + ", by " + run.goal(),
                goals.isEmpty()
                        ? ofAnotherPlugin(run.goal())
                        : lost(goals).orElseGet(() -> noTrace(run.goal(), goals)));
    }

    /** Of tests that left neither a journal nor a report. */
    String message(Proof proof) throws IOException {
        List<String> tests = proof.tests();
        String named = tests.isEmpty()
                ? "their sources are in " + String.join(", ", project.getTestCompileSourceRoots())
                : tests.get(0).replace('/', '.') + more(tests.size());
        return message(
                "There are tests here, but no agent heard any, so nobody knows what they sent.", named, cause(proof));
    }

    private static String message(String what, String tests, Cause cause) {
        return """
                %s
                  tests:   %s
                  because: %s
                  fix:     %s
                  Without Waxseal the build runs with -Dwaxseal.skip.""".formatted(what, tests, cause.because, cause.fix);
    }

    private static String more(int count) {
        return count == 1 ? "" : " and " + (count - 1) + " more";
    }

    private Cause cause(TestReport report, List<TestGoal> goals) throws IOException {
        if (watch.isEmpty()) {
            return notPrepared();
        }
        long reported = report.written();
        boolean wasWatched = watch.get().runs().stream()
                .anyMatch(run -> run.started() <= reported && goals.stream().anyMatch(goal -> run.isOf(goal.plugin())));
        if (!wasWatched) {
            return reported >= watch.get().build() && reported < watch.get().prepared()
                    ? new Cause(
                            "prepare-agent ran only after these tests.",
                            "bind prepare-agent to a phase before them; its own one is initialize.")
                    : new Cause(
                            "prepare-agent was not part of the call of Maven that ran them.",
                            "run them with it: mvn waxseal:prepare-agent "
                                    + goals.get(0).byItsOwnName()
                                    + " waxseal:check, or a phase behind them, as mvn verify.");
        }
        if (report.isTooOld()) {
            String java = report.java().orElse("");
            return new Cause(
                    "they ran on Java " + java + jvm(goals) + ", and the agent needs 17 or later.",
                    "let their JVM be one of Java 17 or later (surefire's <jvm> or <jdkToolchain>, the JDK that"
                            + " maven-toolchains-plugin selects); the classes under test may stay as they are. Where they"
                            + " must run on Java " + java
                            + ", a profile with a later JDK runs them once more for Waxseal,"
                            + " and <skip>true</skip> leaves this one out.");
        }
        return lost(goals)
                .orElseGet(() -> new Cause(
                        "their JVM did not load it, or it could not write its journal.",
                        "see agent-*.log in " + shown(output) + " and *.dumpstream beside the test reports;"
                                + " mvn -X shows how the JVM was started."));
    }

    private Cause cause(Proof proof) throws IOException {
        long build = session.getStartTime().toInstant().toEpochMilli();
        List<Watch.Run> runs = watch.map(Watch::runs).orElse(List.of()).stream()
                .filter(run -> run.build() == build)
                .toList();
        if (runs.isEmpty() && hasBuildCache()) {
            return new Cause(
                    "the build cache has restored what they made, but not their journals.",
                    "let it keep the directory waxseal and run check each time, as the guide says under"
                            + " \"Stages, and the build cache\"; now and once: -Dmaven.build.cache.enabled=false.");
        }
        if (proof.isUncompiled()) {
            return new Cause(
                    "they were not compiled in this build, though no skip was asked for.",
                    "run a phase that compiles and runs them, or say -DskipTests.");
        }
        List<String> others = proof.otherRunners();
        if (!others.isEmpty()) {
            return ofAnotherPlugin(others.get(0));
        }
        if (watch.isEmpty() || watch.get().build() != build) {
            return notPrepared();
        }
        List<TestGoal> goals = TestGoal.of(project, session);
        if (runs.isEmpty()) {
            return new Cause(
                    "no test goal has run since prepare-agent, and nothing that an earlier build heard holds now.",
                    "run the tests in this build, or before it on the same code; -DskipTests says that none are wanted.");
        }
        return lost(goals).orElseGet(() -> noTrace(runs.get(runs.size() - 1).goal(), goals));
    }

    private static Cause ofAnotherPlugin(String goal) {
        return new Cause(
                goal + " runs tests, in a JVM that did not have the agent.",
                "hand it ${" + ArgLineKeeper.PROPERTY + "} among the arguments of its JVM, which must be one of its"
                        + " own: <argLine>, <jvmArgs> or how it calls them.");
    }

    private Cause noTrace(String goal, List<TestGoal> goals) {
        return new Cause(
                goal + " ran" + jvm(goals) + ", but left neither a journal nor a report of a test.",
                "if it ran tests, see " + shown(output) + " and *.dumpstream beside the test reports, and that"
                        + " their JVM is one of Java 17 or later; if these are no tests, <excludes> tells it, and"
                        + " Waxseal, so.");
    }

    /** Who chose the JVM, where somebody did: the first to look at when it is the wrong one. */
    private static String jvm(List<TestGoal> goals) {
        return goals.stream()
                .flatMap(goal -> goal.jvm().stream())
                .findFirst()
                .map(named -> " (by " + named + ")")
                .orElse("");
    }

    private static Cause notPrepared() {
        return new Cause(
                "the goal prepare-agent of waxseal-maven-plugin did not run in this module.",
                "add <goal>prepare-agent</goal> to an execution of waxseal-maven-plugin.");
    }

    /** What keeps an agent that was prepared out of the tests' JVMs. */
    private Optional<Cause> lost(List<TestGoal> goals) {
        for (TestGoal goal : goals) {
            if (goal.runsInsideMaven()) {
                return Optional.of(new Cause(
                        goal + " has " + goal.insideMaven()
                                + ": its tests run inside Maven, where no agent can listen.",
                        "set <forkCount>1</forkCount>, surefire's default, or more."));
            }
        }
        return lostArgLine(goals).map(because -> new Cause(because, keepArgLine(goals)));
    }

    /** How the agent got lost from surefire's arguments; as an extension the plugin does not let that happen. */
    private Optional<String> lostArgLine(List<TestGoal> goals) {
        if (ArgLineKeeper.keeps(project)) {
            return Optional.empty();
        }
        if (session.getUserProperties().getProperty(ArgLine.PROPERTY) != null) {
            return Optional.of("-DargLine on the command line hides the argLine that prepare-agent has set.");
        }
        for (TestGoal goal : goals) {
            if (goal.argLine().isPresent()) {
                return Optional.of("the <argLine> of " + goal + " hides the one that prepare-agent has set.");
            }
        }
        return Optional.of("another plugin has replaced the argLine that prepare-agent had set.");
    }

    private String keepArgLine(List<TestGoal> goals) {
        String keep = project.getPlugin(ArgLineKeeper.WAXSEAL) == null
                ? "put waxseal-maven-plugin with <extensions>true</extensions> into the POM"
                : "add <extensions>true</extensions> to waxseal-maven-plugin";
        boolean isLiteral = session.getUserProperties().getProperty(ArgLine.PROPERTY) == null
                && goals.stream().anyMatch(goal -> goal.argLine().isPresent());
        return keep + ": it then stays in every argLine"
                + (isLiteral ? "; or write @{argLine} in front in that <argLine>." : ".");
    }

    /** Whether Maven's build cache may have run goals in an earlier build, and restored what they made. */
    boolean hasBuildCache() {
        return getClass().getClassLoader() instanceof ClassRealm realm
                && realm.getWorld().getRealms().stream()
                        .anyMatch(other -> other.getId().contains("maven-build-cache-extension"));
    }

    private Path shown(Path path) {
        Path base = project.getBasedir().toPath();
        return path.startsWith(base) ? base.relativize(path) : path;
    }
}
