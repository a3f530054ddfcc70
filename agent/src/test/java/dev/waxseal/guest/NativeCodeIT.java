package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Native code that speaks past the JDK is not heard; that it does is told. */
@EnabledOnOs(OS.LINUX)
class NativeCodeIT {

    private static final Path SOURCES = Path.of(System.getProperty("waxseal.test.classes"), "native");

    @TempDir
    private Path directory;

    private Path output;
    private ServerSocket server;
    private Thread answering;

    @BeforeEach
    void open() throws Exception {
        output = directory.resolve("waxseal");
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        answering = new Thread(() -> {
            try (Socket accepted = server.accept()) {
                accepted.getInputStream().read();
                accepted.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
                accepted.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException over) {
                // the test says so
            }
        });
        answering.start();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        answering.join();
    }

    @Test
    void a_native_library_and_its_connection_are_told_of_beside_one_that_was_heard() throws Exception {
        String library = compiled();
        try (ForkedJvm jvm = ForkedJvm.of(
                directory, List.of(ForkedJvm.agent(output)), Speaker.class, library, "127.0.0.1", port())) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
            assertThat(jvm.out()).startsWith("1");
            // a newer JVM warns of native code, whose class is in a package of ours
            assertThat(jvm.err().lines().filter(line -> !line.isBlank() && !line.startsWith("WARNING: ")))
                    .isEmpty();
        }
        assertThat(report())
                .contains("the native library libspeaker.so was loaded")
                .contains("may pass unseen")
                .contains("a connection to 127.0.0.1:" + port() + " on this machine was not heard");
    }

    @Test
    void an_unheard_connection_to_another_host_makes_the_audit_incomplete() throws Exception {
        String library = compiled();
        String elsewhere = "192.0.2.7"; // RFC 5737: for documentation
        List<String> shell = List.of(
                "unshare",
                "-rn",
                "sh",
                "-c",
                "ip link set lo up && ip route add local 192.0.2.0/24 dev lo && exec \"$@\"",
                "sh");
        assumeTrue(ForkedJvm.canRun(shell, "true"), "needs a network of its own");
        try (ForkedJvm jvm = ForkedJvm.within(
                directory, shell, List.of(ForkedJvm.agent(output)), Speaker.class, library, elsewhere, "0")) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
            assertThat(jvm.out()).startsWith("1");
        }
        assertThat(report(1))
                .contains("the audit is incomplete")
                .containsPattern("a connection to 192\\.0\\.2\\.7:[0-9]+ was not heard: native code made it");
    }

    @Test
    void who_has_no_native_code_has_no_thread_and_no_class_for_it() throws Exception {
        Path loaded = directory.resolve("classes.txt");
        try (ForkedJvm jvm = ForkedJvm.of(
                directory,
                List.of(ForkedJvm.agent(output), "-Xlog:class+load:file=" + loaded),
                Speaker.class,
                "none",
                "127.0.0.1",
                port())) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
            assertThat(jvm.out().lines()).contains("main").noneMatch(name -> name.contains("waxseal"));
        }
        assertThat(Files.readAllLines(loaded))
                .anyMatch(line -> line.contains("dev.waxseal.agent.outside.LibraryWatch"))
                .noneMatch(line -> line.contains("dev.waxseal.agent.outside.NativeLibraries")
                        || line.contains("dev.waxseal.agent.outside.SocketTable"));
        assertThat(report()).doesNotContain("native");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void foreign_functions_and_their_connection_are_told_of() throws Exception {
        Path source = SOURCES.resolve("Foreign.java");
        try (ForkedJvm jvm = ForkedJvm.ofSource(
                directory, List.of(ForkedJvm.agent(output), "--enable-native-access=ALL-UNNAMED"), source, port())) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
            assertThat(jvm.out().strip()).isEqualTo("1");
        }
        assertThat(report()).contains("a connection to 127.0.0.1:" + port() + " on this machine was not heard");
    }

    private String compiled() throws Exception {
        Path include = Path.of(System.getProperty("java.home"), "include");
        assumeTrue(
                Files.exists(include.resolve("jni.h")) && Files.exists(Path.of("/usr/bin/gcc")), "needs a C compiler");
        Path library = directory.resolve("libspeaker.so");
        Process compiler = new ProcessBuilder(
                        "gcc",
                        "-shared",
                        "-fPIC",
                        "-I" + include,
                        "-I" + include.resolve("linux"),
                        "-o",
                        library.toString(),
                        SOURCES.resolve("speaker.c").toString())
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).isZero();
        return library.toString();
    }

    private String port() {
        return "" + server.getLocalPort();
    }

    private String report() throws Exception {
        return report(0);
    }

    private String report(int verdict) throws Exception {
        StringBuilder said = new StringBuilder();
        assertThat(ForkedJvm.report(output, said)).isEqualTo(verdict);
        return said.toString();
    }
}
