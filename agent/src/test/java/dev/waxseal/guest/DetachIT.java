package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent that was told to go leaves a JVM as it was, says what it heard until then, and may come again. */
class DetachIT extends ServedIT {

    private Path witness;

    @BeforeEach
    void prepare() throws Exception {
        witness = directory.resolve("witness.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", Host.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (OutputStream file = Files.newOutputStream(witness);
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            jar.finish();
        }
    }

    @Test
    void every_class_is_as_it_was_and_no_thread_hook_or_object_stays() throws Exception {
        try (ForkedJvm jvm = host()) {
            tell(jvm, "send");
            classes(jvm); // which loads some
            List<String> before = classes(jvm);
            assertThat(before).hasSizeGreaterThan(20);

            assertThat(waxseal("attach", jvm, "output=" + output)).startsWith("0 Listening to");
            tell(jvm, "send");
            tell(jvm, "meet");
            assertThat(tell(jvm, "remains")).contains("hook waxseal-end");
            List<String> meanwhile = classes(jvm);
            assertThat(before.stream().filter(line -> !meanwhile.contains(line)))
                    .as("those that are listened in")
                    .anyMatch(line -> line.startsWith("class sun.nio.ch.NioSocketImpl "))
                    .anyMatch(line -> line.startsWith("class sun.nio.ch.SocketChannelImpl "));

            assertThat(waxseal("detach", jvm))
                    .startsWith("0 Detached from " + jvm.pid())
                    .contains("findings  1, met 1");
            assertThat(classes(jvm)).containsAll(before);
            assertThat(tell(jvm, "remains")).isEmpty();
            assertThat(tell(jvm, "miss")).containsExactly("gone");
            assertThat(tell(jvm, "send")).containsExactly("thanks");
            assertThat(jvm.err()).isEmpty();
        }
        List<String> journal = ForkedJvm.journal(output);
        assertThat(journal).last().asString().contains("\"detached\"").contains("\"underway\":0");
        StringBuilder said = new StringBuilder();
        ForkedJvm.report(output, said);
        assertThat(said)
                .contains("the agent was detached from a JVM at ")
                .contains("what that sent afterwards was not heard")
                .doesNotContain("killed");
        assertThat(Files.readString(output.resolve("waxseal.json"))).contains("\"complete\": true");
    }

    @Test
    void requests_under_way_go_on_and_what_was_half_read_is_told() throws Exception {
        try (ForkedJvm jvm = host()) {
            tell(jvm, "send");
            waxseal("attach", jvm, "output=" + output);
            tell(jvm, "work");
            tell(jvm, "begin");
            assertThat(waxseal("status", jvm)).startsWith("0 Listening to").contains("sockets");
            assertThat(waxseal("detach", jvm)).startsWith("0 ").contains("the rest of what was under way on ");
            assertThat(tell(jvm, "finish")).containsExactly("thanks");
            assertThat(tell(jvm, "rest")).containsExactly("failed: nothing");
            assertThat(jvm.err()).isEmpty();
        }
        assertThat(ForkedJvm.journal(output))
                .as("what was sent before is heard")
                .anyMatch(line -> line.contains("\"location\":\"body:$.password\"") && line.contains("/begun"));
    }

    @Test
    void it_comes_again_as_often_as_it_is_called_and_once_at_a_time() throws Exception {
        try (ForkedJvm jvm = host(ForkedJvm.agent(output))) {
            for (int i = 0; i < 3; i++) {
                tell(jvm, "send");
                assertThat(waxseal("attach", jvm, "output=" + output))
                        .startsWith("2 ")
                        .contains("listens to " + jvm.pid() + " already")
                        .contains("detach " + jvm.pid());
                assertThat(waxseal("status", jvm)).startsWith("0 ").contains("findings  1, met 1 time");
                assertThat(waxseal("detach", jvm)).startsWith("0 ").contains("findings  1, met 1 time");
                assertThat(waxseal("status", jvm)).startsWith("2 ").contains("attach " + jvm.pid() + " output=DIR");
                assertThat(waxseal("detach", jvm)).startsWith("2 ");
                tell(jvm, "send");
                assertThat(waxseal("attach", jvm, "output=" + output, "tests=false"))
                        .startsWith("0 ");
            }
            tell(jvm, "send");
        }
        try (var journals = Files.list(output.resolve("journal"))) {
            assertThat(journals).hasSize(4);
        }
    }

    private ForkedJvm host(String... options) throws Exception {
        List<String> all = new ArrayList<>(
                List.of("-XX:+EnableDynamicAgentLoading", "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        all.addAll(List.of(options));
        return ForkedJvm.of(directory, all, Host.class, origin + "/login" + QUERY);
    }

    /** The class files as the last of all agents sees them. */
    private List<String> classes(ForkedJvm jvm) throws Exception {
        VirtualMachine other = VirtualMachine.attach(Long.toString(jvm.pid()));
        try {
            other.loadAgent(witness.toString());
        } finally {
            other.detach();
        }
        return tell(jvm, "classes");
    }

    /** Lets the program do this; returns the lines that it says meanwhile. */
    private static List<String> tell(ForkedJvm jvm, String order) throws Exception {
        int before = jvm.out().length();
        jvm.say(order);
        jvm.awaitMore(before, "over " + order);
        List<String> lines = jvm.out().substring(before).lines().toList();
        return lines.subList(0, lines.size() - 1);
    }

    /** Runs a command of the agent's jar on that JVM; its exit code and what it says. */
    private String waxseal(String command, ForkedJvm jvm, String... more) throws Exception {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(ForkedJvm.BRIEFLY);
        line.addAll(List.of("-jar", ForkedJvm.AGENT.toString(), command, Long.toString(jvm.pid())));
        line.addAll(List.of(more));
        Process process = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor() + " " + said;
    }
}
