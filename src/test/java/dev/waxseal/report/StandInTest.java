package dev.waxseal.report;

import static dev.waxseal.journal.FindingBuilder.login;
import static dev.waxseal.journal.FindingBuilder.request;
import static dev.waxseal.report.Run.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waxseal.journal.FindingBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandInTest {

    @TempDir
    Path directory;

    @BeforeEach
    void production_is_configured() throws IOException {
        Path resources = Files.createDirectories(directory.resolve("src/main/resources"));
        Files.writeString(resources.resolve("application-prod.yml"), """
                orders:
                  url: https://orders.example
                payments:
                  url: http://payments.example:8080/charge
                sidecar: http://localhost:9000
                """);
    }

    @Test
    void what_production_sends_encrypted_passes_and_is_said_in_one_line() throws IOException {
        Report report = judged("""
                stand-ins:
                  - test: "localhost:*"
                    for: application-prod.yml#orders.url
                """, onLoopback("/orders"), onLoopback("/orders/1"));

        assertThat(report.fails()).isFalse();
        assertThat(report.findings())
                .allMatch(finding -> finding.verdict() == Verdict.REPORT)
                .allMatch(finding -> finding.reason()
                        .equals("localhost:51234 stands for https://orders.example"
                                + " (src/main/resources/application-prod.yml:2), sealed in production"));
        assertThat(ReportFormats.text(report))
                .contains("2 findings in clear text to stand-ins pass, sealed in production: https://orders.example"
                        + " (src/main/resources/application-prod.yml:2).\n")
                .doesNotContain("on loopback are");
    }

    @Test
    void what_production_sends_in_clear_fails_like_a_leak_and_names_both_lines() throws IOException {
        Report report = judged("""
                stand-ins:
                  - test: "localhost:*/payments/**"
                    for: application-prod.yml#payments.url
                """, onLoopback("/payments/17"));

        Judgement judgement = only(report);
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.isLocal()).isFalse();
        assertThat(judgement.reason())
                .isEqualTo("critical findings fail (fail-on: high); it stands for http://payments.example:8080"
                        + " (src/main/resources/application-prod.yml:4)");
        assertThat(ReportFormats.text(report))
                .contains("1. password to payments.example in clear text (critical)")
                .contains("POST http://localhost:51234/payments/17 HTTP/1.1\n")
                .contains("stands for http://payments.example:8080 (src/main/resources/application-prod.yml:4)\n")
                .contains("at com.acme.Pay.charge(Pay.java:42)")
                .contains("Production takes the URL from src/main/resources/application-prod.yml:4.")
                .contains("- {host: payments.example, why: ..., until: YYYY-MM-DD}");
    }

    @Test
    void the_same_leak_has_the_same_id_wherever_the_double_listens() throws IOException {
        String policy = "stand-ins: [{test: localhost, for: 'http://payments.example'}]";

        assertThat(only(judged(policy, onLoopback("/x"))).id())
                .isEqualTo(only(judged(policy, onLoopback("/x").to("127.0.0.1", 4, null)))
                        .id())
                .isEqualTo(login().sent("POST", "http://payments.example/x")
                        .to("payments.example", 80, null)
                        .build()
                        .id());
    }

    @Test
    void a_changed_configuration_changes_the_verdict() throws IOException {
        String policy = "stand-ins: [{test: 'localhost:*', for: 'application-prod.yml#payments.url'}]";
        assertThat(judged(policy, onLoopback("/x")).fails()).isTrue();

        Files.writeString(
                directory.resolve("src/main/resources/application-prod.yml"), "payments.url: https://payments.example");

        assertThat(judged(policy, onLoopback("/x")).fails()).isFalse();
    }

    @Test
    void the_first_stand_in_that_fits_counts_and_what_fits_none_is_judged_as_ever() throws IOException {
        String policy = """
                stand-ins:
                  - {test: "localhost:*/payments/**", for: "http://payments.example"}
                  - {test: "localhost:51234", for: "https://orders.example"}
                """;

        assertThat(judged(policy, onLoopback("/payments")).fails()).isTrue();
        assertThat(judged(policy, onLoopback("/orders")).fails()).isFalse();
        assertThat(only(judged(policy, onLoopback("/orders").to("localhost", 6, null)))
                        .standsFor())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,,,true",
        "localhost:*,,,true",
        "localhost:51234,,,true",
        "localhost:51235,,,false",
        "http://localhost:*/payments/**,,,true",
        "localhost/payments/*/charge,,,true",
        "localhost/payments/*,,,false",
        "localhost/**/charge,,,true",
        "localhost:*/orders/**,,,false",
        "127.0.0.1,,,false",
        "wiremock,,,false",
        "local*,,,true",
        "localhost,com.acme.PayTest,,true",
        "localhost,com.acme.PayTest.charges,,true",
        "localhost,com.acme.OrderTest,,false",
        "localhost,,com.acme.*,true",
        "localhost,,com.acme.Pay.charge,true",
        "localhost,,com.acme.Order,false",
    })
    void it_is_known_by_address_and_path_and_narrowed_by_test_and_origin(
            String test, String inTest, String origin, boolean covers) {
        StandIn standIn = new StandIn(
                test, inTest, origin, "https://x.example", null, new StandIn.Written(Path.of("waxseal.yml"), 1));

        assertThat(standIn.covers(onLoopback("/payments/17/charge").build())).isEqualTo(covers);
    }

    @Test
    void a_service_beside_production_is_loopback_there_too() throws IOException {
        Judgement judgement = only(
                judged("stand-ins: [{test: 'localhost:*', for: 'application-prod.yml#sidecar'}]", onLoopback("/x")));

        assertThat(judgement.verdict()).isEqualTo(Verdict.REPORT);
        assertThat(judgement.isLocal()).isTrue();
    }

    @Test
    void a_request_in_which_nothing_was_seen_is_one_in_clear_text_where_production_sends_it_so() throws IOException {
        FindingBuilder news = request().sent("GET", "http://localhost:1/news").to("localhost", 1, null);

        assertThat(only(judged("stand-ins: [{test: localhost, for: 'http://news.example'}]", news))
                        .rule())
                .isEqualTo("plaintext-request");
        assertThat(judged("stand-ins: [{test: localhost, for: 'https://news.example'}]", news)
                        .findings())
                .isEmpty();
    }

    @Test
    void a_missing_file_or_key_is_an_error_that_names_its_line() {
        assertThatThrownBy(() -> judged("""
                        stand-ins:
                          - test: localhost
                            for: application-prd.yml#orders.url
                        """, onLoopback("/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        directory.resolve("waxseal.yml") + ":2: for: there is no file" + " \"application-prd.yml\"");
        assertThatThrownBy(() ->
                        judged("stand-ins: [{test: localhost, for: 'application-prod.yml#order.url'}]", request()))
                .hasMessageEndingWith("has no setting \"order.url\"; did you mean \"orders.url\"?");
    }

    @Test
    void one_that_nothing_was_sent_to_is_told_of() throws IOException {
        assertThat(judged(
                                "stand-ins: [{test: 'localhost:*/paymets', for: 'https://x.example'}]",
                                onLoopback("/payments"))
                        .warnings())
                .containsExactly("nothing was sent in clear text to \"localhost:*/paymets\", which stands for"
                        + " \"https://x.example\" (waxseal.yml:1)");
    }

    private Report judged(String policy, FindingBuilder... findings) throws IOException {
        Path file = Files.writeString(directory.resolve("waxseal.yml"), policy);
        return Run.of(findings)
                .judged(
                        PolicyFile.read(file),
                        Circumstances.judgedBy(List.of("waxseal.yml"))
                                .with(Sources.of(directory, directory, List::of)));
    }

    private static FindingBuilder onLoopback(String path) {
        return login().sent("POST", "http://localhost:51234" + path).to("localhost", 51234, "127.0.0.1");
    }
}
