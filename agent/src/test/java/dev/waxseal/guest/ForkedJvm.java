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

/** A JVM of its own, and all that it says. */
final class ForkedJvm implements AutoCloseable {

    static final Path AGENT = Path.of(System.getProperty("waxseal.test.agent"));

    /** Of a command, which ends before the better compiler and more threads would pay: a quarter of its time. */
    static final List<String> BRIEFLY = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Process process;
    private final Path out;
    private final Path err;

    /** Starts {@link Postman}, with these options before the main class and these arguments behind. */
    ForkedJvm(Path directory, List<String> options, String... arguments) throws IOException {
        this(directory, List.of(), java(options, System.getProperty("waxseal.test.classes"), Postman.class, arguments));
    }

    private ForkedJvm(Path directory, List<String> shell, List<String> java) throws IOException {
        out = Files.createTempFile(directory, "out", "");
        err = Files.createTempFile(directory, "err", "");
        List<String> command = new ArrayList<>(shell);
        command.addAll(java);
        process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    /** Starts a program with these options before its main class and these arguments behind. */
    static ForkedJvm of(Path directory, List<String> options, Class<?> main, String... arguments) throws IOException {
        return new ForkedJvm(
                directory, List.of(), java(options, System.getProperty("waxseal.test.classes"), main, arguments));
    }

    /** Starts {@link Postman} in an image of the JDK's modules. */
    static ForkedJvm ofImage(Path directory, Path image, List<String> options, String... arguments) throws IOException {
        List<String> command = java(options, System.getProperty("waxseal.test.classes"), Postman.class, arguments);
        command.set(0, image.resolve("bin/java").toString());
        return new ForkedJvm(directory, List.of(), command);
    }

    /** Starts a program as this command's last words. */
    static ForkedJvm within(
            Path directory, List<String> shell, List<String> options, Class<?> main, String... arguments)
            throws IOException {
        return new ForkedJvm(
                directory, shell, java(options, System.getProperty("waxseal.test.classes"), main, arguments));
    }

    /** Whether this command ends well with this last word. */
    static boolean canRun(List<String> shell, String last) throws InterruptedException {
        List<String> command = new ArrayList<>(shell);
        command.add(last);
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    /** Starts a program of this class path. */
    static ForkedJvm on(String classPath, Path directory, List<String> options, String main, String... arguments)
            throws IOException {
        return new ForkedJvm(directory, List.of(), java(options, classPath, main, arguments));
    }

    /** Starts a program from its source. */
    static ForkedJvm ofSource(Path directory, List<String> options, Path source, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(source.toString());
        command.addAll(List.of(arguments));
        return new ForkedJvm(directory, List.of(), command);
    }

    /** Starts a program that may use all libraries that the tests use. */
    static ForkedJvm withLibraries(Path directory, List<String> options, Class<?> main, String... arguments)
            throws IOException {
        return new ForkedJvm(
                directory, List.of(), java(options, System.getProperty("surefire.test.class.path"), main, arguments));
    }

    /** The words in front of a command under which no file may grow beyond so many blocks of 512 bytes. */
    static List<String> smallDisk(int blocks) {
        return List.of("sh", "-c", "ulimit -f " + blocks + " && exec \"$@\"", "sh");
    }

    /** The command of such a program. */
    static List<String> java(List<String> options, String classPath, Class<?> main, String... arguments) {
        return java(options, classPath, main.getName(), arguments);
    }

    private static List<String> java(List<String> options, String classPath, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return command;
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

    /** Waits until it has said so many lines. */
    void awaitLines(long lines) throws InterruptedException {
        while (out().lines().count() < lines) {
            if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("said too little: " + out() + err());
            }
        }
    }

    /** Lets it go on. */
    void nudge() throws IOException {
        say("");
    }

    /** Says a line to it. */
    void say(String line) throws IOException {
        process.getOutputStream().write((line + '\n').getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    /** Waits until it has said this line behind so many characters. */
    void awaitMore(int before, String line) throws InterruptedException {
        for (int i = 0; i < 6000; i++) {
            if (out().substring(before).contains(line + System.lineSeparator())) {
                return;
            }
            if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new AssertionError("never said " + line + ": " + out() + err());
    }

    /** What the agent's jar says of a run, as a command; ends as that does. */
    static int report(Path output, StringBuilder said) throws IOException, InterruptedException {
        return report(output, said, new String[] {"--format=json"});
    }

    /** As {@link #report(Path, StringBuilder)}, with options of one's own. */
    static int report(Path output, StringBuilder said, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(BRIEFLY);
        command.addAll(List.of("-jar", AGENT.toString(), "report", output.toString()));
        command.addAll(List.of(options));
        Process report = new ProcessBuilder(command).redirectErrorStream(true).start();
        said.append(new String(report.getInputStream().readAllBytes(), UTF_8));
        return report.waitFor();
    }

    /** Tells it to end as {@code kill} does. */
    void terminate() {
        process.destroy();
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
        return lines(output, "");
    }

    /** The lines of the journals of that process. */
    static List<String> journal(Path output, long pid) throws IOException {
        return lines(output, pid + "-");
    }

    private static List<String> lines(Path output, String begin) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(output.resolve("journal"))) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().startsWith(begin)) {
                    lines.addAll(Files.readAllLines(file));
                }
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
