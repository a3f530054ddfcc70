package dev.waxseal.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM with the jars that ship tells a collector what leaks, and says how much of that arrived. */
class OtlpIT {

    private static final String SECRET = "correct-horse-battery";

    @TempDir
    private Path directory;

    private Path agent;
    private Path output;

    @BeforeEach
    void install() throws IOException {
        output = directory.resolve("waxseal");
        agent = Files.copy(Path.of(System.getProperty("waxseal.test.agent")), directory.resolve("waxseal-agent.jar"));
        Files.copy(Path.of(System.getProperty("waxseal.test.otlp")), directory.resolve("waxseal-otlp.jar"));
        Files.writeString(directory.resolve("hosts"), "127.0.0.1 payments.example\n");
    }

    @Test
    void a_leak_is_a_log_record_with_what_the_report_says_of_it() throws Exception {
        try (Receiver collector = new Receiver()) {
            Ended ended = leak(
                    ",otlp=" + collector.url(),
                    Map.of(
                            "OTEL_SERVICE_NAME",
                            "shop",
                            "OTEL_RESOURCE_ATTRIBUTES",
                            "deployment.environment.name=a%20b"),
                    3,
                    () -> !collector.of("waxseal.finding").isEmpty());
            assertThat(ended).isEqualTo(new Ended(0, "sent\n"));

            JsonObject told = report().getAsJsonArray("findings").get(0).getAsJsonObject();
            List<Receiver.Received> ofId = collector.of("waxseal.finding").stream()
                    .filter(one -> string(told, "id").equals(one.attributes().get("waxseal.id")))
                    .toList();
            assertThat(ofId).isNotEmpty();
            Receiver.Received first = ofId.get(0);
            JsonObject origin = told.getAsJsonObject("origin");
            JsonObject request = told.getAsJsonObject("request");
            assertThat(first.attributes())
                    .containsEntry("waxseal.rule", string(told, "rule"))
                    .containsEntry("waxseal.kind", "password")
                    .containsEntry("waxseal.location", string(told, "location"))
                    .containsEntry("waxseal.evidence", string(told, "evidence"))
                    .containsEntry("waxseal.client", "url-connection")
                    .containsEntry("waxseal.encrypted", "false")
                    .containsEntry("server.address", "payments.example")
                    .containsEntry("network.peer.address", "127.0.0.1")
                    .containsEntry("network.protocol.name", "http")
                    .containsEntry("network.protocol.version", "1.1")
                    .containsEntry("http.request.method", "POST")
                    .containsEntry("url.full", string(request, "url"))
                    .containsEntry("code.function.name", string(origin, "class") + '.' + string(origin, "method"))
                    .containsEntry("code.file.path", "Leaker.java")
                    .containsEntry("code.line.number", string(origin, "line"));
            assertThat(first.record().getSeverityText()).isEqualTo("critical");
            assertThat(first.record().getSeverityNumberValue()).isEqualTo(20);
            assertThat(Duration.ofNanos(System.currentTimeMillis() * 1_000_000
                            - first.record().getTimeUnixNano()))
                    .isBetween(Duration.ZERO, Duration.ofMinutes(5));
            assertThat(first.resource())
                    .containsEntry("service.name", "shop")
                    .containsEntry("deployment.environment.name", "a b")
                    .containsEntry("telemetry.sdk.language", "java")
                    .containsEntry("service.instance.id", started().get("uuid").getAsString());
            assertThat(collector.of("waxseal.destination"))
                    .last()
                    .satisfies(to -> assertThat(to.attributes())
                            .containsEntry("server.address", "payments.example")
                            .containsEntry("url.scheme", "http")
                            .containsEntry("waxseal.count", "3"));
            assertThat(collector.of("waxseal.audit"))
                    .last()
                    .satisfies(audit -> assertThat(audit.attributes())
                            .containsEntry("waxseal.complete", "true")
                            .containsEntry("waxseal.requests.plaintext", "3")
                            .containsEntry("waxseal.records.dropped", "0"));
            assertThat(collector.bytes()).contains("payments.example").doesNotContain(SECRET);
            assertThat(exported())
                    .satisfies(line -> assertThat(line.get("sent").getAsLong())
                            .isEqualTo(line.get("offered").getAsLong())
                            .isEqualTo(collector.all().size()))
                    .satisfies(
                            line -> assertThat(line.get("dropped").getAsLong()).isZero());
            assertThat(everythingBelow(output.resolve("journal")))
                    .as("what the agent itself sends is not the application's")
                    .doesNotContain("\"port\":" + collector.port());
        }
    }

    @Test
    void what_a_collector_refuses_for_a_while_arrives_later() throws Exception {
        try (Receiver collector = new Receiver()) {
            collector.refuses(503, 429);
            leak(
                    ",otlp=" + collector.url() + "/v1/logs",
                    Map.of(),
                    2,
                    () -> !collector.of("waxseal.finding").isEmpty());

            assertThat(collector.of("waxseal.finding")).isNotEmpty();
            assertThat(exported().get("dropped").getAsLong()).isZero();
            assertThat(exported().get("trouble").getAsString()).isIn("it answered 503", "it answered 429");
            assertThat(exported().get("sent").getAsLong())
                    .isEqualTo(collector.all().size());
            assertThat(said()).contains("could not be told at times");
        }
    }

    @Test
    void what_it_refuses_for_good_or_rejects_among_others_is_told() throws Exception {
        try (Receiver collector = new Receiver()) {
            collector.refuses(400);
            collector.rejects(1);
            // what it has yet to say when it ends is another batch
            leak(
                    ",otlp=" + collector.url(),
                    Map.of(),
                    4,
                    () -> !collector.headers().isEmpty());

            JsonObject exported = exported();
            assertThat(exported.get("dropped").getAsLong()).isGreaterThanOrEqualTo(2);
            assertThat(exported.get("sent").getAsLong()
                            + exported.get("dropped").getAsLong())
                    .isEqualTo(exported.get("offered").getAsLong());
            assertThat(exported.get("sent").getAsLong())
                    .isEqualTo(collector.all().size() - 1);
            assertThat(said()).contains(" records did not reach the collector " + collector.url());
        }
    }

    @Test
    void where_nobody_listens_the_application_ends_as_soon_as_ever_and_the_report_says_so() throws Exception {
        String nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://127.0.0.1:" + free.getLocalPort();
        }
        long begin = System.nanoTime();
        assertThat(leak(",otlp=" + nobody, Map.of(), 2, 1, 0)).isEqualTo(new Ended(0, "sent\n"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));

        JsonObject exported = exported();
        assertThat(exported.get("sent").getAsLong()).isZero();
        assertThat(exported.get("dropped").getAsLong())
                .isEqualTo(exported.get("offered").getAsLong())
                .isPositive();
        assertThat(said())
                .contains("did not reach the collector " + nobody + "/v1/logs (")
                .contains("password to payments.example in clear text");
        assertThat(report().get("complete").getAsBoolean())
                .as("the journal has it all")
                .isTrue();
    }

    @Test
    void without_its_jar_the_application_is_heard_and_the_report_says_what_is_missing() throws Exception {
        Files.delete(directory.resolve("waxseal-otlp.jar"));
        assertThat(leak(",otlp=http://127.0.0.1:9", Map.of(), 1, 1, 0)).isEqualTo(new Ended(0, "sent\n"));

        assertThat(said())
                .contains("there is no waxseal-otlp.jar beside the agent")
                .contains("password to payments.example in clear text");
    }

    @Test
    void the_environment_is_asked_only_if_the_option_says_so() throws Exception {
        try (Receiver collector = new Receiver()) {
            Map<String, String> environment =
                    Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(), "OTEL_EXPORTER_OTLP_HEADERS", "X-Key=a%3Db");
            leak("", environment, 1, 1, 0);
            assertThat(collector.all()).isEmpty();

            leak(",otlp=environment", environment, 1, () -> !collector.all().isEmpty());
            assertThat(collector.all()).isNotEmpty();
            assertThat(collector.headers()).contains("application/x-protobuf a=b");
        }
    }

    @Test
    void over_https_a_collector_and_the_jvm_know_each_other_by_the_files_that_the_environment_names() throws Exception {
        Identity identity = Identity.of("ip:127.0.0.1", directory);
        try (Receiver collector = Receiver.sealed(identity.context())) {
            leak(
                    ",otlp=" + collector.url(),
                    files(identity),
                    1,
                    () -> !collector.of("waxseal.finding").isEmpty());

            assertThat(collector.of("waxseal.finding")).isNotEmpty();
            assertThat(exported().get("dropped").getAsLong()).isZero();
            assertThat(everythingBelow(output.resolve("journal")))
                    .as("neither clear text nor TLS of the agent's own is the application's")
                    .doesNotContain("\"port\":" + collector.port());
        }
    }

    @Test
    void over_https_nothing_is_told_to_a_collector_that_nobody_vouches_for_or_that_is_another() throws Exception {
        try (Receiver collector =
                Receiver.sealed(Identity.of("ip:127.0.0.1", directory).context())) {
            leak(",otlp=" + collector.url(), Map.of(), 1, 1, 0);
            assertThat(said()).contains("did not reach the collector " + collector.url(), "SSLHandshakeException");
            assertThat(collector.all()).isEmpty();
        }
        Files.delete(directory.resolve("identity.p12"));
        Identity another = Identity.of("dns:collector.example", directory);
        try (Receiver collector = Receiver.sealed(another.context())) {
            leak(",otlp=" + collector.url(), files(another), 1, 1, 0);
            assertThat(said()).contains("did not reach the collector " + collector.url());
            assertThat(collector.all()).isEmpty();
        }
    }

    @Test
    void a_file_of_the_environment_that_is_missing_is_named_in_the_report() throws Exception {
        leak(
                ",otlp=https://127.0.0.1:9",
                Map.of("OTEL_EXPORTER_OTLP_LOGS_CERTIFICATE", directory.resolve("none.pem") + ""),
                1,
                1,
                0);

        assertThat(said()).contains("none.pem of OTEL_EXPORTER_OTLP_LOGS_CERTIFICATE cannot be read");
    }

    private static Map<String, String> files(Identity identity) {
        return Map.of(
                "OTEL_EXPORTER_OTLP_CERTIFICATE",
                identity.certificate().toString(),
                "OTEL_EXPORTER_OTLP_CLIENT_KEY",
                identity.key().toString(),
                "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE",
                identity.certificate().toString());
    }

    @Test
    void nothing_of_it_is_loaded_while_it_is_off() throws Exception {
        Path log = directory.resolve("classes.log");
        leak("", Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log), 1, 1, 0);

        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains("dev.waxseal.agent.ear.Recorder"))
                .noneMatch(line -> line.contains("dev.waxseal.agent.export.")
                        || line.contains("waxseal-otlp")
                        || line.contains("journal.Told"));
    }

    @Test
    void of_ten_thousand_findings_a_second_for_ten_seconds_every_one_is_sent_or_counted_as_lost() throws Exception {
        try (Receiver collector = new Receiver()) {
            leak(",otlp=" + collector.url(), Map.of(), 1_000, 100, 10);

            JsonObject exported = exported();
            long offered = exported.get("offered").getAsLong();
            long sent = exported.get("sent").getAsLong();
            long dropped = exported.get("dropped").getAsLong();
            System.out.println("offered " + offered + ", sent " + sent + ", dropped " + dropped);
            assertThat(offered).isGreaterThanOrEqualTo(90_000);
            assertThat(sent + dropped).isEqualTo(offered);
            assertThat((long) collector.all().size())
                    .as("all that was sent, and at most one batch that it had no time to answer for")
                    .isBetween(sent, sent + 512)
                    .isPositive();
            if (dropped > 0) {
                assertThat(said()).contains(dropped + " of " + offered + " records did not reach the collector");
            }
        }
    }

    private record Ended(int code, String said) {}

    private Ended leak(String options, Map<String, String> environment, int requests, int passwords, int seconds)
            throws IOException, InterruptedException {
        return leak(options, environment, requests, passwords, seconds, () -> true);
    }

    /** Leaks at once, and goes on until the collector has been told. */
    private Ended leak(String options, Map<String, String> environment, int requests, BooleanSupplier told)
            throws IOException, InterruptedException {
        return leak(options, environment, requests, 1, 0, told);
    }

    private Ended leak(
            String options,
            Map<String, String> environment,
            int requests,
            int passwords,
            int seconds,
            BooleanSupplier told)
            throws IOException, InterruptedException {
        return run(
                environment,
                told,
                "-Xmx512m",
                "-Djdk.net.hosts.file=" + directory.resolve("hosts"),
                "-javaagent:" + agent + "=output=" + output + options,
                "-cp",
                System.getProperty("waxseal.test.classes"),
                Leaker.class.getName(),
                SECRET,
                "" + requests,
                "" + passwords,
                "" + seconds);
    }

    /** Both its standard output and its standard error, of a JVM whose input ends once there is enough. */
    private Ended run(Map<String, String> environment, BooleanSupplier enough, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile(directory, "said", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!enough.getAsBoolean() && process.isAlive() && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        process.getOutputStream().close();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + Files.readString(said));
        }
        return new Ended(process.exitValue(), Files.readString(said).replace("\r", ""));
    }

    private String said() throws IOException, InterruptedException {
        return run(Map.of(), () -> true, "-jar", agent.toString(), "report", output.toString(), "--format=json")
                .said();
    }

    private JsonObject report() throws IOException, InterruptedException {
        said();
        return JsonParser.parseString(Files.readString(output.resolve("waxseal.json")))
                .getAsJsonObject();
    }

    private JsonObject started() throws IOException {
        return journal().get(0);
    }

    /** The last line that accounts for what was exported. */
    private JsonObject exported() throws IOException {
        return journal().stream()
                .filter(line -> line.get("type").getAsString().equals("exported"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private List<JsonObject> journal() throws IOException {
        return everythingBelow(output.resolve("journal"))
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    private static String everythingBelow(Path directory) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, UTF_8));
            }
        }
        return all.toString();
    }

    private static String string(JsonObject object, String member) {
        return object.get(member).getAsString();
    }
}
