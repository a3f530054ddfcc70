package dev.waxseal.maven;

import dev.waxseal.maven.Watch.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The programs that exec-maven-plugin and maven-antrun-plugin start. Those that go on beside the tests count wherever
 * they are started before them; those that have ended, where their phase says that the tests need what they did.
 */
final class OtherPrograms {

    private static final String AGENT = "${" + ArgLineKeeper.PROPERTY + "}";

    /** For Maven 4 they begin with {@code before:} or {@code after:}, and a priority may stand behind them. */
    private static final Set<String> PHASES_UP_TO_TESTS = Set.of(
            "validate",
            "initialize",
            "generate-sources",
            "process-sources",
            "sources",
            "generate-resources",
            "process-resources",
            "resources",
            "compile",
            "process-classes",
            "generate-test-sources",
            "process-test-sources",
            "test-sources",
            "generate-test-resources",
            "process-test-resources",
            "test-resources",
            "test-compile",
            "process-test-classes",
            "test",
            "prepare-package",
            "package",
            "pre-integration-test",
            "integration-test");

    private static final Set<String> PHASES_FOR_TESTS =
            Set.of("test", "pre-integration-test", "before:integration-test", "integration-test");

    private static final String IN_FRONT = AGENT + " in front in its <commandlineArgs>";

    private static final String OF_ITS_OWN =
            "a JVM of its own, <goal>exec</goal> with <executable>java</executable>, and " + IN_FRONT;

    private static final String BY_ENVIRONMENT =
            "<environmentVariables><JDK_JAVA_OPTIONS>" + AGENT + "</JDK_JAVA_OPTIONS></environmentVariables>";

    private OtherPrograms() {}

    /**
     * A program that was started.
     *
     * @param fix how it is told to let the agent in
     * @param kind what it is to the tests
     * @param main its main class or jar, where that is plain to see
     */
    record Program(String fix, Kind kind, @Nullable String main) {}

    /** The program that this goal starts, if it starts one whose silence counts. */
    static Optional<Program> of(MojoExecution mojo, Told told, Path directory) {
        String phase = mojo.getLifecyclePhase();
        if (phase == null) {
            return Optional.empty();
        }
        Phase when = Phase.of(phase);
        return switch (mojo.getArtifactId() + ":" + mojo.getGoal()) {
            case "exec-maven-plugin:java" -> program(OF_ITS_OWN, when.kind(staysInMaven(told)), null);
            case "exec-maven-plugin:exec" -> exec(told, when, directory);
            case "maven-antrun-plugin:run" -> ant(mojo.getConfiguration(), when, directory);
            default -> Optional.empty();
        };
    }

    /**
     * A phase, as far as it matters.
     *
     * @param isUpToTests whether tests come after it
     * @param isForTests whether tests are what it is there for
     */
    private record Phase(boolean isUpToTests, boolean isForTests) {

        static Phase of(String phase) {
            String plain = phase.replaceFirst("\\[.*", "");
            boolean isBefore = PHASES_UP_TO_TESTS.contains(plain.replaceFirst("^(before|after):", ""))
                    && !plain.equals("after:integration-test");
            return new Phase(isBefore, PHASES_FOR_TESTS.contains(plain));
        }

        /** What a program that is started in it, and goes on or has ended, is to the tests. */
        Optional<Kind> kind(boolean goesOn) {
            if (goesOn) {
                return isUpToTests ? Optional.of(Kind.BESIDE_THE_TESTS) : Optional.empty();
            }
            return isForTests ? Optional.of(Kind.BEFORE_THE_TESTS) : Optional.empty();
        }
    }

    private static Optional<Program> program(String fix, Optional<Kind> kind, @Nullable String main) {
        return kind.map(known -> new Program(fix, known, main));
    }

    /** The plugin ends the threads that are left, unless it is told otherwise. */
    private static boolean staysInMaven(Told told) {
        return told.flag("keepAlive", "exec.keepAlive")
                || told.value("cleanupDaemonThreads", "exec.cleanupDaemonThreads")
                        .filter("false"::equals)
                        .isPresent();
    }

    private static Optional<Program> exec(Told told, Phase when, Path directory) {
        Optional<String> executable =
                told.value("executable", "exec.executable").or(() -> told.written("executable"));
        if (executable.isEmpty()) {
            return Optional.empty();
        }
        List<String> arguments = new ArrayList<>(List.of(told.items("arguments")));
        told.value("commandlineArgs", "exec.args")
                .or(() -> told.written("commandlineArgs"))
                .ifPresent(line -> arguments.addAll(words(line)));
        Path working = told.value("workingDirectory", "exec.workingdir")
                .map(directory::resolve)
                .orElse(directory);
        CommandLine line = CommandLine.of(executable.get(), arguments, working);
        return program(line, told.flag("async", "exec.async"), when, line.isDirect() ? IN_FRONT : BY_ENVIRONMENT);
    }

    private static Optional<Program> program(CommandLine line, boolean isLeftRunning, Phase when, String fix) {
        boolean goesOn = isLeftRunning || line.isLeftRunning();
        return switch (line.starts()) {
            case A_JVM -> program(fix, when.kind(goesOn), line.main());
            case PERHAPS_A_JVM ->
                goesOn
                        ? program(fix, when.kind(true).map(sure -> Kind.PERHAPS_BESIDE_THE_TESTS), null)
                        : Optional.empty();
            case NO_JVM -> Optional.empty();
        };
    }

    private static List<String> words(String line) {
        return ArgLine.parse(line).words().stream().map(ArgLine.Word::meant).toList();
    }

    /** Of several tasks the one whose silence counts most. */
    private static Optional<Program> ant(@Nullable Xpp3Dom tasks, Phase when, Path directory) {
        return tasks == null
                ? Optional.empty()
                : tasks(tasks, false, when, directory).min(Comparator.comparing(Program::kind));
    }

    private static Stream<Program> tasks(Xpp3Dom task, boolean isDaemon, Phase when, Path directory) {
        boolean goesOn = isDaemon || task.getName().equals("daemons") || "true".equals(task.getAttribute("spawn"));
        Optional<Program> own = switch (task.getName()) {
            case "java" ->
                program(
                        "<jvmarg line=\"" + AGENT + "\"/> and fork=\"true\" in its <java> task",
                        when.kind(goesOn),
                        main(task, directory));
            case "exec" -> exec(task, goesOn, when, directory);
            default -> Optional.empty();
        };
        return Stream.concat(
                own.stream(), Stream.of(task.getChildren()).flatMap(child -> tasks(child, goesOn, when, directory)));
    }

    private static @Nullable String main(Xpp3Dom java, Path directory) {
        Optional<String> main = Optional.ofNullable(java.getAttribute("classname"))
                .or(() -> Optional.ofNullable(java.getAttribute("jar")));
        return CommandLine.of("java", main.stream().toList(), directory).main();
    }

    private static Optional<Program> exec(Xpp3Dom task, boolean goesOn, Phase when, Path directory) {
        String executable = task.getAttribute("executable");
        if (executable == null) {
            return Optional.empty();
        }
        List<String> arguments = new ArrayList<>();
        for (Xpp3Dom argument : task.getChildren("arg")) {
            Optional.ofNullable(argument.getAttribute("value")).ifPresent(arguments::add);
            Optional.ofNullable(argument.getAttribute("line")).ifPresent(line -> arguments.addAll(words(line)));
        }
        Path working = Optional.ofNullable(task.getAttribute("dir"))
                .map(directory::resolve)
                .orElse(directory);
        CommandLine line = CommandLine.of(executable, arguments, working);
        String fix = line.isDirect()
                ? "<arg line=\"" + AGENT + "\"/> in front in its <exec> task"
                : "<env key=\"JDK_JAVA_OPTIONS\" value=\"" + AGENT + "\"/> in its <exec> task";
        return program(line, goesOn, when, fix);
    }
}
