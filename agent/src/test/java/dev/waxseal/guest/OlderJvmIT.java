package dev.waxseal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A JVM that the agent does not run on is left alone, and the report says so. {@link JarShapeIT} shows that it can load
 * what it meets. One of few modules is heard.
 */
class OlderJvmIT {

    @TempDir
    private Path directory;

    @Test
    @EnabledOnJre(JRE.JAVA_17)
    void a_security_manager_costs_the_audit_one_line_and_nobody_else() throws Exception {
        Path policy = Files.writeString(
                directory.resolve("policy"),
                "grant { permission java.io.FilePermission " + "\"<<ALL FILES>>\", \"read\"; };");
        try (ForkedJvm jvm = new ForkedJvm(
                directory,
                List.of(
                        "-Djava.security.manager",
                        "-Djava.security.policy=" + policy,
                        ForkedJvm.agent(directory.resolve("waxseal"))),
                policy.toUri().toString(),
                "end")) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
            assertThat(jvm.out()).contains("grant");
            assertThat(jvm.err().lines().filter(line -> line.startsWith("waxseal: ")))
                    .containsExactly("waxseal: this JVM runs without its agent: a security manager is in force, under "
                            + "which nothing can be listened to; run the tests without one (java.security.manager)");
        }
    }

    @Test
    void an_image_of_jlink_needs_no_module_but_that_of_agents_to_be_heard() throws Exception {
        Path image = directory.resolve("image");
        String[] jlink = {"--add-modules", "java.base,java.instrument", "--output", image.toString()};
        assertThat(ToolProvider.findFirst("jlink").orElseThrow().run(System.out, System.err, jlink))
                .isZero();
        Path output = directory.resolve("waxseal");
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = answering(server);
            try (ForkedJvm jvm = ForkedJvm.ofImage(
                    directory,
                    image,
                    List.of(ForkedJvm.agent(output)),
                    "http://127.0.0.1:" + server.getLocalPort() + "/login?password=hunter2-yellow-bird",
                    "end")) {
                assertThat(jvm.join()).as(jvm.err()).isZero();
                assertThat(jvm.out()).isEqualTo("thanks" + System.lineSeparator());
                assertThat(jvm.err()).isEmpty();
            }
            answering.join();
        }
        StringBuilder said = new StringBuilder();
        assertThat(ForkedJvm.report(output, said)).as("%s", said).isZero();
        assertThat(said).contains("1 finding on loopback is reported", "1 in clear text on loopback");
    }

    @ParameterizedTest
    @CsvSource({"1.8", "11"})
    void it_runs_its_tests_as_without_the_agent_and_the_report_says_that_it_was_not_heard(String version)
            throws Exception {
        Path output = directory.resolve("with, comma");
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = answering(server);
            try (ForkedJvm jvm = new ForkedJvm(
                    directory,
                    List.of(
                            "-javaagent:" + claiming() + "=" + version,
                            ForkedJvm.agent(output).replace("with,", "with\\,") + ",tests=false"),
                    "http://127.0.0.1:" + server.getLocalPort() + "/",
                    "end")) {
                assertThat(jvm.join()).as(jvm.err()).isZero();
                assertThat(jvm.out()).isEqualTo("thanks" + System.lineSeparator());
                assertThat(jvm.err().lines())
                        .containsExactly("waxseal: this JVM runs without its agent: Java " + version
                                + " is too old: it needs 17 or later, in the tests' JVM as well; run them with one "
                                + "(<jvm> or <jdkToolchain> of the test plugin)");
            }
            answering.join();
        }
        StringBuilder said = new StringBuilder();
        assertThat(ForkedJvm.report(output, said)).as("%s", said).isEqualTo(1);
        assertThat(said).contains("the agent did not listen: Java " + version + " is too old");
    }

    private static Thread answering(ServerSocket server) {
        Thread answering = new Thread(() -> {
            try (var accepted = server.accept()) {
                accepted.getInputStream().read();
                accepted.getOutputStream().write("HTTP/1.0 200 OK\r\n\r\nthanks".getBytes(StandardCharsets.US_ASCII));
                accepted.shutdownOutput();
                accepted.getInputStream().readAllBytes(); // closed with something unread, it would be a reset
            } catch (IOException over) {
                // the test says so
            }
        });
        answering.start();
        return answering;
    }

    /** An agent that makes all that come after it believe in an older Java; no older JVM is needed to run this. */
    private Path claiming() throws IOException {
        Path jar = directory.resolve("claim.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1");
        manifest.getMainAttributes().putValue("Premain-Class", Claim.class.getName());
        String entry = Claim.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream in =
                        Objects.requireNonNull(Claim.class.getClassLoader().getResourceAsStream(entry))) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
        }
        return jar;
    }

    /** Says that this is another Java. */
    public static final class Claim {

        private Claim() {}

        public static void premain(String version) {
            System.setProperty("java.specification.version", version);
        }
    }
}
