package dev.waxseal.maven;

import dev.waxseal.journal.Journal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The plugins that start an application beside the tests, and the words in which each takes the agent. */
final class Companions {

    private static final String AGENT = "${" + ArgLineKeeper.PROPERTY + "}";

    /** Goals that may start anything are looked at only where tests are prepared and run, as Maven 3 and 4 call that. */
    private static final Set<String> PHASES = Set.of(
            "process-test-classes",
            "after:test-compile",
            "before:test",
            "test",
            "pre-integration-test",
            "before:integration-test",
            "integration-test");

    private static final String IN_FRONT = AGENT + " in front in its <commandlineArgs>";

    private static final Pattern JAVA = Pattern.compile("(.*[/\\\\])?javaw?(\\.exe)?");

    private static final List<Companion> KNOWN = List.of(
            new Companion("spring-boot-maven-plugin", Set.of("start"), "<jvmArguments>" + AGENT + "</jvmArguments>"),
            new Companion(
                    "jetty(-ee\\d+)?-maven-plugin",
                    Set.of("start", "start-war", "deploy-war", "run-forked"),
                    "<deployMode>FORK</deployMode> and <jvmArgs>" + AGENT + "</jvmArgs>"),
            new Companion(
                    "cargo-maven[23]-plugin",
                    Set.of("start", "daemon-start"),
                    "<cargo.jvmargs>" + AGENT + "</cargo.jvmargs> among the <properties> of its <configuration>,"
                            + " for a container that is not embedded"),
            new Companion("wildfly-maven-plugin", Set.of("start"), "<java-opts><opt>" + AGENT + "</opt></java-opts>"),
            new Companion(
                    "liberty-maven-plugin",
                    Set.of("start", "test-start"),
                    "<jvmOptions><param>" + AGENT + "</param></jvmOptions>"),
            new Companion("tomee-maven-plugin", Set.of("start"), "<args>" + AGENT + "</args>"),
            new Companion(
                    "payara-micro-maven-plugin",
                    Set.of("start"),
                    "<javaCommandLineOptions><option><value>" + AGENT + "</value></option></javaCommandLineOptions>"),
            new Companion(
                    "process-exec-maven-plugin",
                    Set.of("start"),
                    "<argument>" + AGENT + "</argument> behind that of java itself"),
            new Companion(
                    "tomcat\\d+-maven-plugin",
                    Set.of("run", "run-war"),
                    "a JVM of its own, as cargo or exec:exec start it: this one runs inside Maven"));

    private Companions() {}

    private record Companion(Pattern plugin, Set<String> goals, String fix) {
        Companion(String plugin, Set<String> goals, String fix) {
            this(Pattern.compile(plugin), goals, fix);
        }
    }

    /** The application that Maven is about to start beside the tests, if that is what this is. */
    static Optional<Watch.Application> of(MojoExecution mojo, Told told, Instant buildStarted, Instant now) {
        if (told.flag("skip", "maven.test.skip")) {
            return Optional.empty();
        }
        return fix(mojo, told)
                .map(fix -> new Watch.Application(
                        mojo.getArtifactId() + ":" + mojo.getGoal() + " (" + mojo.getExecutionId() + ")",
                        fix,
                        buildStarted.toEpochMilli(),
                        now.toEpochMilli()));
    }

    private static Optional<String> fix(MojoExecution mojo, Told told) {
        for (Companion companion : KNOWN) {
            if (companion.plugin.matcher(mojo.getArtifactId()).matches() && companion.goals.contains(mojo.getGoal())) {
                return Optional.of(companion.fix);
            }
        }
        String phase = mojo.getLifecyclePhase();
        if (phase == null || !PHASES.contains(phase.replaceFirst("\\[.*", ""))) { // without its priority
            return Optional.empty();
        }
        return switch (mojo.getArtifactId() + ":" + mojo.getGoal()) {
            case "exec-maven-plugin:java" ->
                Optional.of("a JVM of its own, <goal>exec</goal> with <executable>java</executable>, and " + IN_FRONT);
            case "exec-maven-plugin:exec" ->
                told.value("executable", "exec.executable")
                        .filter(executable -> JAVA.matcher(executable.toLowerCase(Locale.ROOT))
                                .matches())
                        .map(java -> IN_FRONT);
            case "maven-antrun-plugin:run" ->
                has(mojo.getConfiguration(), "java")
                        ? Optional.of("<jvmarg line=\"" + AGENT + "\"/> and fork=\"true\" in its <java> task")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean has(Xpp3Dom configuration, String element) {
        for (Xpp3Dom child : configuration == null ? new Xpp3Dom[0] : configuration.getChildren()) {
            if (child.getName().equals(element) || has(child, element)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What is to be said of the applications beside the tests that left no journal: each leaves one between its start
     * and that of the next tests, the first of those that are left for it.
     */
    static List<String> unheard(Heard heard) throws IOException {
        if (heard.watch().isEmpty()) {
            return List.of();
        }
        Watch watch = heard.watch().get();
        List<Long> begun = new ArrayList<>();
        for (Journal journal : heard.journals()) {
            begun.add(Heard.begunAt(journal));
        }
        begun.sort(null); // an application that takes a later one than its own leaves none to the next
        Set<String> unheard = new HashSet<>();
        for (Watch.Application application : watch.applications()) {
            boolean withTests = watch.runs().stream().anyMatch(run -> run.build() == application.build());
            long end = watch.nextRun(application.started());
            Long own = begun.stream()
                    .filter(time -> time >= application.started() && time < end)
                    .findFirst()
                    .orElse(null);
            if (withTests && own == null) {
                unheard.add(application.goal() + " started an application beside the tests, in a JVM without the agent:"
                        + " what it sent was not heard; let it listen with " + application.fix());
            }
            begun.remove(own);
        }
        return unheard.stream().sorted().toList();
    }
}
