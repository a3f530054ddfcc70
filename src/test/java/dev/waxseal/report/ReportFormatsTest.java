package dev.waxseal.report;

import static dev.waxseal.journal.FindingBuilder.login;
import static dev.waxseal.journal.FindingBuilder.request;
import static dev.waxseal.report.Run.test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Entry;
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
    @CsvSource({"text, expected.txt", "json, expected.json", "markdown, expected.md"})
    void a_report_looks_as_it_should(String format, String golden) throws IOException {
        String actual = written(shop(), format).replace(Version.CURRENT, "VERSION");

        assertThat(actual).isEqualTo(golden(golden));
    }

    @Test
    void the_json_report_is_what_its_schema_says() throws IOException {
        assertThat(violations(written(shop(), "json"))).isEmpty();
        assertThat(violations(written(new Run().judged(), "json"))).isEmpty();
    }

    @Test
    void the_schema_refuses_what_is_not_a_report() throws IOException {
        String report = written(shop(), "json");

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
                .contains("\n25. password to ")
                .doesNotContain("\n26. ")
                .contains("\n... and 5 more; the report files have all of them.\n");
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

        ReportFormats.write(shop(), ReportFormats.ALL, reports);

        try (var files = Files.list(reports)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .containsExactlyInAnyOrder("waxseal.json", "waxseal.md", "waxseal.txt");
        }
        assertThat(Files.readString(reports.resolve("waxseal.json"))).isEqualTo(written(shop(), "json"));
    }

    /** A run with one of everything. */
    private static Report shop() {
        return new Run()
                .jvm(
                        login(),
                        login().test(test("com.acme.ShopTest.pays_with_card")),
                        card(),
                        card().test(test("com.acme.ShopTest.pays_with_card")),
                        login().rule("plaintext-auth")
                                .data("basic-auth", "header:Authorization", "Basic •••")
                                .sent("GET", "http://news.example/subscribe")
                                .to("news.example", 80, null)
                                .via("proxy.example:3128")
                                .attempted(),
                        login().rule("plaintext-response-data")
                                .severity(Severity.HIGH)
                                .response()
                                .data("iban", "body:/account/iban", "DE•• •••• (22 characters)")
                                .origin(null)
                                .test(null),
                        login().to("localhost", 51234, "127.0.0.1"),
                        cookie("GET", "/cart"),
                        cookie("PUT", "/cart"),
                        cookie("GET", "/orders"),
                        cookie("GET", "/orders/17"),
                        cookie("GET", "/profile").attempted(),
                        request(),
                        request().sent("GET", "http://news.example/weather"),
                        request()
                                .rule("plaintext-protocol")
                                .severity(Severity.MEDIUM)
                                .data(null, null, "SMTP")
                                .sent("", "smtp://mail.example:25")
                                .to("mail.example", 25, "127.0.0.1"),
                        login().to("169.254.169.254", 80, "169.254.169.254")
                                .rule("plaintext-response-data")
                                .response()
                                .data("access-token", "body", "••• (56 characters)")
                                .sent("PUT", "http://169.254.169.254/latest/api/token"))
                .counted(login(), 3)
                .counted(card(), 3)
                .talking(
                        new Counting.Destination("payments.example", 8080, "http", 31, false),
                        new Counting.Destination("localhost", 51234, "http", 25, false),
                        new Counting.Destination("docker", 2375, "http", 5, false),
                        new Counting.Destination("unix", 0, "unix", 2, false),
                        new Counting.Destination("proxy.example", 3128, "connect", 4, false),
                        new Counting.Destination("mail.example", 25, "smtp", 1, false),
                        new Counting.Destination("payments.example", 443, "https", 12, true))
                .listening(
                        new Entry.Seam("channels", "sun.nio.ch.SocketChannelImpl", null, null),
                        new Entry.Seam(
                                "asynchronous channels", "sun.nio.ch.UnixAsynchronousSocketChannelImpl", null, null),
                        new Entry.Seam(
                                "sockets",
                                "sun.nio.ch.NioSocketImpl.implWrite([BII)I",
                                "no such method",
                                "what blocking clients sent may have gone unheard; update"))
                .problem("3 connections were too many to record")
                .warning("a JVM was killed or halted: counts may be too low")
                .judged(new Policy(
                        Policy.Loopback.REPORT, Severity.HIGH, LocalHosts.with(List.of("docker")), List.of()));
    }

    private static FindingBuilder cookie(String method, String path) {
        return login().data("session-cookie", "cookie:JSESSIONID", "•••••••• (32 characters)")
                .severity(Severity.HIGH)
                .sent(method, "http://shop.example" + path)
                .to("shop.example", 80, "10.0.0.7");
    }

    private static FindingBuilder card() {
        return login().data("card-number", "body:$.card", "•••• 1111 (16 digits, visa)");
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

    private static List<?> violations(String json) throws IOException {
        try (InputStream schema = Report.class.getResourceAsStream("waxseal-report-1.schema.json")) {
            Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(schema));
            return compiled.validate(json, InputFormat.JSON);
        }
    }
}
