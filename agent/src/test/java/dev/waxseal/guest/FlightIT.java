package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent finds is in recordings of the Java Flight Recorder, and without a recording nothing of that is loaded. */
class FlightIT {

    private static final String SECRET = "correct-horse-battery";
    private static final String HOSTS = "-Djdk.net.hosts.file=" + System.getProperty("jdk.net.hosts.file");

    @TempDir
    private Path directory;

    @Test
    void a_recording_from_the_start_tells_what_the_report_tells() throws Exception {
        Path output = directory.resolve("waxseal");
        Path flight = directory.resolve("flight.jfr");
        List<String> options = List.of(
                HOSTS,
                "-XX:StartFlightRecording:filename=" + flight,
                "-Xlog:jfr*=off",
                "-Xlog:disable",
                ForkedJvm.agent(output));
        try (ForkedJvm jvm = ForkedJvm.of(directory, options, Leaks.class, SECRET, "5")) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
        }

        assertThat(ForkedJvm.report(output, new StringBuilder())).isEqualTo(1);
        JsonObject told = JsonParser.parseString(Files.readString(output.resolve("waxseal.json")))
                .getAsJsonObject()
                .getAsJsonArray("findings")
                .get(0)
                .getAsJsonObject();
        assertThat(events(flight, "dev.waxseal.Finding"))
                .filteredOn(event -> event.getString("rule").equals(string(told, "rule")))
                .allSatisfy(event -> {
                    for (String field : List.of("id", "rule", "severity", "kind", "direction", "location", "client")) {
                        assertThat(event.getString(field)).as(field).isEqualTo(string(told, field));
                    }
                    assertThat(event.getString("evidence")).contains("•").doesNotContain(SECRET);
                    JsonObject request = told.getAsJsonObject("request");
                    assertThat(event.getString("method")).isEqualTo(string(request, "method"));
                    assertThat(event.getString("url")).isEqualTo(string(request, "url"));
                    assertThat(event.getString("host")).isEqualTo("payments.example");
                    assertThat(event.getBoolean("encrypted")).isFalse();
                    JsonObject origin = told.getAsJsonObject("origin");
                    assertThat(event.getString("originClass")).isEqualTo(string(origin, "class"));
                    assertThat(event.getInt("originLine"))
                            .isEqualTo(origin.get("line").getAsInt());
                })
                .extracting(event -> event.getLong("count"))
                .contains(5L)
                .doesNotHaveDuplicates();
        assertThat(events(flight, "dev.waxseal.Destination")).singleElement().satisfies(event -> {
            assertThat(event.getString("host")).isEqualTo("payments.example");
            assertThat(event.getString("scheme")).isEqualTo("http");
            assertThat(event.getBoolean("encrypted")).isFalse();
            assertThat(event.getLong("requests")).isEqualTo(5);
        });
        assertThat(events(flight, "dev.waxseal.Audit")).last().satisfies(event -> {
            assertThat(event.getBoolean("complete")).isTrue();
            assertThat(event.getString("problems")).isEmpty();
            assertThat(event.getInt("findings"))
                    .as("the password, and that it is clear text")
                    .isEqualTo(2);
            assertThat(event.getLong("plaintext")).isEqualTo(5);
        });
        assertThat(Files.readString(flight, ISO_8859_1)).doesNotContain("password=" + SECRET);
    }

    @Test
    void one_that_begins_later_knows_what_was_found_before_and_ends_with_its_recording() throws Exception {
        Path output = directory.resolve("waxseal");
        Path first = directory.resolve("first.jfr");
        Path second = directory.resolve("second.jfr");
        ThankfulServer server = ThankfulServer.open();
        String url = "http://payments.example:" + server.port() + "/login?password=" + SECRET;
        List<String> options = List.of(HOSTS, ForkedJvm.agent(output));
        try (ForkedJvm jvm = new ForkedJvm(directory, options, url, "wait")) {
            jvm.awaitLine("thanks");
            jcmd(jvm, "JFR.start", "name=first", "filename=" + first);
            jvm.nudge();
            jvm.awaitLine("again thanks");
            jcmd(jvm, "JFR.stop", "name=first");
            jcmd(jvm, "JFR.start", "name=second", "filename=" + second);
            jcmd(jvm, "JFR.stop", "name=second");
            jvm.nudge();
            assertThat(jvm.join()).as(jvm.err()).isZero();
        } finally {
            server.close();
        }

        assertThat(events(first, "dev.waxseal.Finding"))
                .singleElement()
                .satisfies(event -> assertThat(event.getLong("count")).isEqualTo(2));
        for (Path recording : List.of(first, second)) {
            assertThat(events(recording, "dev.waxseal.Audit"))
                    .isNotEmpty()
                    .last()
                    .satisfies(event -> assertThat(event.getInt("findings")).isEqualTo(1));
            assertThat(events(recording, "dev.waxseal.Destination"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.getLong("requests")).isEqualTo(2));
        }
        assertThat(events(second, "dev.waxseal.Finding")).isEmpty();
        assertThat(ForkedJvm.journal(output)).noneMatch(line -> line.contains("\"failure\":\""));
    }

    @Test
    void one_that_goes_on_without_the_agent_is_told_nothing_more() throws Exception {
        Path output = directory.resolve("waxseal");
        Path flight = directory.resolve("flight.jfr");
        ThankfulServer server = ThankfulServer.open();
        String url = "http://payments.example:" + server.port() + "/login?password=" + SECRET;
        try (ForkedJvm jvm = new ForkedJvm(directory, List.of(HOSTS, ForkedJvm.agent(output)), url, "wait")) {
            jvm.awaitLine("thanks");
            jcmd(jvm, "JFR.start", "name=all", "filename=" + flight);
            run("java", "-jar", ForkedJvm.AGENT.toString(), "detach", Long.toString(jvm.pid()));
            jvm.nudge();
            jvm.awaitLine("again thanks");
            jcmd(jvm, "JFR.stop", "name=all");
            jvm.nudge();
            assertThat(jvm.join()).as(jvm.err()).isZero();
        } finally {
            server.close();
        }

        assertThat(events(flight, "dev.waxseal.Audit")).as("at the beginning").hasSizeLessThan(2);
        assertThat(events(flight, "dev.waxseal.Destination")).as("at the end").isEmpty();
    }

    @Test
    void what_the_agent_could_not_hear_is_in_it_too() throws Exception {
        Path output = directory.resolve("waxseal");
        Path flight = directory.resolve("flight.jfr");
        List<String> options = List.of(
                HOSTS,
                "-XX:StartFlightRecording:filename=" + flight,
                "-Xlog:disable",
                ForkedJvm.agent(output) + ",evidence=none.pem");
        try (ForkedJvm jvm = ForkedJvm.of(directory, options, Leaks.class, SECRET, "1")) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
        }

        assertThat(events(flight, "dev.waxseal.Audit")).last().satisfies(event -> {
            assertThat(event.getBoolean("complete")).isFalse();
            assertThat(event.getString("problems"))
                    .contains("what leaked is not sealed, or not all of it: there is no file");
        });
    }

    @Test
    void without_a_recording_nothing_of_it_is_loaded() throws Exception {
        Path output = directory.resolve("waxseal");
        Path log = directory.resolve("classes.log");
        List<String> options = List.of(HOSTS, "-Xlog:class+load:file=" + log, ForkedJvm.agent(output));
        try (ForkedJvm jvm = ForkedJvm.of(directory, options, Leaks.class, SECRET, "1")) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
        }

        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains("dev.waxseal.agent.ear.Recorder"))
                .noneMatch(line -> line.contains(" jdk.jfr.") || line.contains("dev.waxseal.agent.flight."));
    }

    @Test
    void an_image_without_the_recorder_is_heard_as_ever() throws Exception {
        Path image = directory.resolve("image");
        run("jlink", "--add-modules", "java.instrument,jdk.httpserver", "--output", image.toString());
        assertThat(run(image.resolve("bin/java").toString(), "--list-modules")).doesNotContain("jdk.jfr");
        Path output = directory.resolve("waxseal");
        ThankfulServer server = ThankfulServer.open();
        String url = "http://payments.example:" + server.port() + "/login?password=" + SECRET;
        try (ForkedJvm jvm = ForkedJvm.ofImage(directory, image, List.of(HOSTS, ForkedJvm.agent(output)), url, "end")) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
            assertThat(jvm.err()).isEmpty();
        } finally {
            server.close();
        }

        assertThat(ForkedJvm.journal(output))
                .anyMatch(line -> line.contains("\"type\":\"finding\""))
                .noneMatch(line -> line.contains("\"failure\":\""));
    }

    /** In the order of time; a file has them thread by thread. */
    private static List<RecordedEvent> events(Path flight, String name) throws IOException {
        return RecordingFile.readAllEvents(flight).stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
    }

    private static String string(JsonObject object, String member) {
        return object.get(member).getAsString();
    }

    private void jcmd(ForkedJvm jvm, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("jcmd", Long.toString(jvm.pid())));
        command.addAll(List.of(words));
        run(command.toArray(String[]::new));
    }

    /** Runs a program of the JDK and returns what it says. */
    private String run(String... words) throws IOException, InterruptedException {
        words[0] = Path.of(System.getProperty("java.home"), "bin")
                .resolve(words[0])
                .toString();
        Process process = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
