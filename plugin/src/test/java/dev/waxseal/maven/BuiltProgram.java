package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that an integration test has built: with the agent it does what it does without, and all of it is heard. */
public final class BuiltProgram {

    private final Path directory;
    private final Path agent;
    private final List<String> program;

    private BuiltProgram(Path directory, Path agent, List<String> program) {
        this.directory = directory;
        this.agent = agent;
        this.program = program;
    }

    /**
     * In this directory.
     *
     * @param repository where the agent was installed
     * @param program what stands behind {@code java} to start it
     */
    public static BuiltProgram in(File directory, File repository, String... program) throws IOException {
        Path agents = repository.toPath().resolve("dev/waxseal/waxseal-agent");
        try (Stream<Path> files = Files.walk(agents)) {
            Path agent = files.filter(
                            file -> file.getFileName().toString().matches("waxseal-agent-[0-9.]+(-SNAPSHOT)?.jar"))
                    .findFirst()
                    .orElseThrow();
            return new BuiltProgram(directory.toPath(), agent, List.of(program));
        }
    }

    /** It says this, with the agent and without, and that it leaks this kind of data is written down. */
    public void says(String line, String kind) throws Exception {
        Path output = directory.resolve("target/waxseal");
        List<String> without = said(List.of());

        assertThat(without).contains(line);
        assertThat(said(List.of("-javaagent:" + agent + "=output=" + output))).isEqualTo(without);
        List<String> journal = journal(output);
        assertThat(journal)
                .anyMatch(entry -> entry.contains("\"type\":\"finding\"") && entry.contains("\"kind\":\"" + kind + '"'))
                .anyMatch(entry -> entry.contains("\"type\":\"ended\""))
                .noneMatch(entry -> entry.contains("\"type\":\"failure\""));
    }

    /** What it prints, in whatever way. */
    private List<String> said(List<String> options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(program);
        Path said = Files.createTempFile(directory.resolve("target"), "said", "");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(said);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private static List<String> journal(Path output) throws IOException {
        try (Stream<Path> files = Files.list(output.resolve("journal"))) {
            return Files.readAllLines(files.findFirst().orElseThrow());
        }
    }
}
