package dev.waxseal.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.clients.LeakyProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that ships, in processes of its own: as an agent from the start, attached later, and as a command. */
class ShippedJarIT {

    private static final String SECRET = "correct-horse-battery";
    private static final String KEY_PASSWORD = "for-a-test-only";
    private static final String JAR = System.getProperty("waxseal.test.agent");

    @TempDir
    Path directory;

    @Test
    void a_main_program_with_the_agent_is_reported_and_its_secret_is_nowhere() throws Exception {
        Path output = directory.resolve("a,b");
        List<String> program =
                java("-javaagent:" + JAR + "=output=" + output.toString().replace(",", "\\,"));

        try (Child leaky = new Child(program, directory)) {
            leaky.leak();
            leaky.end();
        }

        Ended report = run("report", output.toString(), "--format=json,html,markdown,text");
        assertThat(report.code()).isEqualTo(1);
        assertThat(output.resolve("waxseal.html"))
                .content()
                .contains("<h3>password to payments.example in clear text</h3>", "<mark>••••");
        assertThat(report.text())
                .contains("password to payments.example in clear text")
                .contains("at dev.waxseal.clients.LeakyProgram.main(LeakyProgram.java:");
        assertThat(everythingBelow(directory)).doesNotContain(SECRET);
    }

    @Test
    void a_jvm_that_runs_already_is_listened_to_and_may_be_killed() throws Exception {
        Path output = directory.resolve("waxseal");

        try (Child leaky = new Child(java("-XX:+EnableDynamicAgentLoading"), directory)) {
            leaky.leak();
            Ended attached = run("attach", Long.toString(leaky.process.pid()), "output=waxseal");
            assertThat(attached.text()).contains("Listening to " + leaky.process.pid());
            assertThat(attached.code()).isEqualTo(0);
            leaky.leak();
            leaky.process.destroyForcibly().waitFor();
        }

        Ended report = run("report", output.toString());
        assertThat(report.code()).isEqualTo(1);
        assertThat(report.text())
                .contains("password to payments.example in clear text")
                .contains("a JVM was killed or halted");
    }

    @Test
    void nothing_recorded_ends_with_2() throws Exception {
        assertThat(run("report", directory.toString()).code()).isEqualTo(2);
    }

    @Test
    void the_policy_of_the_working_directory_is_taken_without_asking() throws Exception {
        Path output = directory.resolve("waxseal");
        try (Child leaky = new Child(java("-javaagent:" + JAR), directory)) {
            leaky.leak();
            leaky.end();
        }
        assertThat(run("report", output.toString()).code()).isEqualTo(1);

        Files.writeString(directory.resolve("waxseal.yml"), """
                exceptions:
                  - host: payments.example
                    why: moves to https in spring
                    permanent: true
                """);

        assertThat(run("report", output.toString()).code()).isEqualTo(0);
    }

    @Test
    void reports_are_signed_and_whoever_changes_one_is_found_out() throws Exception {
        Path output = directory.resolve("waxseal");
        try (Child leaky = new Child(java("-javaagent:" + JAR), directory)) {
            leaky.leak();
            leaky.end();
        }
        for (String kind : List.of("EC -groupname secp384r1", "RSA -keysize 2048", "Ed25519")) {
            keytool("-genkeypair -alias me -keyalg " + kind + " -dname CN=Anna -keystore anna.p12");
            keytool("-exportcert -alias me -rfc -file anna.pem -keystore anna.p12");

            Ended report = run("report", output.toString(), "--format=json,markdown", "--sign=anna.p12");
            assertThat(report.text()).contains("password to payments.example in clear text");
            assertThat(report.code()).isEqualTo(1);
            Ended verified = run("verify", output.toString(), "--trust=anna.pem");
            assertThat(verified.text())
                    .contains("signed by CN=Anna")
                    .contains("as they were signed: waxseal.intoto.jsonl, waxseal.json, waxseal.md");
            assertThat(verified.code()).isEqualTo(0);
            assertThat(run("verify", output.toString()).code()).isEqualTo(1);
            Files.delete(directory.resolve("anna.p12"));
        }

        Path json = output.resolve("waxseal.json");
        Files.writeString(json, Files.readString(json).replace("\"fail\"", "\"pass\""));
        Ended changed = run("verify", output.toString(), "--trust=anna.pem");
        assertThat(changed.text()).contains("waxseal.json was changed after it was signed");
        assertThat(changed.code()).isEqualTo(1);
        assertThat(run("verify", directory.toString()).code()).isEqualTo(2);
    }

    private void keytool(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program("keytool")));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", KEY_PASSWORD));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(0);
    }

    @Test
    void a_java_that_cannot_attach_says_so_and_does_the_rest() throws Exception {
        List<String> bare = List.of(program("java"), "--limit-modules", "java.base,java.instrument", "-jar", JAR);

        assertThat(run(bare, "explain", "plaintext-data").code()).isEqualTo(0);
        Ended attach = run(bare, "attach", "1");
        assertThat(attach.code()).isEqualTo(2);
        assertThat(attach.text())
                .isEqualToIgnoringNewLines(
                        "waxseal: this Java cannot attach to others (it has no module jdk.attach); use a JDK's");
    }

    /** A JVM that runs {@link LeakyProgram}. */
    private static final class Child implements AutoCloseable {
        private final Process process;
        private final BufferedReader answers;

        Child(List<String> command, Path directory) throws IOException {
            process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        }

        void leak() throws IOException {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            assertThat(answers.readLine()).isEqualTo("204");
        }

        void end() throws IOException, InterruptedException {
            process.getOutputStream().close();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private record Ended(int code, String text) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(program("java"), "-jar", JAR), arguments);
    }

    private Ended run(List<String> waxseal, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(waxseal);
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("WAXSEAL_SIGN_PASSWORD", KEY_PASSWORD);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), text);
    }

    private static List<String> java(String option) {
        return List.of(
                program("java"),
                option,
                "-Djdk.net.hosts.file=" + System.getProperty("jdk.net.hosts.file"),
                "-cp",
                Path.of("target/test-classes").toAbsolutePath().toString(),
                LeakyProgram.class.getName(),
                SECRET);
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static String everythingBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(ShippedJarIT::content).collect(Collectors.joining("\n"));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
