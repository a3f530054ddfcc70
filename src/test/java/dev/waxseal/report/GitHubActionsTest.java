package dev.waxseal.report;

import static dev.waxseal.journal.FindingBuilder.login;
import static dev.waxseal.journal.FindingBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.FindingBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubActionsTest {

    @TempDir
    Path directory;

    private final Map<String, String> environment = new HashMap<>(Map.of("GITHUB_ACTIONS", "true"));
    private final Map<String, Integer> step = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();

    @Test
    void what_fails_is_an_error_at_its_line_and_says_what_to_do() throws IOException {
        assertThat(told(Run.of(login()).judged()))
                .containsExactly("::error file=src/main/java/com/acme/Pay.java,line=42,"
                        + "title=password to payments.example in clear text::"
                        + "POST http://payments.example:8080/users/17/login?card=••• HTTP/1.1%0A"
                        + "body:$.user.password = •••••••• (8 characters)%0A"
                        + "at com.acme.Pay.charge(Pay.java:42)%0A"
                        + "in test com.acme.PayTest.charges%0A"
                        + "verdict: fail, because critical findings fail (fail-on: high)%0A"
                        + "Fix: Send it over https://, or do not send it at all.");
    }

    @Test
    void what_may_pass_is_a_warning_and_what_left_nothing_but_this_machine_a_notice() throws IOException {
        assertThat(told(Run.of(login().severity(Severity.MEDIUM), login().to("localhost", 80, null), request())
                        .judged()))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("::warning", "::notice", "::notice");
    }

    @Test
    void of_a_kind_github_shows_ten_in_a_step_so_the_last_says_how_many_more_there_are() throws IOException {
        List<String> lines = told(many("host", 30));

        assertThat(lines).hasSize(10);
        assertThat(lines.get(8)).startsWith("::error file=src/main/java/com/acme/Pay.java,line=42,title=password");
        assertThat(lines.get(9))
                .isEqualTo("::error title=Waxseal::21 more findings, none of them worse; the summary of the job has the"
                        + " worst, waxseal.html all");
        assertThat(told(many("other", 3))).as("another module of the same step").isEmpty();
    }

    @Test
    void ten_are_ten_and_nothing_is_said_twice() throws IOException {
        assertThat(told(many("host", 10))).hasSize(10).noneMatch(line -> line.contains(" more finding"));

        step.remove("error");
        assertThat(told(many("host", 10))).as("the same once more").isEmpty();
    }

    @Test
    void the_summary_of_the_job_has_the_report_of_each_module() throws IOException {
        Path summary = directory.resolve("summary.md");
        environment.put("GITHUB_STEP_SUMMARY", summary.toString());
        Files.writeString(summary, "before\n");

        told(Run.of(login()).judged());
        told(Run.of(login().to("other.example", 80, null)).judged());

        assertThat(summary)
                .content()
                .startsWith("before\n## Waxseal: 1 failing, 0 reported\n")
                .contains("password to payments.example", "password to other.example");
        assertThat(warnings).isEmpty();
    }

    @Test
    void a_summary_that_grew_too_long_for_github_is_left_as_it_is_and_that_is_said() throws IOException {
        Path summary = directory.resolve("summary.md");
        environment.put("GITHUB_STEP_SUMMARY", summary.toString());
        Files.write(summary, new byte[(1 << 20) - 100]);

        told(Run.of(login()).judged());

        assertThat(summary).hasSize((1 << 20) - 100);
        assertThat(warnings).singleElement().asString().contains("no room").contains("waxseal.md has it");
    }

    @Test
    void elsewhere_nothing_is_said() throws IOException {
        environment.put("GITHUB_STEP_SUMMARY", directory.resolve("summary.md").toString());
        environment.put("GITHUB_ACTIONS", "false");

        assertThat(told(Run.of(login()).judged())).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatever_names_are_they_give_no_commands() throws IOException {
        String hostile = "x,line=1::\r\n::add-mask::y%0A::error::z";

        List<String> lines = told(Run.of(login().sent(hostile, "http://payments.example/" + hostile)
                        .data(hostile, "query:" + hostile, hostile)
                        .to(hostile, 80, null)
                        .origin(new Finding.Origin("com.acme." + hostile, hostile, hostile, 1)))
                .judged());

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line).doesNotContain("\n", "\r");
            String properties = line.substring("::error ".length(), line.indexOf("::", 2));
            assertThat(properties.split(",", -1))
                    .extracting(property -> property.substring(0, property.indexOf('=')))
                    .containsExactly("file", "title");
            assertThat(line.substring(line.indexOf("::", 2))).contains("y%250A::error");
        });
    }

    private static Report many(String host, int count) {
        FindingBuilder[] many = new FindingBuilder[count];
        for (int i = 0; i < many.length; i++) {
            many[i] = login().to(host + i + ".example", 80, null);
        }
        return Run.of(many).judged();
    }

    private List<String> told(Report report) throws IOException {
        List<String> lines = new ArrayList<>();
        new GitHubActions(environment, step).tell(report, lines::add, warnings::add);
        return lines;
    }
}
