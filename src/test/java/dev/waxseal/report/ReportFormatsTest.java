package dev.waxseal.report;

import static dev.waxseal.journal.FindingBuilder.login;
import static dev.waxseal.report.Run.test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waxseal.journal.Counting;
import dev.waxseal.journal.FindingBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFormatsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "waxseal.txt, expected.txt",
        "waxseal.json, expected.json",
        "waxseal.html, expected.html",
        "waxseal.md, expected.md",
        "waxseal.sarif, expected.sarif",
        "waxseal-junit.xml, expected-junit.xml",
        "waxseal-sonar.json, expected-sonar.json",
        "gl-code-quality-report.json, expected-code-quality.json",
        "gl-sast-report.json, expected-sast.json",
        "waxseal.cdx.json, expected.cdx.json",
        "waxseal-evidence.md, expected-evidence.md",
        "waxseal-evidence.csv, expected-evidence.csv"
    })
    void a_report_looks_as_it_should(String file, String golden) throws IOException {
        ReportFormats.write(Shop.report(), ReportFormats.ALL, directory);

        String written = Files.readString(directory.resolve(file))
                .replace(Version.CURRENT, "VERSION")
                .replace(Page.STYLE, "STYLE")
                .replace(Page.SCRIPT, "SCRIPT")
                .replaceAll("sha256-[A-Za-z0-9+/=]{44}", "HASH");
        assertThat(written).isEqualTo(golden(golden));
    }

    @Test
    void the_json_report_is_what_its_schema_says() throws IOException {
        assertThat(violations(written(Shop.report(), "json"))).isEmpty();
        assertThat(violations(written(new Run().judged(), "json"))).isEmpty();
    }

    @Test
    void the_schema_refuses_what_is_not_a_report() throws IOException {
        String report = written(Shop.report(), "json");

        assertThat(violations(report.replace("\"critical\"", "\"terrible\""))).isNotEmpty();
        assertThat(violations(report.replaceAll("\"stage\": \"(wire|attempt)\",", "")))
                .isNotEmpty();
        assertThat(violations(report.replaceFirst("\"count\": [0-9]+", "\"count\": -1")))
                .isNotEmpty();
        assertThat(violations("{}")).isNotEmpty();
    }

    @Test
    void a_clean_run_says_so_in_three_lines() {
        Report report = new Run()
                .talking(new Counting.Destination("payments.example", 443, "https", 12, true))
                .judged();

        assertThat(ReportFormats.text(report)).isEqualTo("""
                        Waxseal found nothing that must not pass.

                        12 requests from 1 JVM: 12 encrypted, 0 in clear text to other hosts, 0 in clear text on loopback.
                        Judged by waxseal.yml.
                        """);
    }

    @Test
    void a_long_list_is_cut_on_the_console_and_says_so() {
        FindingBuilder[] many = new FindingBuilder[30];
        for (int i = 0; i < many.length; i++) {
            many[i] = login().to("host" + i + ".example", 80, null);
        }

        assertThat(ReportFormats.text(Run.of(many).judged()))
                .contains("Waxseal found 30 findings that must not pass:")
                .contains("\n3. password to host10.example in clear text (critical)\n     POST ")
                .contains("\n\n4. password to host11.example in clear text (critical), id ")
                .contains(", at src/main/java/com/acme/Pay.java:42 in test com.acme.PayTest.charges\n5. password")
                .contains("\n15. password to ")
                .doesNotContain("\n16. ")
                .contains("\n... and 15 more; the report files have all of them.\n")
                .hasLineCount(53);
    }

    @Test
    void of_a_message_with_several_data_the_console_has_each_id_that_would_have_to_be_allowed() {
        FindingBuilder[] many = new FindingBuilder[14];
        for (int i = 0; i < many.length; i++) {
            String kind = i % 2 == 0 ? "password" : "card-number";
            many[i] = login().to("host" + i / 2 + ".example", 80, null).data(kind, "body:$." + kind, "••••");
        }
        Report report = Run.of(many).judged();

        assertThat(ReportFormats.text(report))
                .contains(", ids ")
                .contains(report.findings().stream().map(Judgement::id).toList());
    }

    @Test
    void what_came_from_the_network_cannot_steer_a_terminal_or_a_page() throws IOException {
        Report report = Run.of(login().sent("GET", "http://payments.example/\u001b[31m\u202e|`<script>\r\n# x")
                        .data("password", "query:<img src=x>|`", "••• \u0007")
                        .to("<b>|payments", 80, null))
                .judged();

        assertThat(ReportFormats.text(report)).doesNotContainPattern("[\\p{Cntrl}\u202e&&[^\n]]");
        assertThat(written(report, "markdown").lines())
                .filteredOn(line -> line.contains("payments"))
                .singleElement()
                .asString()
                .doesNotContainPattern("[\\p{Cntrl}\u202e]")
                .doesNotContain("<")
                .contains("&lt;b&gt;\\|payments")
                .contains("query:&lt;img src=x&gt;\\|\\`");
    }

    @Test
    void names_put_neither_tags_nor_links_into_a_page() throws IOException {
        String hostile = "[click](javascript:alert(1))<img src=x onerror=alert(1)>`<script>`![x](http://evil.example)";
        String markdown = written(
                Run.of(login().test(test("com.acme.PayTest." + hostile))
                                .to(hostile, 80, null)
                                .sent(hostile, "http://payments.example/" + hostile)
                                .data("password", "query:" + hostile, hostile)
                                .origin(new dev.waxseal.journal.Finding.Origin(hostile, hostile, hostile, 1)))
                        .warning(hostile)
                        .judged(),
                "markdown");

        assertThat(markdown)
                .doesNotContain("<")
                .doesNotContainPattern("(?<!\\\\)[\\[\\]]")
                .contains("\\[click\\](javascript:alert(1))&lt;img");
    }

    @Test
    void formats_are_found_by_name_each_once() {
        assertThat(ReportFormats.named("json, Markdown,json"))
                .extracting(ReportFormat::fileName)
                .containsExactly("waxseal.json", "waxseal.md");
    }

    @Test
    void a_format_that_is_not_there_is_answered_with_those_that_are() {
        assertThatThrownBy(() -> ReportFormats.named("json,xml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown format \"xml\"; the formats are " + String.join(", ", ReportFormats.names()));
    }

    @Test
    void reports_are_written_into_a_directory_that_is_made_for_them() throws IOException {
        Path reports = directory.resolve("a/b");

        ReportFormats.write(Shop.report(), ReportFormats.ALL, reports);

        try (var files = Files.list(reports)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .containsExactlyInAnyOrder(
                            "waxseal.json",
                            "waxseal.html",
                            "waxseal.md",
                            "waxseal.txt",
                            "waxseal.sarif",
                            "waxseal-junit.xml",
                            "waxseal-sonar.json",
                            "waxseal-evidence.md",
                            "waxseal-evidence.csv",
                            "gl-code-quality-report.json",
                            "gl-sast-report.json",
                            "waxseal.cdx.json");
        }
        assertThat(Files.readString(reports.resolve("waxseal.json"))).isEqualTo(written(Shop.report(), "json"));
    }

    private static String written(Report report, String format) throws IOException {
        StringWriter text = new StringWriter();
        ReportFormats.named(format).get(0).write(report, text);
        return text.toString();
    }

    private static String golden(String name) throws IOException {
        try (InputStream golden = ReportFormatsTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(golden, name).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static List<?> violations(String json) {
        return Consumers.violations("waxseal.json", json);
    }
}
