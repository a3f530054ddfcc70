package dev.waxseal.maven;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecution;

/** The plugins that start an application beside the tests, and the words in which each takes the agent. */
final class Companions {

    private static final String AGENT = "${" + ArgLineKeeper.PROPERTY + "}";

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
    static Optional<Watch.Application> of(
            MojoExecution mojo, Told told, Path directory, Instant buildStarted, Instant now) {
        if (told.flag("skip", "maven.test.skip")) {
            return Optional.empty();
        }
        return known(mojo)
                .or(() -> OtherPrograms.of(mojo, told, directory))
                .map(program -> new Watch.Application(
                        Proof.name(mojo),
                        program.fix(),
                        buildStarted.toEpochMilli(),
                        now.toEpochMilli(),
                        program.kind(),
                        program.main()));
    }

    private static Optional<OtherPrograms.Program> known(MojoExecution mojo) {
        return KNOWN.stream()
                .filter(companion ->
                        companion.plugin.matcher(mojo.getArtifactId()).matches()
                                && companion.goals.contains(mojo.getGoal()))
                .findFirst()
                .map(companion -> new OtherPrograms.Program(companion.fix, Watch.Kind.BESIDE_THE_TESTS, null));
    }
}
