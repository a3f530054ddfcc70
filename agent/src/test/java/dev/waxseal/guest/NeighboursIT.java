package dev.waxseal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Others that weave classes, load them or replace the JDK's own parts do what they do without the agent, and it hears all. */
@EnabledForJreRange(min = JRE.JAVA_25) // they take their time to start, so that one JDK is enough
class NeighboursIT {

    private static final Path SOURCES = Path.of("src/test/resources/neighbours");

    /** Agents that change classes of the JDK as well. */
    @SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
    enum Neighbour {
        OPEN_TELEMETRY(
                "opentelemetry-javaagent.jar",
                "-Dotel.traces.exporter=none",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none",
                "-Dotel.javaagent.logging=none"),
        DATADOG(
                "dd-java-agent.jar",
                "-Ddd.instrumentation.telemetry.enabled=false",
                "-Ddd.remote_config.enabled=false",
                "-Ddd.jmxfetch.enabled=false",
                "-Ddd.trace.startup.logs=false",
                "-Ddd.trace.agent.unix.domain.socket=/nowhere"),
        BLOCK_HOUND("blockhound.jar", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+AllowRedefinitionToAddDeleteMethods");

        private final String jar;
        private final List<String> options;

        Neighbour(String jar, String... options) {
            this.jar = jar;
            this.options = List.of(options);
        }
    }

    @TempDir
    private Path directory;

    private ThankfulServer server;
    private String url;
    private Path output;

    @BeforeEach
    void open() throws Exception {
        output = directory.resolve("waxseal");
        server = ThankfulServer.open();
        url = "http://127.0.0.1:" + server.port() + "/login?password=Canary-7f3q-Zebra";
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void another_agent_changes_nothing_in_either_order(Neighbour other) throws Exception {
        String agent = ForkedJvm.agent(output);
        String beside = "-javaagent:" + neighbour(other.jar);
        for (List<String> order : List.of(List.of(beside, agent), List.of(agent, beside))) {
            List<String> options = new ArrayList<>(other.options);
            options.addAll(order);
            try (ForkedJvm jvm = new ForkedJvm(directory, options, url, "end")) {
                assertThat(jvm.join()).as(jvm.err()).isZero();
                assertThat(jvm.out().lines()).containsExactly("thanks");
                assertThat(jvm.err()).doesNotContain("waxseal", "Canary");
            }
        }
        assertThat(journals("\"type\":\"finding\"")).hasSize(2).allMatch(line -> line.contains("query:password"));
        assertThat(journals("\"type\":\"ended\"")).hasSize(2);
        assertThat(journals("\"type\":\"failure\"")).isEmpty();
    }

    @Test
    void mocks_of_woven_classes_are_mocks_and_the_rest_is_heard() throws Exception {
        String mockito = "-javaagent:" + neighbour("mockito-core.jar");
        String classPath = classPath("mockito-core.jar", "byte-buddy.jar", "byte-buddy-agent.jar", "objenesis.jar");
        String agent = ForkedJvm.agent(output);
        List<String> said = said("Mocks", List.of(mockito, "-cp", classPath), url);

        assertThat(said).containsExactly("7 true 418", "true", "thanks");
        assertThat(said("Mocks", List.of(agent, mockito, "-cp", classPath), url))
                .isEqualTo(said);
        assertThat(said("Mocks", List.of(mockito, agent, "-cp", classPath), url))
                .isEqualTo(said);
        assertThat(journals("\"type\":\"finding\"")).hasSize(2);
        assertThat(journals("\"type\":\"failure\"")).isEmpty();
    }

    @Test
    void a_tomcat_answers_as_ever() throws Exception {
        String[] arguments = {directory.toString(), "/login?password=Canary-7f3q-Zebra"};
        List<String> options = List.of("-cp", classPath("tomcat-embed-core.jar", "tomcat-annotations-api.jar"));
        List<String> said = said("Tomcats", options, arguments);

        assertThat(said).containsExactly("thanks for [password]");
        assertThat(said("Tomcats", withAgent(options), arguments)).isEqualTo(said);
        assertThat(journals("\"type\":\"finding\"")).hasSize(1);
        assertThat(journals("\"type\":\"failure\"")).isEmpty();
    }

    @Test
    void the_list_of_providers_is_the_same_where_bouncy_castle_is_the_first() throws Exception {
        List<String> options = List.of("-cp", System.getProperty("surefire.test.class.path"));
        List<String> said = said("Providers", options);

        assertThat(said).contains("BCJSSE").contains("42 TLSv1.3");
        assertThat(said("Providers", withAgent(options))).isEqualTo(said);
        assertThat(journals("\"type\":\"sealed\"")).isNotEmpty();
        assertThat(journals("\"type\":\"failure\"")).isEmpty();
    }

    @Test
    void modules_with_loaders_of_their_own_see_no_class_more() throws Exception {
        Path module = Files.createDirectories(directory.resolve("modules/app/main"));
        Files.writeString(module.resolve("module.xml"), """
                <module xmlns="urn:jboss:module:1.9" name="app">
                  <main-class name="%s"/>
                  <resources><resource-root path="%s"/></resources>
                  <dependencies><module name="java.base"/></dependencies>
                </module>
                """.formatted(
                        Onlooker.class.getName(), System.getProperty("waxseal.test.classes")));
        String hidden = "dev.waxseal.agent.door.Door,dev.waxseal.agent.Agent,dev.waxseal.agent.shaded.asm.ClassReader,"
                + "org.objectweb.asm.ClassReader,com.google.gson.Gson";
        List<String> arguments = List.of("-mp", directory.resolve("modules").toString(), "app", url, hidden);
        List<String> said;
        try (ForkedJvm jvm = modules(List.of(), arguments)) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
            said = jvm.out().lines().toList();
        }

        assertThat(said)
                .hasSize(6)
                .endsWith("thanks")
                .filteredOn(line -> line.endsWith(" false"))
                .hasSize(5);
        try (ForkedJvm jvm = modules(List.of(ForkedJvm.agent(output)), arguments)) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
            assertThat(jvm.out().lines()).isEqualTo(said);
        }
        assertThat(journals("\"type\":\"finding\"")).hasSize(1).allMatch(line -> line.contains("Onlooker"));
        assertThat(journals("\"type\":\"failure\"")).isEmpty();
    }

    private ForkedJvm modules(List<String> options, List<String> arguments) throws Exception {
        return ForkedJvm.on(
                neighbour("jboss-modules.jar"),
                directory,
                options,
                "org.jboss.modules.Main",
                arguments.toArray(new String[0]));
    }

    private List<String> withAgent(List<String> options) {
        List<String> all = new ArrayList<>(options);
        all.add(ForkedJvm.agent(output));
        return all;
    }

    /** What this program says. */
    private List<String> said(String program, List<String> options, String... arguments) throws Exception {
        Path source = SOURCES.resolve(program + ".java").toAbsolutePath();
        try (ForkedJvm jvm = ForkedJvm.ofSource(directory, options, source, arguments)) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
            return jvm.out().lines().toList();
        }
    }

    private static String neighbour(String jar) {
        return new File("target/neighbours", jar).getAbsolutePath();
    }

    private static String classPath(String... jars) {
        return String.join(
                File.pathSeparator, Stream.of(jars).map(NeighboursIT::neighbour).toList());
    }

    private List<String> journals(String part) throws Exception {
        return ForkedJvm.journal(output).stream()
                .filter(line -> line.contains(part))
                .toList();
    }
}
