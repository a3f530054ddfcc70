package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM of its own that runs {@link Postman}, and all that it says. */
final class ForkedJvm implements AutoCloseable {

    static final Path AGENT = Path.of(System.getProperty("waxseal.test.agent"));

    private final Process process;
    private final Path out;
    private final Path err;

    /** Starts it, with these options before the main class and these arguments behind. */
    ForkedJvm(Path directory, List<String> options, String... arguments) throws IOException {
        out = Files.createTempFile(directory, "out", "");
        err = Files.createTempFile(directory, "err", "");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("waxseal.test.classes"), Postman.class.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    static String agent(Path output) {
        return "-javaagent:" + AGENT + "=output=" + output;
    }

    long pid() {
        return process.pid();
    }

    /** Waits for its end and returns its exit code. */
    int join() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + out() + err());
        }
        return process.exitValue();
    }

    /** Waits until it has said this. */
    void awaitLine(String line) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (out().contains(line + System.lineSeparator())) {
                return;
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        if (!out().contains(line)) {
            throw new AssertionError("never said " + line + ": " + out() + err());
        }
    }

    /** Lets it go on. */
    void nudge() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        join();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    /** The lines of all journals below this directory. */
    static List<String> journal(Path output) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(output.resolve("journal"))) {
            for (Path file : files.sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
