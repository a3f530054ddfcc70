package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaks is sealed in the JVM under test by the jar that ships, and opened by its command. */
class EvidenceIT {

    private static final String SECRET = "correct-horse-battery";
    private static final String KEY_PASSWORD = "for-a-test-only";
    private static final String HOSTS = "-Djdk.net.hosts.file=" + System.getProperty("jdk.net.hosts.file");

    /** So many moments at which a JVM is killed: {@code -Dwaxseal.test.kills=20} for all that the guide tells of. */
    private static final int KILLS = Integer.getInteger("waxseal.test.kills", 3);

    @TempDir
    private Path directory;

    private static Path keys;

    private Path output;

    /** Once for all: each command is a JVM of its own. */
    @BeforeAll
    static void makeKey(@TempDir Path directory) throws Exception {
        keys = directory;
        keytool(keys, "-genkeypair -alias me -keyalg RSA -keysize 2048 -dname CN=Security -keystore security.p12");
        keytool(keys, "-exportcert -alias me -rfc -file security.pem -keystore security.p12");
    }

    @BeforeEach
    void takeKey() throws Exception {
        output = directory.resolve("waxseal");
        for (String file : List.of("security.p12", "security.pem")) {
            Files.copy(keys.resolve(file), directory.resolve(file));
        }
    }

    @Test
    void what_leaked_is_told_to_the_holder_of_the_key_alone() throws Exception {
        List<String> options = List.of(HOSTS, ForkedJvm.agent(output) + ",evidence=security.pem");
        try (ForkedJvm jvm = ForkedJvm.of(directory, options, Leaks.class, SECRET, "1")) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
            assertThat(jvm.err()).isEmpty();
        }

        Ended report = run("report", "waxseal", "--format=json,html,markdown");
        assertThat(report.code).as(report.text).isEqualTo(1);
        String json = Files.readString(output.resolve("waxseal.json"));
        assertThat(json).contains("\"complete\": true");
        Ended open = run("open", "waxseal", "--key=security.p12");
        assertThat(open.code).as(open.text).isZero();
        assertThat(open.text)
                .contains("password at form:password")
                .contains("POST http://payments.example:")
                .contains("from dev.waxseal.guest.Leaks.main(Leaks.java:")
                .contains(SECRET + "-0");
        assertThat(json).contains(open.text.substring(0, 16));
        assertThat(everythingBelow(directory)).doesNotContain(SECRET);

        keytool(directory, "-genkeypair -alias me -keyalg EC -groupname secp256r1 -dname CN=Eve -keystore eve.p12");
        Ended eve = run("open", "waxseal", "--key=eve.p12");
        assertThat(eve.code).isEqualTo(2);
        assertThat(eve.text).contains("is for this key; it is for CN=Security (RSA-OAEP)");
    }

    @Test
    void a_jvm_that_is_killed_at_any_moment_has_sealed_all_that_was_answered() throws Exception {
        for (int moment = 1; moment <= KILLS; moment++) {
            Path there = directory.resolve("killed-" + moment);
            List<String> options = List.of(HOSTS, ForkedJvm.agent(there) + ",evidence=security.pem");
            Process process = new ProcessBuilder(ForkedJvm.java(
                            options, System.getProperty("waxseal.test.classes"), Leaks.class, SECRET, "100000"))
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int answered = 17 * moment - 16;
            try (BufferedReader answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
                for (int i = 0; i < answered; i++) {
                    answers.readLine();
                }
            } finally {
                process.destroyForcibly().waitFor();
            }

            Ended open = run("open", there.toString(), "--key=security.p12");
            assertThat(open.code).as(open.text).isZero();
            List<Integer> values = open.text
                    .lines()
                    .filter(line -> line.startsWith("    " + SECRET))
                    .map(line -> Integer.parseInt(line.substring(line.lastIndexOf('-') + 1)))
                    .toList();
            assertThat(values)
                    .isEqualTo(IntStream.range(0, values.size()).boxed().toList());
            assertThat(values.size()).isGreaterThanOrEqualTo(answered);
            assertThat(open.text).contains("its JVM was killed or halted");
        }
        assertThat(everythingBelow(directory)).doesNotContain(SECRET);
    }

    @Test
    void nothing_of_it_is_there_while_it_is_off() throws Exception {
        Path log = directory.resolve("classes.log");
        List<String> options = List.of(HOSTS, "-Xlog:class+load:file=" + log, ForkedJvm.agent(output));
        try (ForkedJvm jvm = ForkedJvm.of(directory, options, Leaks.class, SECRET, "1")) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
        }

        assertThat(Files.readAllLines(log).stream().filter(line -> line.contains("dev.waxseal.agent.shaded.")))
                .isNotEmpty()
                .noneMatch(line -> line.contains(".evidence.")
                        || line.contains(".keys.")
                        || line.contains("detect.Kept")
                        || line.contains("bouncycastle"));
        Ended open = run("open", "waxseal", "--key=security.p12");
        assertThat(open.code).isEqualTo(2);
        assertThat(open.text).contains("nothing was sealed in \"waxseal\"");
    }

    @Test
    void a_certificate_that_is_of_no_use_is_told_and_the_rest_is_heard() throws Exception {
        List<String> options = List.of(HOSTS, ForkedJvm.agent(output) + ",evidence=none.pem");
        try (ForkedJvm jvm = ForkedJvm.of(directory, options, Leaks.class, SECRET, "1")) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
        }

        Ended report = run("report", "waxseal");
        assertThat(report.code).isEqualTo(1);
        assertThat(report.text)
                .contains("password to payments.example in clear text")
                .contains("what leaked is not sealed, or not all of it: there is no file \"none.pem\"");
    }

    private static void keytool(Path directory, String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program("keytool")));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", KEY_PASSWORD));
        Ended ended = run(directory, command);
        assertThat(ended.code).as(ended.text).isZero();
    }

    private record Ended(int code, String text) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program("java")));
        command.addAll(ForkedJvm.BRIEFLY);
        command.addAll(List.of("-jar", ForkedJvm.AGENT.toString()));
        command.addAll(List.of(arguments));
        return run(directory, command);
    }

    private static Ended run(Path directory, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("WAXSEAL_OPEN_PASSWORD", KEY_PASSWORD);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), text);
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static String everythingBelow(Path directory) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, ISO_8859_1));
            }
        }
        return all.toString();
    }
}
