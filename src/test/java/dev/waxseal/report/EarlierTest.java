package dev.waxseal.report;

import static dev.waxseal.journal.FindingBuilder.login;
import static dev.waxseal.report.Run.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waxseal.journal.Counting;
import dev.waxseal.journal.FindingBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlierTest {

    @TempDir
    Path directory;

    @Test
    void only_what_the_baseline_does_not_know_fails() throws IOException {
        Earlier baseline = baseline(Run.of(login()).judged());

        Report same = after(baseline, null, login());
        Report more = after(baseline, null, login(), other());

        assertThat(same.fails()).isFalse();
        assertThat(only(same).verdict()).isEqualTo(Verdict.BASELINE);
        assertThat(only(same).reason())
                .isEqualTo("known to waxseal-baseline.json; else critical findings fail (fail-on: high)");
        assertThat(more.summary().failing()).isEqualTo(1);
        assertThat(more.summary().baseline()).isEqualTo(1);
        assertThat(ReportFormats.text(more)).contains("1 finding known to the baseline.");
    }

    @Test
    void a_baseline_holds_nothing_that_differs_between_machines_and_never_an_incomplete_audit() throws IOException {
        Run run = Run.of(login(), other()).problem("a place was not heard");
        baseline(run.judged());
        String first = Files.readString(directory.resolve("waxseal-baseline.json"));
        baseline(Run.of(other(), login().to("payments.example", 9, "10.0.0.1"))
                .problem("a place was not heard")
                .judged());

        assertThat(Files.readString(directory.resolve("waxseal-baseline.json")))
                .isEqualTo(first)
                .doesNotContain("audit-incomplete", "127.0.0.1", "8080");
        assertThat(Baseline.size(run.judged())).isEqualTo(2);
    }

    @Test
    void the_report_of_an_earlier_run_is_compared_with() throws IOException {
        Earlier earlier = report(Run.of(login(), other()).judged());

        Report report = after(null, earlier, login(), login().to("news.example", 80, null));

        Comparison comparison = Objects.requireNonNull(report.comparison());
        assertThat(comparison.counts()).isEqualTo("1 new, 1 unchanged, 1 fixed");
        assertThat(comparison.fixed())
                .containsExactly("iban to payments.example (" + other().build().id() + ")");
        assertThat(ReportFormats.text(report))
                .contains("Compared with waxseal.json: 1 new, 1 unchanged, 1 fixed.\n")
                .contains("Fixed: iban to payments.example (");
        assertThat(written(report, "json"))
                .contains("\"state\": \"new\"", "\"state\": \"unchanged\"", "\"unchanged\": 1,");
        assertThat(written(report, "sarif")).contains("\"baselineState\": \"new\"", "\"baselineState\": \"unchanged\"");
        assertThat(written(report, "markdown")).contains("Compared with waxseal.json: 1 new, 1 unchanged, 1 fixed.");
    }

    @Test
    void a_report_may_be_a_baseline() throws IOException {
        assertThat(after(report(Run.of(login()).judged()), null, login()).fails())
                .isFalse();
    }

    @Test
    void that_clearly_fewer_requests_were_heard_is_a_warning() throws IOException {
        Earlier many = baseline(new Run()
                .talking(new Counting.Destination("payments.example", 443, "https", 20, true))
                .judged());
        Run now = new Run().talking(new Counting.Destination("payments.example", 443, "https", 17, true));
        Circumstances circumstances = Circumstances.judgedBy(List.of());

        assertThat(now.judged(Policy.DEFAULT, circumstances.after(many, null, true))
                        .warnings())
                .containsExactly("fewer requests were heard than last time: 17, and 20 in waxseal-baseline.json");
        assertThat(now.judged(Policy.DEFAULT, circumstances.after(many, null, false))
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"schema\": \"other\"}", "{\"schema\": \"waxseal-report/1\"}", "<xml/>"})
    void what_is_neither_is_refused_with_the_name_of_the_file(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("old.json"), text);

        assertThatThrownBy(() -> Earlier.read(file, "old.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("old.json ")
                .hasMessageEndingWith("; it must be the waxseal.json of an earlier run, or a baseline");
    }

    private Earlier baseline(Report report) throws IOException {
        Path file = directory.resolve(Baseline.USUAL);
        Baseline.write(report, file);
        return Earlier.read(file, Baseline.USUAL);
    }

    private Earlier report(Report report) throws IOException {
        written(report, "json");
        return Earlier.read(directory.resolve("waxseal.json"), "waxseal.json");
    }

    private String written(Report report, String format) throws IOException {
        List<ReportFormat> formats = ReportFormats.named(format);
        ReportFormats.write(report, formats, directory);
        return Files.readString(directory.resolve(formats.get(0).fileName()));
    }

    private static Report after(@Nullable Earlier baseline, @Nullable Earlier compared, FindingBuilder... findings) {
        return Run.of(findings)
                .judged(Policy.DEFAULT, Circumstances.judgedBy(List.of()).after(baseline, compared, true));
    }

    private static FindingBuilder other() {
        return login().data("iban", "body:$.iban", "•••• (22 characters)");
    }
}
