package dev.waxseal.report;

import static dev.waxseal.report.Run.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.production.ClearEndpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredTest {

    @TempDir
    Path directory;

    @Test
    void an_address_in_clear_text_is_reported_with_its_line_and_fails_nothing() throws IOException {
        write("application.yml", "a: x\npayments.url: http://payments.example:8080/charge?key=hunter2\n");

        Report report = judged(Policy.DEFAULT);

        Judgement judgement = only(report);
        assertThat(judgement.rule()).isEqualTo("plaintext-endpoint");
        assertThat(judgement.verdict()).isEqualTo(Verdict.REPORT);
        assertThat(judgement.source()).isEqualTo(new SourceLine("src/main/resources/application.yml", 2));
        assertThat(report.isComplete()).isTrue();
        assertThat(ReportFormats.text(report))
                .contains("In clear text, as the configuration has it: http://payments.example:8080"
                        + " (src/main/resources/application.yml:2).\n")
                .doesNotContain("hunter2");
    }

    @Test
    void it_fails_where_the_policy_says_so() throws IOException {
        write("application.yml", "payments.url: http://payments.example\n");
        write("other.yml", "b: 1\npayments.url: http://payments.example\n");

        Report report = judged(Policy.DEFAULT.withFailOn(Policy.failOn("medium")));

        assertThat(report.fails()).isTrue();
        assertThat(ReportFormats.text(report)).contains("""
                        1. plaintext-endpoint to payments.example in clear text (medium)
                             at src/main/resources/application.yml:1
                             config:payments.url = http://payments.example
                             and in 1 more place:
                               at src/main/resources/other.yml:2
                        """);
    }

    @Test
    void what_stays_on_this_machine_is_not_told_of_and_an_exception_allows_the_rest() throws IOException {
        write("application.yml", "a: http://localhost:8080\nb: http://docker:1\nc: http://payments.example\n");
        Policy policy = Policy.DEFAULT
                .withLocal(LocalHosts.with(List.of("docker")))
                .withExceptions(
                        List.of(new Allowance(null, "plaintext-endpoint", null, "*.example", null, "why", null)));

        assertThat(only(judged(policy)).verdict()).isEqualTo(Verdict.SUPPRESSED);
    }

    @Test
    void a_file_that_was_too_large_to_be_read_is_a_warning() throws IOException {
        write("application.yml", "c: http://payments.example\n#" + "x".repeat(1 << 20));

        assertThat(judged(Policy.DEFAULT).warnings())
                .containsExactly(
                        "src/main/resources/application.yml is larger than 1 MiB: what addresses it names was not read");
    }

    private Report judged(Policy policy) throws IOException {
        return new Run()
                .judged(
                        policy,
                        Circumstances.judgedBy(List.of("waxseal.yml"))
                                .with(Sources.of(directory, directory, List::of))
                                .with(ClearEndpoints.in(
                                        List.of(directory.resolve("src/main/resources")), file -> true, name -> null))
                                .silent());
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve("src/main/resources").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
