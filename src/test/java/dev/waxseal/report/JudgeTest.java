package dev.waxseal.report;

import static dev.waxseal.journal.FindingBuilder.login;
import static dev.waxseal.journal.FindingBuilder.request;
import static dev.waxseal.report.Run.only;
import static dev.waxseal.report.Run.test;
import static dev.waxseal.report.Run.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.FindingBuilder;
import dev.waxseal.production.ClearEndpoints;
import dev.waxseal.production.Production;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"CRITICAL,FAIL", "HIGH,FAIL", "MEDIUM,REPORT", "LOW,REPORT", "INFO,REPORT"})
    void critical_and_high_fail_by_default_and_the_rest_is_reported(Severity severity, Verdict expected) {
        assertThat(verdict(Policy.DEFAULT, login().severity(severity))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"info,info,FAIL", "medium,medium,FAIL", "critical,high,REPORT", "never,critical,REPORT"})
    void the_least_severity_that_fails_can_be_set(String failOn, String severity, Verdict expected) {
        Policy policy = Policy.DEFAULT.withFailOn(Policy.failOn(failOn));

        assertThat(verdict(policy, login().severity(Severity.valueOf(severity.toUpperCase(java.util.Locale.ROOT)))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule: plaintext-data, fail-on: never|REPORT|critical is below what fails (fail-on: never for rule"
                        + " plaintext-data)",
                "kind: email, fail-on: never|FAIL|critical findings fail (fail-on: high)",
                "kind: password, host: '*.example', fail-on: critical|FAIL|critical findings fail (fail-on: critical for"
                        + " kind password, host *.example)",
                "host: news.example, fail-on: never|FAIL|critical findings fail (fail-on: high)",
            })
    void some_findings_fail_from_another_severity_on(String threshold, Verdict verdict, String reason)
            throws IOException {
        Path file = Files.writeString(directory.resolve("waxseal.yml"), "thresholds: [{" + threshold + "}]");
        Policy policy = PolicyFile.read(file);

        Judgement judgement = only(Run.of(login()).judged(policy));

        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.reason()).isEqualTo(reason);
        assertThat(verdict(policy.withFailOn(null), login())).isEqualTo(Verdict.REPORT);
    }

    @Test
    void a_finding_on_loopback_is_reported_and_passes() {
        Judgement judgement = only(Run.of(onLoopback()).judged());

        assertThat(judgement.verdict()).isEqualTo(Verdict.REPORT);
        assertThat(judgement.reason()).isEqualTo("localhost is loopback, which is reported only (loopback: report)");
    }

    @Test
    void certificates_for_tests_are_one_finding_for_each_host_and_none_that_fails() {
        Judgement judgement = only(Run.of(
                        onLoopback().rule("certificate-self-signed"),
                        onLoopback().rule("certificate-expired").origin(null))
                .judged());

        assertThat(judgement.rule()).isEqualTo("certificate-for-tests");
        assertThat(judgement.severity()).isEqualTo(Severity.INFO);
        assertThat(judgement.verdict()).isEqualTo(Verdict.REPORT);
    }

    @Test
    void loopback_can_fail_like_any_other_host() {
        Policy policy = Policy.DEFAULT.withLoopback(Policy.loopback("fail"));

        assertThat(verdict(policy, onLoopback())).isEqualTo(Verdict.FAIL);
        assertThat(verdict(policy, onLoopback().severity(Severity.LOW))).isEqualTo(Verdict.REPORT);
    }

    @Test
    void loopback_can_be_left_out() {
        Report report = Run.of(onLoopback()).judged(Policy.DEFAULT.withLoopback(Policy.Loopback.IGNORE));

        assertThat(report.findings()).isEmpty();
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void a_name_that_only_resolves_to_loopback_is_another_host() {
        assertThat(verdict(Policy.DEFAULT, login().to("payments.example", 8080, "127.0.0.1")))
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_proxy_does_not_make_another_host_of_loopback_or_loopback_of_another_host() {
        assertThat(verdict(Policy.DEFAULT, login().via("localhost:3128"))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(Policy.DEFAULT, onLoopback().via("[::1]:3128"))).isEqualTo(Verdict.REPORT);
    }

    @Test
    void loopback_as_a_proxy_elsewhere_sees_it_is_another_host() {
        assertThat(verdict(Policy.DEFAULT, onLoopback().via("proxy.example:3128")))
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void the_same_finding_of_several_jvms_and_tests_is_one_and_its_counts_add_up() {
        Report report = new Run()
                .counted(login().test(test("com.acme.PayTest.refunds")), 3)
                .counted(login().test(test("com.acme.PayTest.charges")), 4)
                .counted(login().test(test("com.acme.PayTest.charges")).to("payments.example", 51234, "::1"), 5)
                .counted(login().test(null), 6)
                .judged();

        Judgement judgement = only(report);
        assertThat(judgement.count()).isEqualTo(18);
        assertThat(judgement.tests())
                .containsExactly(test("com.acme.PayTest.charges"), test("com.acme.PayTest.refunds"));
        assertThat(report.summary().jvms()).isEqualTo(4);
    }

    @Test
    void what_reached_the_wire_is_shown_rather_than_the_attempt() {
        Finding shown = only(Run.of(login().attempted(), login()).judged()).finding();

        assertThat(shown).isNotNull().extracting(Finding::stage).isEqualTo(Finding.Stage.WIRE);
    }

    @Test
    void findings_of_several_modules_name_each() {
        Circumstances together = Circumstances.judgedBy(List.of())
                .together(
                        Map.of(Path.of("100-u.jsonl"), "orders", Path.of("101-u.jsonl"), "stock"),
                        Production.unknown(),
                        ClearEndpoints.All.NONE,
                        null,
                        List.of("module support: no test was heard"));

        Report report = new Run().jvm(login()).jvm(login()).judged(Policy.DEFAULT, together);

        assertThat(report.findings())
                .filteredOn(judgement -> judgement.finding() != null)
                .singleElement()
                .satisfies(judgement -> assertThat(judgement.modules()).containsExactly("orders", "stock"));
        assertThat(ReportFormats.text(report))
                .contains("in module orders and stock\n")
                .contains("module support: no test was heard");
    }

    @Test
    void the_order_of_the_jvms_changes_nothing() {
        FindingBuilder one = login().test(test("com.acme.A.a")).sent("POST", "http://payments.example/users/1/login");
        FindingBuilder two = login().test(test("com.acme.B.b")).sent("POST", "http://payments.example/users/2/login");

        assertThat(new Run().jvm(one).jvm(two).judged().findings())
                .isEqualTo(new Run().jvm(two).jvm(one).judged().findings());
    }

    @Test
    void an_incomplete_audit_fails_however_clean_it_looks() {
        Report report = new Run()
                .problem("the agent did not listen: unknown option")
                .problem("the agent did not listen: unknown option")
                .judged();

        assertThat(report.fails()).isTrue();
        assertThat(report.isComplete()).isFalse();
        Judgement judgement = only(report);
        assertThat(judgement.rule()).isEqualTo("audit-incomplete");
        assertThat(judgement.evidence()).isEqualTo("the agent did not listen: unknown option");
        assertThat(judgement.reason()).isEqualTo("an incomplete audit does not pass; see 100-u.jsonl and 1 more");
        assertThat(judgement.count()).isEqualTo(2);
    }

    @Test
    void no_journal_at_all_is_an_incomplete_audit() {
        Report report = new Run().judged();

        assertThat(report.fails()).isTrue();
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void requests_are_counted_once_as_encrypted_or_clear_or_loopback() {
        Report report = new Run()
                .talking(
                        new Counting.Destination("payments.example", 80, "http", 30, false),
                        new Counting.Destination("localhost", 51234, "http", 25, false),
                        new Counting.Destination("localhost", 443, "https", 2, true))
                .talking(
                        new Counting.Destination("payments.example", 80, "http", 1, false),
                        new Counting.Destination("payments.example", 443, "https", 10, true))
                .judged();

        assertThat(report.summary().requests()).isEqualTo(new Report.Requests(31, 25, 12));
        assertThat(report.destinations())
                .contains(new Counting.Destination("payments.example", 80, "http", 31, false))
                .hasSize(4);
    }

    @Test
    void the_worst_stands_first() {
        Report report = Run.of(
                        request(),
                        onLoopback(),
                        login().severity(Severity.HIGH).data("iban", "query:iban", "DE••"),
                        login())
                .problem("something was missed")
                .judged();

        assertThat(report.findings())
                .extracting(judgement -> judgement.verdict() + " " + judgement.severity() + " " + judgement.rule())
                .containsExactly(
                        "fail critical plaintext-data",
                        "fail high plaintext-data",
                        "fail medium audit-incomplete",
                        "report critical plaintext-data",
                        "report low plaintext-request");
    }

    @Test
    void an_exception_allows_what_it_names_and_says_why() {
        Policy policy = allowing(allowance("password", "*.example", TOMORROW));

        Report report = Run.of(login(), login().to("payments.test", 80, null)).judged(policy);

        assertThat(report.findings()).extracting(Judgement::verdict).containsExactly(Verdict.FAIL, Verdict.SUPPRESSED);
        assertThat(report.findings().get(1).reason()).isEqualTo("allowed until 2026-11-24: moves in spring");
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void an_exception_holds_on_its_last_day_and_fails_again_on_the_next() {
        assertThat(verdict(allowing(allowance("password", null, Run.TODAY)), login()))
                .isEqualTo(Verdict.SUPPRESSED);

        Judgement late = only(Run.of(login()).judged(allowing(allowance("password", null, YESTERDAY))));
        assertThat(late.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(late.reason())
                .isEqualTo("critical findings fail (fail-on: high);"
                        + " its exception expired on 2026-11-22: moves in spring");
    }

    @Test
    void an_exception_that_holds_goes_before_one_that_has_expired() {
        Policy policy = allowing(allowance("password", null, YESTERDAY), allowance("password", null, null));

        assertThat(verdict(policy, login())).isEqualTo(Verdict.SUPPRESSED);
    }

    @Test
    void an_exception_that_nothing_needs_is_reported() {
        Report report = Run.of(login())
                .judged(allowing(allowance("iban", "*.example", TOMORROW), allowance("email", null, null)));

        assertThat(report.warnings())
                .containsExactly("the exception for kind iban, host *.example is not needed any more");
    }

    @Test
    void an_exception_for_tests_covers_a_finding_only_if_it_covers_all_its_tests() {
        Allowance payTest = new Allowance(null, null, null, null, "com.acme.PayTest.*", "moves in spring", null);
        FindingBuilder inPayTest = login().test(test("com.acme.PayTest.charges"));

        assertThat(only(Run.of(inPayTest).judged(allowing(payTest))).verdict()).isEqualTo(Verdict.SUPPRESSED);
        assertThat(only(Run.of(inPayTest, login().test(test("com.acme.ShopTest.sells")))
                                .judged(allowing(payTest)))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(verdict(allowing(payTest), login().test(null))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void an_exception_for_an_id_covers_that_finding_alone() {
        String id = login().build().id();
        Policy policy = allowing(new Allowance(id, null, null, null, null, "moves in spring", null));

        assertThat(verdict(policy, login())).isEqualTo(Verdict.SUPPRESSED);
        assertThat(verdict(policy, login().rule("plaintext-auth"))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void an_exception_can_accept_that_the_audit_is_incomplete() {
        Policy policy = allowing(new Allowance(null, "audit-incomplete", null, null, null, "old JDK", null));

        Report report = new Run().problem("something was missed").judged(policy);

        assertThat(report.fails()).isFalse();
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void an_exception_without_a_reason_or_for_everything_is_refused() {
        assertThatThrownBy(() -> new Allowance("x", null, null, null, null, " ", null))
                .hasMessage("an exception must say why");
        assertThatThrownBy(() -> new Allowance(null, null, null, null, null, "why", null))
                .hasMessage("an exception must name an id, a rule, a kind, a host or a test");
    }

    @ParameterizedTest
    @EnumSource(Policy.Loopback.class)
    void settings_of_the_policy_are_read_as_they_are_printed(Policy.Loopback loopback) {
        assertThat(Policy.loopback(loopback.toString())).isEqualTo(loopback);
    }

    @Test
    void a_misspelt_setting_is_answered_with_the_known_ones() {
        assertThatThrownBy(() -> Policy.loopback("allow"))
                .hasMessage("loopback is \"allow\", but must be one of: ignore, report, fail");
        assertThatThrownBy(() -> Policy.failOn("huge"))
                .hasMessage("fail-on is \"huge\", but must be one of: critical, high, medium, low, info, never");
    }

    private static final LocalDate YESTERDAY = Run.TODAY.minusDays(1);
    private static final LocalDate TOMORROW = Run.TODAY.plusDays(1);

    private static FindingBuilder onLoopback() {
        return login().to("localhost", 8080, "127.0.0.1");
    }

    private static Policy allowing(Allowance... allowances) {
        return new Policy(
                Policy.Loopback.REPORT,
                Severity.HIGH,
                LocalHosts.DEFAULT,
                List.of(allowances),
                List.of(),
                Destinations.ANY,
                List.of());
    }

    private static Allowance allowance(
            String kind,
            @org.jspecify.annotations.Nullable String host,
            @org.jspecify.annotations.Nullable LocalDate until) {
        return new Allowance(null, null, kind, host, null, "moves in spring", until);
    }
}
