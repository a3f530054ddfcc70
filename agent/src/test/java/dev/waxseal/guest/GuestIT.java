package dev.waxseal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the agent or the application does, the application behaves as without the agent, and nothing answered is lost. */
class GuestIT {

    private static final String ANSWERED = "thanks" + System.lineSeparator();

    private static final String FROM_CACHE = "source: shared objects file";

    @TempDir
    private Path directory;

    private final ExecutorService workers = Executors.newFixedThreadPool(8);
    private ThankfulServer server;
    private String url;
    private Path output;

    @BeforeEach
    void open() throws Exception {
        output = directory.resolve("waxseal");
        server = ThankfulServer.open(4096, workers);
        url = "http://127.0.0.1:" + server.port() + "/login?password=Canary-7f3q-Zebra";
    }

    @AfterEach
    void close() {
        server.close();
        workers.shutdownNow();
    }

    @Test
    void an_application_says_what_it_says_and_the_agent_nothing() throws Exception {
        try (ForkedJvm jvm = run("end")) {
            assertThat(jvm.join()).isZero();
            assertThat(jvm.out()).isEqualTo(ANSWERED);
            assertThat(jvm.err()).isEmpty();
        }
        assertThat(findings()).hasSize(1);
        assertThat(ForkedJvm.journal(output)).last().asString().contains("\"ended\"");
    }

    @Test
    void a_jvm_that_exits_halts_or_is_killed_loses_nothing_that_was_answered() throws Exception {
        try (ForkedJvm jvm = run("exit")) {
            assertThat(jvm.join()).isEqualTo(3);
        }
        assertThat(findings()).hasSize(1);
        try (ForkedJvm jvm = run("halt")) {
            assertThat(jvm.join()).isEqualTo(4);
        }
        assertThat(findings()).hasSize(2);
        try (ForkedJvm jvm = run("wait")) {
            jvm.awaitLine("thanks");
            jvm.kill();
        }
        assertThat(findings()).hasSize(3);
    }

    @Test
    void class_data_sharing_stays_on() throws Exception {
        Path log = directory.resolve("classes.log");
        try (ForkedJvm jvm = new ForkedJvm(
                directory,
                List.of("-Xshare:auto", "-Xlog:class+load:file=" + log, ForkedJvm.agent(output)),
                url,
                "end")) {
            assertThat(jvm.join()).isZero();
            assertThat(jvm.err()).isEmpty();
            assertThat(jvm.out()).isEqualTo(ANSWERED);
        }
        List<String> ofJava = Files.readAllLines(log).stream()
                .filter(line -> line.contains(" java.lang.") || line.contains(" java.util."))
                .toList();
        assertThat(ofJava.stream().filter(line -> line.contains("shared objects file")))
                .hasSizeGreaterThan(ofJava.size() * 3 / 4);
    }

    @Test
    void what_the_argument_leaves_open_the_environment_says() throws Exception {
        Path elsewhere = directory.resolve("elsewhere");
        try (ForkedJvm jvm = ForkedJvm.within(
                directory,
                List.of("env", "WAXSEAL_OUTPUT=" + elsewhere),
                List.of("-javaagent:" + ForkedJvm.AGENT),
                Postman.class,
                url,
                "end")) {
            assertThat(jvm.join()).isZero();
            assertThat(jvm.err()).isEmpty();
        }
        assertThat(elsewhere.resolve("journal")).isNotEmptyDirectory();
    }

    /** To weave one anew stops the program, and wakes the weaver in those that send nothing. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void no_class_of_the_jdk_has_to_be_woven_anew_for_an_agent_that_was_there_from_the_beginning() throws Exception {
        Path log = directory.resolve("classes.log");
        try (ForkedJvm jvm = new ForkedJvm(
                directory, List.of("-Xlog:class+load:file=" + log, ForkedJvm.agent(output)), url, "end")) {
            assertThat(jvm.join()).isZero();
        }

        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains(" dev.waxseal.agent.weave.Weaver "))
                .noneMatch(line -> line.contains("__VM_RedefineClasses__"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void an_ahead_of_time_cache_trained_with_it_serves_the_application_and_the_jdk() throws Exception {
        List<String> loaded = loadedWithAotCache(packed().toString());

        assertThat(loaded)
                .filteredOn(line -> line.contains(' ' + Postman.class.getName() + ' '))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains(FROM_CACHE));
        List<String> ofJdk = loaded.stream()
                .filter(line -> line.contains("source: jrt:/") || line.contains(FROM_CACHE))
                .filter(line -> line.matches(".* (java|jdk|sun)\\.\\S+ source: .*"))
                .toList();
        assertThat(ofJdk).hasSizeGreaterThan(500);
        assertThat(ofJdk.stream().filter(line -> !line.contains(FROM_CACHE)))
                .hasSizeLessThanOrEqualTo(ofJdk.size() * 2 / 100);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void it_serves_the_agent_as_well_whose_jar_is_on_the_class_path() throws Exception {
        List<String> ofAgent = loadedWithAotCache(packed() + File.pathSeparator + ForkedJvm.AGENT).stream()
                .filter(line -> line.matches(".* dev\\.waxseal\\.agent\\.\\S+ source: .*"))
                .toList();

        assertThat(ofAgent).hasSizeGreaterThan(100);
        assertThat(ofAgent.stream().filter(line -> !line.contains(FROM_CACHE)))
                .hasSizeLessThanOrEqualTo(ofAgent.size() * 10 / 100);
    }

    @Test
    @EnabledOnJre(JRE.JAVA_17)
    void the_older_sockets_of_jdk_17_are_heard_too() throws Exception {
        try (ForkedJvm jvm = new ForkedJvm(
                directory, List.of("-Djdk.net.usePlainSocketImpl=true", ForkedJvm.agent(output)), url, "end")) {
            assertThat(jvm.join()).isZero();
            assertThat(jvm.out()).isEqualTo(ANSWERED);
        }
        assertThat(findings()).hasSize(1);
        assertThat(ForkedJvm.journal(output))
                .filteredOn(line -> line.contains("\"seam\""))
                .isNotEmpty()
                .noneMatch(line -> line.contains("\"failure\""));
    }

    @Test
    void the_agent_given_twice_listens_once() throws Exception {
        String agent = ForkedJvm.agent(output);
        try (ForkedJvm jvm = new ForkedJvm(directory, List.of(agent, agent), url, "end")) {
            assertThat(jvm.join()).isZero();
            assertThat(jvm.out()).isEqualTo(ANSWERED);
        }
        assertThat(findings()).hasSize(1);
    }

    @Test
    void it_gets_along_with_jacoco_in_either_order() throws Exception {
        String jacoco = "-javaagent:" + new File("target/older/jacocoagent.jar").getAbsolutePath() + "=destfile="
                + directory.resolve("jacoco.exec");
        String agent = ForkedJvm.agent(output);
        for (List<String> options : List.of(List.of(jacoco, agent), List.of(agent, jacoco))) {
            try (ForkedJvm jvm = new ForkedJvm(directory, options, url, "end")) {
                assertThat(jvm.join()).isZero();
                assertThat(jvm.out()).isEqualTo(ANSWERED);
                assertThat(jvm.err()).isEmpty();
            }
        }
        assertThat(findings()).hasSize(2);
        assertThat(directory.resolve("jacoco.exec")).isNotEmptyFile();
    }

    @Test
    void an_output_that_cannot_be_written_costs_one_line_and_nothing_else() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "no directory");
        try (ForkedJvm jvm = new ForkedJvm(directory, List.of(ForkedJvm.agent(file)), url, "end")) {
            assertThat(jvm.join()).isZero();
            assertThat(jvm.out()).isEqualTo(ANSWERED);
            assertThat(jvm.err().lines()).hasSize(1).first().asString().startsWith("waxseal: ");
        }
    }

    @Test
    void an_option_that_nobody_knows_costs_one_line_and_nothing_else() throws Exception {
        try (ForkedJvm jvm = new ForkedJvm(directory, List.of(ForkedJvm.agent(output) + ",loopbak=fail"), url, "end")) {
            assertThat(jvm.join()).isZero();
            assertThat(jvm.out()).isEqualTo(ANSWERED);
            assertThat(jvm.err().lines()).hasSize(1).first().asString().startsWith("waxseal: ");
        }
    }

    @Test
    void interrupts_neither_get_lost_nor_stop_the_journal() throws Exception {
        try (ForkedJvm jvm = run("interrupted")) {
            assertThat(jvm.join()).isZero();
            assertThat(jvm.out().lines()).containsExactly("thanks true", "" + Postman.LETTERS);
        }
        assertThat(findings()).hasSize(1 + Postman.LETTERS);
        assertThat(ForkedJvm.journal(output)).last().asString().contains("\"ended\"");
    }

    @Test
    void connections_that_were_open_before_the_agent_came_are_heard_from_then_on() throws Exception {
        try (ForkedJvm jvm = new ForkedJvm(directory, List.of("-XX:+EnableDynamicAgentLoading"), url, "connected")) {
            jvm.awaitLine("thanks thanks");
            Process attach = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            ForkedJvm.AGENT.toString(),
                            "attach",
                            Long.toString(jvm.pid()),
                            "output=" + output)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("attached").toFile())
                    .start();
            assertThat(attach.waitFor()).isZero();
            assertThat(findings()).isEmpty();
            jvm.nudge();
            jvm.nudge();
            assertThat(jvm.join()).isZero();
            assertThat(jvm.out().lines()).containsExactly("thanks thanks", "thanks thanks");
        }
        assertThat(findings()).hasSize(1);
        assertThat(ForkedJvm.journal(output))
                .as("met on both connections, and once each")
                .anyMatch(line -> line.contains("\"repeated\"") && line.contains("\"count\":2"))
                .noneMatch(line -> line.contains("\"count\":3") || line.contains("\"count\":4"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void ten_thousand_virtual_threads_send_at_once_and_the_agent_pins_none() throws Exception {
        Path flight = directory.resolve("flight.jfr");
        List<String> options = List.of(
                "-Xmx1g",
                "-XX:StartFlightRecording:filename=" + flight
                        + ",settings=none,jdk.VirtualThreadPinned#enabled=true,jdk.VirtualThreadPinned#threshold=0ms",
                "-Xlog:jfr*=off",
                ForkedJvm.agent(output));
        try (ForkedJvm jvm = new ForkedJvm(directory, options, url, "virtual", "10000")) {
            assertThat(jvm.join()).isZero();
            assertThat(jvm.out()).contains("10000");
        }
        assertThat(findings()).hasSize(100);
        assertThat(ForkedJvm.journal(output)).noneMatch(line -> line.contains("\"failure\""));
        assertThat(RecordingFile.readAllEvents(flight))
                .filteredOn(event -> event.getEventType().getName().equals("jdk.VirtualThreadPinned"))
                .filteredOn(event -> event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod().getType().getName())
                        .anyMatch(type -> type.startsWith("dev.waxseal.agent") || type.equals("java.lang.WaxsealTap")))
                .isEmpty();
    }

    /** The application as a jar: the JVM caches nothing of a directory. */
    private Path packed() throws Exception {
        Path packed = directory.resolve("application.jar");
        String entry = Postman.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(packed))) {
            jar.putNextEntry(new JarEntry(entry));
            Files.copy(Path.of(System.getProperty("waxseal.test.classes"), entry), jar);
        }
        return packed;
    }

    /** What a run loads, as the JVM logs it, with a cache that a run before has left (JEP 483, JEP 514). */
    private List<String> loadedWithAotCache(String classPath) throws Exception {
        Path cache = directory.resolve("application.aot");
        Path log = directory.resolve("classes.log");
        for (List<String> options : List.of(
                List.of("-XX:AOTCacheOutput=" + cache),
                List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache, "-Xlog:class+load:file=" + log))) {
            List<String> all = new ArrayList<>(options);
            all.add(ForkedJvm.agent(output));
            try (ForkedJvm jvm = ForkedJvm.on(classPath, directory, all, Postman.class.getName(), url, "end")) {
                assertThat(jvm.join()).as(jvm.err()).isZero();
                assertThat(jvm.out()).contains(ANSWERED); // beside what the first run could not put into the cache
            }
        }
        assertThat(findings()).hasSize(2);
        return Files.readAllLines(log);
    }

    private ForkedJvm run(String how) throws Exception {
        return new ForkedJvm(directory, List.of(ForkedJvm.agent(output)), url, how);
    }

    private List<String> findings() throws Exception {
        return ForkedJvm.journal(output).stream()
                .filter(line -> line.contains("\"type\":\"finding\""))
                .toList();
    }
}
