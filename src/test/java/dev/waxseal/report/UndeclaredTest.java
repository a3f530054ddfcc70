package dev.waxseal.report;

import static dev.waxseal.journal.FindingBuilder.login;
import static dev.waxseal.journal.FindingBuilder.request;
import static dev.waxseal.report.Run.test;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndeclaredTest {

    @Test
    void until_anything_is_listed_tests_may_go_anywhere() {
        assertThat(undeclared(everywhere().judged())).isEmpty();
    }

    @Test
    void a_host_that_is_not_listed_fails_with_its_line_and_its_tests_whatever_the_client() {
        Report report = everywhere().judged(listing("payments.example"));

        assertThat(undeclared(report))
                .extracting(judgement -> shown(judgement).destination().host())
                .containsExactly("news.example", "sealed.example");
        Judgement clear = undeclared(report).get(0);
        assertThat(clear.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(clear.tests()).containsExactly(test("com.acme.NewsTest.reads"));
        assertThat(shown(clear).origin()).isEqualTo(login().build().origin());
        assertThat(ReportFormats.text(report))
                .contains("undeclared-destination to news.example in clear text (high)")
                .contains("undeclared-destination to sealed.example (high)\n     https://sealed.example:443");
    }

    @Test
    void this_machine_needs_no_list() {
        Run run = new Run()
                .talking(
                        new Counting.Destination("localhost", 8080, "http", 3, false),
                        new Counting.Destination("/run/docker.sock", 0, "unix", 1, false));

        assertThat(undeclared(run.judged(listing()))).isEmpty();
    }

    @Test
    void it_may_be_reported_only() {
        Policy policy = listing().withThresholds(List.of(new Threshold("undeclared-destination", null, null, null)));

        assertThat(undeclared(everywhere().judged(policy)))
                .hasSize(3)
                .allMatch(judgement -> judgement.verdict() == Verdict.REPORT);
    }

    @Test
    void the_list_of_where_tests_went_is_added_to_a_policy_once(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("waxseal.yml"), "fail-on: low");
        List<String> hosts = DestinationList.of(everywhere().judged(), Policy.DEFAULT);

        assertThat(DestinationList.addTo(file, hosts)).isTrue();
        assertThat(DestinationList.addTo(file, List.of("other.example"))).isFalse();

        assertThat(PolicyFile.read(file).destinations().entries())
                .containsExactly("news.example", "payments.example", "sealed.example");
        assertThat(undeclared(everywhere().judged(PolicyFile.read(file)))).isEmpty();
    }

    @Test
    void a_policy_of_another_style_is_left_as_it_is(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("waxseal.yml"), "{fail-on: low}");

        assertThat(DestinationList.addTo(file, List.of("news.example"))).isFalse();
        assertThat(file).hasContent("{fail-on: low}");
        assertThat(DestinationList.addTo(directory.resolve("new.yml"), List.of("[2001:db8::1]")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "news.example,true",
        "NEWS.example,true",
        "*.example,true",
        "news.example:80,true",
        "news.example:443,false",
        "example,false",
        "*,true",
    })
    void entries_are_hosts_with_or_without_a_port(String entry, boolean isListed) {
        assertThat(new Destinations(true, List.of(entry)).have("news.example", 80))
                .isEqualTo(isListed);
    }

    private static Run everywhere() {
        return Run.of(login(), request().origin(login().build().origin()).test(test("com.acme.NewsTest.reads")))
                .talking(
                        new Counting.Destination("payments.example", 8080, "http", 1, false),
                        new Counting.Destination("news.example", 80, "http", 1, false),
                        new Counting.Destination("sealed.example", 443, "https", 4, true));
    }

    private static Policy listing(String... entries) {
        return Policy.DEFAULT.withDestinations(new Destinations(true, List.of(entries)));
    }

    private static Finding shown(Judgement judgement) {
        return Objects.requireNonNull(judgement.finding());
    }

    private static List<Judgement> undeclared(Report report) {
        return report.findings().stream()
                .filter(judgement -> judgement.rule().equals("undeclared-destination"))
                .sorted(Comparator.comparing(Judgement::evidence))
                .toList();
    }
}
