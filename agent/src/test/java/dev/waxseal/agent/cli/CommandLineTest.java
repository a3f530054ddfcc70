package dev.waxseal.agent.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Entry;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @TempDir
    Path output;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_leak_is_told_written_and_ends_with_1() throws IOException {
        recording().sighted(leak("payments.example"));

        assertThat(run("report", output.toString())).isEqualTo(1);

        assertThat(out.toString())
                .contains("Waxseal found 1 finding that must not pass:")
                .contains("at com.acme.Pay.charge(Pay.java:42)");
        assertThat(Files.readString(output.resolve("waxseal.json"))).contains("\"verdict\": \"fail\"");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void only_a_terminal_gets_colours() {
        recording().sighted(leak("payments.example"));

        run("report", output.toString());
        assertThat(out.toString()).doesNotContain("\u001b");

        System.setProperty("picocli.ansi", "true"); // as on a terminal
        try {
            run("report", output.toString());
        } finally {
            System.clearProperty("picocli.ansi");
        }
        assertThat(out.toString())
                .contains("\u001b[1;31m1. password to payments.example in clear text (critical)\u001b[0m\n")
                .contains("\u001b[1m     fix    Send it over https://");
    }

    @Test
    void who_watches_is_told_at_which_step_it_is_when_that_takes_long() {
        try (Progress progress = Progress.to(new PrintWriter(err), true, Duration.ofMillis(1))) {
            progress.at("reading 17-a.jsonl");
            while (!err.toString().contains("waxseal: reading 17-a.jsonl ...")) {
                Thread.onSpinWait(); // the build ends a test that goes on for ever
            }
        }
        StringWriter silence = new StringWriter();
        Progress.to(new PrintWriter(silence), false, Duration.ofMillis(1)).close();
        assertThat(silence.toString()).isEmpty();
    }

    @Test
    void no_leak_ends_with_0() {
        JournalWriter journal = recording();
        journal.requested(new Counting.Destination("payments.example", 443, "https", 0, true));
        journal.end();

        assertThat(run("report", output.toString())).isEqualTo(0);
        assertThat(out.toString()).contains("Waxseal found nothing that must not pass.");
    }

    @Test
    void nothing_recorded_ends_with_2_and_says_how_to_record() {
        assertThat(run("report", output.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("waxseal: nothing was recorded in " + output
                        + ": run a JVM with -javaagent:waxseal-agent.jar=output=" + output + System.lineSeparator());
    }

    @Test
    void a_jvm_that_was_not_listened_to_is_never_clean() {
        recording().write(new Entry.DidNotRun("its settings cannot be understood"));

        assertThat(run("report", output.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("the agent did not listen: its settings cannot be understood");
    }

    @Test
    void loopback_passes_unless_it_is_told_to_fail() {
        recording().sighted(leak("localhost"));

        assertThat(run("report", output.toString())).isEqualTo(0);
        assertThat(run("report", output.toString(), "--loopback=fail")).isEqualTo(1);
        assertThat(run("report", output.toString(), "--loopback=FAIL", "--fail-on=never"))
                .isEqualTo(0);
    }

    @Test
    void a_policy_allows_what_it_names() throws IOException {
        recording().sighted(leak("payments.example"));
        Path policy = Files.writeString(
                output.resolve("policy.yml"), "exceptions: [{kind: password, why: known, permanent: true}]");

        assertThat(run("report", output.toString(), "--policy=" + policy)).isEqualTo(0);
        assertThat(out.toString()).contains("1 finding allowed by waxseal.yml.");
    }

    @Test
    void a_stand_in_is_judged_by_what_production_is_told_and_again_when_that_has_changed() throws IOException {
        recording().sighted(leak("localhost"));
        Files.writeString(output.resolve("prod.yml"), "payments.url: http://payments.example/charge");
        Path policy = Files.writeString(
                output.resolve("policy.yml"), "stand-ins: [{test: localhost, for: 'prod.yml#payments.url'}]");

        assertThat(run("report", output.toString(), "--policy=" + policy)).isEqualTo(1);
        assertThat(out.toString()).contains("password to payments.example").contains("prod.yml:1");

        Files.writeString(output.resolve("prod.yml"), "payments.url: https://payments.example/charge");
        assertThat(run("report", output.toString(), "--policy=" + policy)).isEqualTo(0);

        Files.delete(output.resolve("prod.yml"));
        assertThat(run("report", output.toString(), "--policy=" + policy)).isEqualTo(2);
        assertThat(err.toString()).contains("policy.yml:1: for: there is no file \"prod.yml\"");
    }

    @Test
    void an_earlier_report_is_compared_with_or_known_and_the_configuration_is_read() throws IOException {
        recording().sighted(leak("payments.example"));
        Path old = output.resolve("old");
        run("report", output.toString(), "--out=" + old);
        Path resources = Files.createDirectories(output.resolve("resources"));
        Files.writeString(resources.resolve("application.yml"), "news: http://news.example");

        assertThat(run(
                        "report",
                        output.toString(),
                        "--compare=" + old.resolve("waxseal.json"),
                        "--baseline=" + old.resolve("waxseal.json"),
                        "--resources=" + resources))
                .isEqualTo(0);
        assertThat(out.toString())
                .contains("waxseal.json: 1 new, 1 unchanged, 0 fixed.")
                .contains("1 finding known to the baseline.")
                .contains("In clear text, as the configuration has it: http://news.example (");
        assertThat(run("report", output.toString(), "--compare=" + resources.resolve("application.yml")))
                .isEqualTo(2);
    }

    @Test
    void reports_are_written_where_and_how_they_are_asked_for() {
        recording();
        Path reports = output.resolve("reports");

        assertThat(run("report", output.toString(), "--format=json,markdown,text", "--out=" + reports))
                .isEqualTo(0);
        assertThat(reports).isDirectoryContaining("glob:**/waxseal.json");
        assertThat(reports).isDirectoryContaining("glob:**/waxseal.md");
        assertThat(reports).isDirectoryContaining("glob:**/waxseal.txt");
    }

    @Test
    void findings_stand_at_files_of_the_sources_in_every_format_for_machines() throws IOException {
        recording().sighted(leak("payments.example"));
        Path source = output.resolve("repository/shop/src/main/java/com/acme/Pay.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package com.acme;");

        assertThat(run(
                        "report",
                        output.toString(),
                        "--format=html,sarif,junit,gitlab,sonar",
                        "--sources=" + output.resolve("repository")))
                .isEqualTo(1);
        for (String file : List.of(
                "waxseal.html",
                "waxseal.sarif",
                "waxseal-junit.xml",
                "gl-code-quality-report.json",
                "gl-sast-report.json",
                "waxseal-sonar.json")) {
            assertThat(output.resolve(file)).content().contains("shop/src/main/java/com/acme/Pay.java");
        }
    }

    @Test
    void several_directories_become_one_report() {
        recording().sighted(leak("payments.example"));
        Path other = output.resolve("other");
        JournalWriter.open(settings(other), "1").sighted(leak("payments.example"));

        assertThat(run("report", output.toString(), other.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("Waxseal found 1 finding").contains("met 2 times");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--format=xml|unknown format \"xml\"; the formats are json",
                "--loopback=allow|loopback is \"allow\", but must be one of: ignore, report, fail",
                "--fail-on=huge|fail-on is \"huge\", but must be one of: critical, high, medium, low, info, never",
                "--policy=none.yml|there is no file none.yml",
                "--lopback=fail|Unknown option: '--lopback=fail'",
            })
    void what_cannot_be_understood_or_done_ends_with_2_and_one_clear_line(String option, String message) {
        recording();

        assertThat(run("report", output.toString(), option)).isEqualTo(2);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void a_place_that_cannot_be_written_ends_with_2() throws IOException {
        recording();
        Path file = Files.createFile(output.resolve("file"));

        assertThat(run("report", output.toString(), "--out=" + file.resolve("reports")))
                .isEqualTo(2);
        assertThat(err.toString()).contains(file.toString()).doesNotContain("\tat ");
    }

    @Test
    void no_command_ends_with_2_and_the_usage() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Which command?").contains("report").contains("attach");
    }

    @Test
    void the_version_is_that_of_the_build() {
        assertThat(run("--version")).isEqualTo(0);
        assertThat(out.toString()).matches("waxseal [0-9]+\\.[0-9]+\\.[0-9]+.*\\R");
    }

    @Test
    void a_rule_is_explained_with_its_fix_and_its_references() {
        assertThat(run("explain", "plaintext-data")).isEqualTo(0);
        assertThat(out.toString())
                .contains("plaintext-data (high)")
                .contains("https://")
                .contains("CWE-319");
    }

    @Test
    void a_kind_is_explained_too() {
        assertThat(run("explain", "card-number")).isEqualTo(0);
        assertThat(out.toString()).contains("critical when it is sent in clear").contains("PCI DSS");
    }

    @Test
    void explain_alone_lists_everything_and_an_unknown_name_says_so() {
        assertThat(run("explain")).isEqualTo(0);
        assertThat(out.toString()).contains("audit-incomplete").contains("iban");
        assertThat(run("explain", "nonsense")).isEqualTo(2);
        assertThat(err.toString()).contains("neither a rule nor a kind is called \"nonsense\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ouput=x", "tests=maybe"})
    void attach_checks_its_options_before_it_touches_the_other_jvm(String option) {
        assertThat(run("attach", "1", option)).isEqualTo(2);
        assertThat(err.toString()).startsWith("waxseal: ").contains("option");
    }

    @Test
    void attach_to_what_is_no_jvm_says_so() {
        assertThat(run("attach", "no-pid", "output=" + output)).isEqualTo(2);
        assertThat(err.toString()).startsWith("waxseal: cannot attach to no-pid: ");
    }

    @Test
    void masked_values_stay_readable_where_a_terminal_has_no_bullets() {
        assertThat(printed("••• 4242", US_ASCII)).isEqualTo("*** 4242");
        assertThat(printed("••• 4242", UTF_8)).isEqualTo("••• 4242");
    }

    private static String printed(String text, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintWriter writer = Printable.writer(new PrintStream(bytes, true, charset), charset);
        writer.print(text);
        writer.flush();
        return bytes.toString(charset);
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private JournalWriter recording() {
        return JournalWriter.open(settings(output), "1");
    }

    private static Settings settings(Path output) {
        return new Settings(output.toString(), true, true, null, List.of());
    }

    private static Finding leak(String host) {
        return new Finding(
                "plaintext-data",
                Severity.CRITICAL,
                "password",
                Finding.Direction.REQUEST,
                "form:password",
                "•••••••• (8 characters)",
                new Finding.Request("POST", "http://" + host + "/login", "HTTP/1.1"),
                new Finding.Destination(host, 80, "127.0.0.1", null),
                false,
                Finding.Stage.WIRE,
                "url-connection",
                new Finding.Origin("com.acme.Pay", "charge", "Pay.java", 42),
                null);
    }
}
