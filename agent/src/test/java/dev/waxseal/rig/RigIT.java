package dev.waxseal.rig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is the matter with a server that a client accepts is told, and nothing else; the site's page of cases is written. */
class RigIT {

    private static final String TRUSTS_ANY = "trust-any-certificate critical";

    /** Said of each connection of a JVM that has broken algorithms back, in the words of those rows "switched off". */
    private static final String SWITCHED_OFF = "trust-switched-off high";

    @TempDir
    private static Path directory;

    private static final List<Row> ROWS = Stream.of(Rows.ALL.split("\n"))
            .filter(line -> !line.isBlank())
            .filter(line ->
                    Runtime.version().feature() == 17 || !line.contains("static-rsa | strict")) // newer ones refuse it
            .map(Row::of)
            .toList();

    private static final Map<String, String> ANSWERS = new HashMap<>();
    private static final Map<String, TreeSet<String>> FOUND = new HashMap<>();
    private static final List<JsonObject> SEALED = new ArrayList<>();

    /** What is expected of one client at one server. */
    record Row(Case server, Client client, String answer, String findings) {
        static Row of(String line) {
            String[] cells = line.split("\\|", -1);
            return new Row(
                    Case.valueOf(cells[0].strip().toUpperCase(Locale.ROOT).replace('-', '_')),
                    Client.valueOf(cells[1].strip().toUpperCase(Locale.ROOT)),
                    cells[2].strip(),
                    cells[3].strip());
        }

        String key() {
            return client + " " + server.host();
        }

        @Override
        public String toString() {
            return server.id() + ' ' + client;
        }
    }

    @BeforeAll
    static void each_client_meets_its_servers() throws Exception {
        Path weak = Files.writeString(directory.resolve("weak.security"), RigServer.WEAK);
        Process servers = java(List.of("-Djava.security.properties=" + weak), RigServer.class, directory.toString())
                .start();
        try {
            Map<String, String> ports = ports(servers);
            for (Client client : Client.values()) {
                meet(client, ports, client == Client.READY ? List.of("-Djava.security.properties=" + weak) : List.of());
            }
        } finally {
            servers.getOutputStream().close();
            servers.waitFor();
        }
    }

    /** So that {@code java @agent/target/rig DIRECTORY} starts the servers for whoever wants to meet them. */
    @BeforeAll
    static void the_servers_can_be_started_by_hand() throws IOException {
        Path beside = Path.of(System.getProperty("waxseal.test.agent"));
        Path weak = Files.writeString(beside.resolveSibling("rig.security"), RigServer.WEAK);
        String path = System.getProperty("surefire.test.class.path");
        Files.writeString(
                beside.resolveSibling("rig"),
                "-Djava.security.properties=" + weak + "\n-cp \"" + path + "\"\n" + RigServer.class.getName() + '\n');
    }

    private static Map<String, String> ports(Process servers) throws IOException {
        Path file = directory.resolve("ports");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(file) && servers.isAlive() && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        assertThat(file).exists();
        Map<String, String> ports = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            ports.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
        }
        return ports;
    }

    /** One JVM with the agent meets all servers of a client's rows. */
    private static void meet(Client client, Map<String, String> ports, List<String> options) throws Exception {
        List<Row> rows = ROWS.stream().filter(row -> row.client == client).toList();
        Path output = directory.resolve(client.name());
        List<String> all = new ArrayList<>(options);
        all.add("-javaagent:" + System.getProperty("waxseal.test.agent") + "=output=" + output);
        all.add("-Djdk.net.hosts.file=" + directory.resolve("hosts"));
        all.add("-XX:TieredStopAtLevel=1"); // it ends before more would pay
        all.add("-Xlog:class+load:file=" + loaded(client));
        Process meeting = java(all, RigClient.class).start();
        BufferedReader said = meeting.inputReader(UTF_8);
        List<String> lines = new ArrayList<>();
        try (OutputStream to = meeting.getOutputStream()) {
            for (Row row : rows) {
                String[] words = ports.getOrDefault(row.server.id(), "").split(" ", -1);
                String line = String.join(
                        " ", client.toString(), words[0], words[1], directory + "/ca.pem", words[2], words[3]);
                to.write((line + '\n').getBytes(UTF_8));
            }
            to.flush();
            while (lines.size() < rows.size()) {
                lines.add(requireNonNull(said.readLine()));
            }
            untilTheLastIsJudged(
                    client, rows, output); // which is more than a JVM that ends waits for where all is slow
        }
        assertThat(meeting.waitFor()).isZero();
        for (int i = 0; i < rows.size(); i++) {
            ANSWERS.put(rows.get(i).key(), lines.get(i));
        }
        lines(output).forEach(line -> read(client, line));
    }

    private static void untilTheLastIsJudged(Client client, List<Row> rows, Path output) throws IOException {
        if (client != Client.TRUSTING && client != Client.READY) {
            return; // nothing is said of each of theirs
        }
        String rule = client == Client.TRUSTING ? "\"trust-any-certificate\"" : "\"trust-switched-off\"";
        String last = rows.stream()
                .filter(row -> row.answer.equals("accepts"))
                .reduce((one, next) -> next)
                .map(row -> '"' + row.server.host() + '"')
                .orElseThrow();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (lines(output).noneMatch(line -> line.contains(rule) && line.contains(last))
                && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static Stream<String> lines(Path output) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> journals = Files.list(output.resolve("journal"))) {
            for (Path journal : journals.toList()) {
                lines.addAll(Files.readAllLines(journal));
            }
        }
        return lines.stream();
    }

    private static Path loaded(Client client) {
        return directory.resolve(client + ".classes");
    }

    private static void read(Client client, String text) {
        JsonObject line = JsonParser.parseString(text).getAsJsonObject();
        assertThat(text).doesNotContain("\"type\":\"failure\"").doesNotContain("\"type\":\"dropped\"");
        if (line.has("finding")) {
            JsonObject finding = line.getAsJsonObject("finding");
            String rule = finding.get("rule").getAsString()
                    + ' '
                    + finding.get("severity").getAsString();
            String host = finding.getAsJsonObject("destination").get("host").getAsString();
            FOUND.computeIfAbsent(client + " " + host, first -> new TreeSet<>()).add(rule);
        } else if (line.has("resumed")) {
            SEALED.add(line);
        }
    }

    static List<Row> rows() {
        return ROWS;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void what_a_client_accepts_is_judged_and_nothing_else(Row row) {
        assertThat(ANSWERS.get(row.key())).isEqualTo(row.answer);
        assertThat(found(row)).isEqualTo(row.findings);
    }

    @Test
    void each_case_is_met() {
        for (Case one : Case.values()) {
            assertThat(ROWS).anyMatch(row -> row.server == one);
        }
    }

    @Test
    void a_session_that_is_gone_on_with_is_told_of() {
        assertThat(SEALED)
                .filteredOn(line -> line.get("host").getAsString().equals(Case.RESUMED.host()))
                .extracting(line -> line.get("resumed").getAsBoolean())
                .contains(true, false);
    }

    @Test
    void bouncy_castle_is_loaded_where_a_chain_is_forged_or_names_are_constrained_and_nowhere_else()
            throws IOException {
        assertThat(Files.readString(loaded(Client.TRUSTING))).contains(".shaded.bouncycastle.");
        assertThat(Files.readString(loaded(Client.READY)))
                .contains("dev.waxseal.agent.trust.TrustJudge")
                .doesNotContain(".shaded.bouncycastle.");
    }

    @AfterAll
    static void the_page_is_written() throws IOException {
        StringBuilder page = new StringBuilder(Rows.INTRODUCTION);
        for (Client client : Client.values()) {
            page.append("- **")
                    .append(client)
                    .append("**: ")
                    .append(client.what)
                    .append('\n');
        }
        page.append("\n| server | what is the matter | client | answer | the audit says |\n|---|---|---|---|---|\n");
        for (Row row : ROWS) {
            page.append("| `").append(row.server.id()).append("` | ").append(row.server.matter);
            page.append(" | ").append(row.client).append(" | ").append(ANSWERS.get(row.key()));
            page.append(" | ").append(found(row)).append(" |\n");
        }
        Path file = Path.of(System.getProperty("waxseal.test.page")).resolveSibling("tls-cases.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, page);
    }

    /** Beside what is said of each connection of such a client. */
    private static String found(Row row) {
        TreeSet<String> rules = new TreeSet<>(FOUND.getOrDefault(row.key(), new TreeSet<>()));
        if (row.answer.equals("accepts") && row.client == Client.READY) {
            assertThat(rules.remove(SWITCHED_OFF)).isTrue();
        }
        if (row.answer.equals("accepts") && row.client == Client.TRUSTING) {
            assertThat(rules.remove(TRUSTS_ANY)).isTrue();
        }
        return String.join(", ", rules);
    }

    private static ProcessBuilder java(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
