package dev.waxseal.report;

import static dev.waxseal.journal.FindingBuilder.login;
import static dev.waxseal.journal.FindingBuilder.request;
import static dev.waxseal.report.Run.only;
import static dev.waxseal.report.Run.test;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.FindingBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has one cause is one finding, and tells all that it stands for. */
class FoldingTest {

    @Test
    void a_cookie_in_many_places_is_one_finding_with_all_of_them() {
        FindingBuilder[] many = new FindingBuilder[159];
        for (int i = 0; i < many.length; i++) {
            many[i] = cookie().sent(i % 2 == 0 ? "GET" : "PUT", "http://payments.example/" + word(i))
                    .origin(new Finding.Origin("com.acme.Page" + word(i), "show", "Page.java", 1 + i))
                    .test(test("com.acme.PageTest.shows_" + word(i)));
        }

        Judgement judgement = only(Run.of(many).judged());

        assertThat(judgement.places()).hasSize(159).extracting(Place::origin).doesNotHaveDuplicates();
        assertThat(judgement.methods()).containsExactly("GET", "PUT");
        assertThat(judgement.tests()).hasSize(159);
        assertThat(judgement.count()).isEqualTo(159);
        assertThat(judgement.id()).isEqualTo(cookie().build().id());
        assertThat(ReportFormats.text(Run.of(many).judged()))
                .contains("\n     and in 158 more places:\n")
                .contains(" and 156 others\n");
    }

    @Test
    void a_password_that_two_lines_send_is_two_findings() {
        FindingBuilder other = login().origin(new Finding.Origin("com.acme.Other", "charge", "Other.java", 1));

        assertThat(Run.of(login(), other).judged().findings()).hasSize(2);
    }

    @Test
    void methods_of_one_route_are_one_finding_that_names_both() {
        String url = "http://payments.example/users/17/login";

        Report report =
                Run.of(login().sent("PUT", url), login().sent("POST", url)).judged();

        assertThat(only(report).methods()).containsExactly("POST", "PUT");
        assertThat(ReportFormats.text(report)).contains("POST and PUT " + url);
    }

    @Test
    void that_nothing_was_seen_is_no_news_where_something_was() {
        FindingBuilder silent = request().to("payments.example", 8080, null);
        FindingBuilder sameRoute = silent.sent("POST", "http://payments.example:8080/users/18/login");

        assertThat(only(Run.of(login(), sameRoute).judged()).rule()).isEqualTo("plaintext-data");
        assertThat(Run.of(login(), request()).judged().findings()).hasSize(2);
    }

    @Test
    void requests_in_which_nothing_was_seen_take_a_line_a_host_and_fail_nothing() {
        Report report = Run.of(
                        request().sent("GET", "http://news.example/a"),
                        request().sent("GET", "http://news.example/b").origin(new Finding.Origin("A", "a", null, 0)),
                        request().sent("GET", "http://news.example/b").origin(new Finding.Origin("B", "b", null, 0)),
                        request().to("weather.example", 80, null))
                .judged();

        assertThat(report.fails()).isFalse();
        assertThat(report.findings()).hasSize(3);
        assertThat(ReportFormats.text(report))
                .contains("Nothing sensitive was seen in 3 requests in clear text to news.example (2 routes).")
                .contains("Nothing sensitive was seen in 1 request in clear text to weather.example (1 route).");
    }

    @Test
    void clear_text_that_stays_on_this_machine_is_no_finding_by_itself() {
        Report report = Run.of(request().to("localhost", 80, null), spoken("SMTP", "localhost", 25))
                .judged();

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void other_protocols_take_one_line_together() {
        Report report = new Run()
                .counted(spoken("SMTP", "mail.example", 25), 3)
                .counted(spoken("LDAP", "ldap.example", 389), 9)
                .judged();

        assertThat(report.fails()).isFalse();
        assertThat(ReportFormats.text(report))
                .contains("12 connections in clear text that are not HTTP: LDAP to ldap.example:389 (9), SMTP to"
                        + " mail.example:25 (3).");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "[fd00:ec2::254]",
                "fd00:ec2:0::254",
                "metadata.google.internal",
                "169.254.170.2"
            })
    void a_metadata_service_has_a_rule_of_its_own_and_fails_nothing(String host) {
        Judgement judgement = only(Run.of(
                        login().to(host, 80, host).rule("plaintext-response-data"),
                        request().to(host, 80, host),
                        login().to(host, 80, host).sent("GET", "http://" + host + "/latest/meta-data/"))
                .judged());

        assertThat(judgement.rule()).isEqualTo("cloud-metadata");
        assertThat(judgement.verdict()).isEqualTo(Verdict.REPORT);
        assertThat(judgement.fix()).contains("IMDSv2");
    }

    @Test
    void a_metadata_service_behind_a_proxy_has_left_the_machine() {
        FindingBuilder forwarded = login().to("169.254.169.254", 80, "10.0.0.1").via("proxy.example:3128");

        assertThat(only(Run.of(forwarded).judged()).verdict()).isEqualTo(Verdict.FAIL);
    }

    private static FindingBuilder spoken(String protocol, String host, int port) {
        return request()
                .rule("plaintext-protocol")
                .severity(Severity.MEDIUM)
                .data(null, null, protocol)
                .sent("", protocol.toLowerCase(java.util.Locale.ROOT) + "://" + host + ":" + port)
                .to(host, port, null);
    }

    private static FindingBuilder cookie() {
        return login().data("session-cookie", "cookie:JSESSIONID", "•••••••• (32 characters)");
    }

    /** Without digits, which routes do not have. */
    private static String word(int number) {
        return "page" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }
}
