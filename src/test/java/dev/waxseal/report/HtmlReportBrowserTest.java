package dev.waxseal.report;

import static dev.waxseal.journal.FindingBuilder.login;
import static dev.waxseal.report.Run.test;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.FindingBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/** The page as people have it before them: in a browser. */
@Tag("browser")
class HtmlReportBrowserTest {

    @TempDir
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    @SuppressWarnings("NullAway.Init")
    private static String shop;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open();
        shop = written("shop", shop());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void lay_it_before_someone() {
        browser.wide();
        browser.prefer("prefers-color-scheme", "light");
        browser.goTo(shop);
    }

    @Test
    void it_begins_with_what_fails() {
        assertThat(browser.title()).isEqualTo("Waxseal: 4 findings must not pass");
        assertThat(browser.texts(".headline")).containsExactly("4 findings must not pass");
        assertThat(browser.texts(".tile"))
                .containsExactly(
                        "4\nfail", "1\nreported, may pass", "1\nallowed by exceptions", "0\nknown to the baseline");
        assertThat(browser.texts(".finding h3").get(0)).isEqualTo("basic-auth to news.example in clear text");
    }

    @Test
    void what_fails_is_open_and_shows_its_message_with_the_datum_marked() {
        assertThat(browser.shown(".finding.fail details[open]")).hasSize(4);
        assertThat(browser.shown(".finding.report details[open]")).isEmpty();
        WebElement card = browser.the("[data-kind=card-number] pre");
        assertThat(card.getText()).isEqualTo("""
                POST /users/17/login?card=••• HTTP/1.1
                Host: payments.example:8080
                …

                {
                  "card": "•••• 1111 (16 digits, visa)"
                  "user": {
                    "password": "•••••••• (8 characters)"
                    …
                  }
                  …
                }""");
        assertThat(card.findElements(org.openqa.selenium.By.tagName("mark")))
                .singleElement()
                .satisfies(mark -> assertThat(mark.getText()).isEqualTo("•••• 1111 (16 digits, visa)"));
    }

    @Test
    void an_answer_stands_beside_what_was_asked() {
        List<WebElement> messages = browser.all("[data-kind=iban] .messages > div");

        assertThat(messages).hasSize(2);
        assertThat(messages.get(0).getText()).startsWith("Request\nPOST /users/17/login");
        assertThat(messages.get(1).getText()).startsWith("Response\nHTTP/1.1 …").contains("<iban>DE•• ••••");
        assertThat(messages.get(0).getLocation().getY())
                .isEqualTo(messages.get(1).getLocation().getY());
    }

    @Test
    void a_search_leaves_what_has_all_of_its_words_and_its_address_finds_the_same() {
        browser.type("[name=q]", "proxy AUTHORIZATION");

        assertThat(browser.texts(".finding h3")).containsExactly("basic-auth to news.example in clear text");
        assertThat(browser.texts("output")).containsExactly("1 of 6 shown");
        String address = browser.url();
        assertThat(address).endsWith("#?q=proxy+AUTHORIZATION");

        browser.goTo(address);

        assertThat(browser.texts(".finding h3")).containsExactly("basic-auth to news.example in clear text");
        browser.click("[name=reset]");
        assertThat(browser.shown(".finding")).hasSize(6);
        assertThat(browser.url()).endsWith("#findings");
    }

    @Test
    void each_field_chooses_by_what_there_is() {
        assertThat(browser.texts("[name=verdict] option"))
                .containsExactly("all", "fails (4)", "reported (1)", "allowed (1)");
        browser.choose("verdict", "allowed");
        assertThat(browser.texts(".finding h3")).containsExactly("email to crm.example in clear text");
        browser.choose("state", "unchanged");
        assertThat(browser.shown(".finding")).isEmpty();
        assertThat(browser.texts("output")).containsExactly("0 of 6 shown");
    }

    @Test
    void a_bar_of_a_chart_leads_to_what_it_counts() {
        browser.click("[data-filter='kind=iban']");

        assertThat(browser.texts(".finding h3")).containsExactly("iban from payments.example in clear text");
        assertThat(browser.url()).endsWith("#?kind=iban");
    }

    @Test
    void the_address_of_a_finding_opens_it_also_where_a_filter_hides_it() {
        String id = String.valueOf(browser.the(".finding.report").getAttribute("id"));
        browser.goTo(shop + "#" + id);
        assertThat(browser.shown("#" + id + " details[open]")).hasSize(1);
        assertThat(browser.focused()).startsWith("password to localhost in clear text");

        browser.choose("verdict", "fails");
        assertThat(browser.shown("#" + id)).isEmpty();
        browser.run("location.hash = '" + id + "'");

        assertThat(browser.shown("#" + id)).hasSize(1);
    }

    @Test
    void keys_lead_from_finding_to_finding_and_to_the_search() {
        browser.press("j");
        assertThat(browser.focused()).startsWith("basic-auth to news.example");
        browser.press("j");
        assertThat(browser.focused()).startsWith("card-number to payments.example");
        browser.press("k");
        assertThat(browser.focused()).startsWith("basic-auth to news.example");
        browser.press("/");
        browser.press("iban");
        assertThat(browser.shown(".finding")).hasSize(1);
        browser.escape();
        assertThat(browser.shown(".finding")).hasSize(6);
    }

    @Test
    void all_are_opened_and_closed_at_once() {
        browser.click("[name=expand]");
        assertThat(browser.all(".finding details[open]")).hasSize(6);
        browser.click("[name=collapse]");
        assertThat(browser.all(".finding details[open]")).isEmpty();
    }

    @Test
    void it_tells_where_all_went_in_which_tests_what_is_allowed_and_what_has_changed() {
        assertThat(browser.texts("#destinations tbody tr"))
                .anySatisfy(row ->
                        assertThat(row).startsWith("payments.example:443").contains("sealed", "sizes and times"))
                .anySatisfy(row -> assertThat(row).contains("31 in clear text").endsWith("everything"));
        assertThat(browser.texts("#tests tbody th")).contains("com.acme.ShopTest.pays_with_card");
        assertThat(browser.texts("#exceptions tbody tr"))
                .containsExactly(
                        "host crm.example the vendor moves to https in spring 2027-03-31 in use 1",
                        "kind phone nobody remembers 2026-01-31 expired 0",
                        "rule plaintext-request a status page permanent not needed 0");
        assertThat(browser.texts("#comparison"))
                .singleElement()
                .asString()
                .contains(
                        "With waxseal.json of yesterday: 5 new, 1 unchanged, 1 fixed.",
                        "password to old.example (0815)");
        assertThat(browser.texts(".chip.new")).hasSize(5);
        assertThat(browser.texts("#heard")).singleElement().asString().contains("a JVM was killed");
    }

    @Test
    void nothing_is_fetched_and_nothing_is_refused() {
        assertThat(browser.run("return performance.getEntriesByType('resource').map(one => one.name)"))
                .isEqualTo(List.of());
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void nobody_is_kept_out(String scheme) throws IOException {
        browser.prefer("prefers-color-scheme", scheme);
        browser.click("[name=expand]");
        assertThat(browser.barriers()).isEqualTo(List.of());

        browser.narrow();
        assertThat(browser.barriers()).isEqualTo(List.of());
    }

    @Test
    void dark_is_dark() {
        String light = background();
        browser.prefer("prefers-color-scheme", "dark");

        assertThat(light).isEqualTo("rgb(251, 249, 246)");
        assertThat(background()).isEqualTo("rgb(23, 20, 18)");
    }

    private static String background() {
        return String.valueOf(browser.run("return getComputedStyle(document.body).backgroundColor"));
    }

    @Test
    void a_narrow_screen_needs_no_scrolling_sideways() {
        browser.narrow();
        browser.click("[name=expand]");

        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void on_paper_all_is_open_and_nothing_is_to_be_clicked() {
        browser.show("print");

        assertThat(browser.shown("nav, form, button")).isEmpty();
        assertThat(browser.run("return [...document.querySelectorAll('.finding dl')].every(one => one.checkVisibility()"
                        + " && one.getBoundingClientRect().height > 0)"))
                .isEqualTo(true);
    }

    @Test
    void it_reads_in_order_where_neither_script_nor_style_may_run_as_under_jenkins() throws IOException {
        HttpServer jenkins = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] page = Files.readAllBytes(directory.resolve("shop/waxseal.html"));
        jenkins.createContext("/", exchange -> {
            exchange.getResponseHeaders()
                    .add("Content-Security-Policy", "sandbox; default-src 'none'; img-src 'self'; style-src 'self'");
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        jenkins.start();
        try {
            browser.goTo("http://127.0.0.1:" + jenkins.getAddress().getPort() + "/waxseal.html");

            assertThat(browser.shown("form")).isEmpty();
            String text = browser.the("body").getText();
            assertThat(text.substring(text.indexOf("4 findings must not pass")))
                    .containsSubsequence(
                            "4 findings must not pass",
                            "card-number to payments.example in clear text",
                            "POST /users/17/login?card=••• HTTP/1.1",
                            "•••• 1111 (16 digits, visa)",
                            "Send it over https://",
                            "password to localhost in clear text",
                            "Destinations",
                            "payments.example:443",
                            "Exceptions",
                            "the vendor moves to https in spring");
            browser.click(".finding.report summary");
            assertThat(browser.texts(".finding.report dl").get(0)).contains("com.acme.Pay.charge(Pay.java:42)");
        } finally {
            jenkins.stop(0);
            browser.complaints(); // that it refused our style and our script is what was asked for
        }
    }

    @Test
    void five_thousand_findings_open_at_once_for_what_is_not_seen_yet_is_not_drawn(TestReporter figures)
            throws IOException {
        FindingBuilder[] many = new FindingBuilder[5_001];
        for (int i = 0; i < many.length; i++) {
            many[i] = login().to("host" + i % 300 + ".example", 80, null)
                    .sent("POST", "http://host" + i % 300 + ".example/customers/orders")
                    .origin(new Finding.Origin("com.acme.Pay" + i, "charge", "Pay" + i + ".java", 42))
                    .test(test("com.acme.PayTest.charges" + i % 700));
        }
        String page = written("many", Run.of(many).judged());
        Map<String, Double> cost;
        try (Browser fresh = Browser.open()) {
            cost = fresh.costOf(page);
        }
        figures.publishEntry(
                "seconds for which 5,000 findings keep the page's thread busy", "" + cost.get("TaskDuration"));
        figures.publishEntry("seconds after which 5,000 findings are open", "" + cost.get("Loaded"));
        browser.goTo(page);

        assertThat(cost.get("Nodes")).isBetween(5_000.0 * 20, 5_000.0 * 90);
        assertThat(cost.get("LayoutObjects")).isBetween(5_000.0, 5_000.0 * 6);
        assertThat(browser.texts("output")).containsExactly("5000 of 5000 shown");
        assertThat(browser.texts(".note").get(0)).isEqualTo("These are the worst 5000; waxseal.json has 1 more.");
        browser.type("[name=q]", "Pay4711.java");
        assertThat(browser.texts("output")).containsExactly("1 of 5000 shown");
    }

    /** Four that fail, one that is reported, one that is allowed; and something in each section. */
    private static Report shop() {
        Policy policy = Policy.DEFAULT.withExceptions(List.of(
                new Allowance(
                        null,
                        null,
                        null,
                        "crm.example",
                        null,
                        "the vendor moves to https in spring",
                        LocalDate.of(2027, 3, 31)),
                new Allowance(null, null, "phone", null, null, "nobody remembers", LocalDate.of(2026, 1, 31)),
                new Allowance(null, "plaintext-request", null, null, null, "a status page", null)));
        String reported = login().to("localhost", 51234, "127.0.0.1").build().id();
        Earlier yesterday = new Earlier(
                "waxseal.json of yesterday",
                Map.of(reported, "password to localhost", "0815", "password to old.example"),
                0);
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
                                .via("proxy.example:3128"),
                        login().rule("plaintext-response-data")
                                .response()
                                .data("iban", "body:/account/iban", "DE•• •••• (22 characters)")
                                .origin(null)
                                .test(null),
                        login().to("localhost", 51234, "127.0.0.1"),
                        login().data("email", "query:to", "•••")
                                .sent("GET", "http://crm.example/lead?to=•••&x=1")
                                .to("crm.example", 80, null))
                .talking(
                        new Counting.Destination("payments.example", 8080, "http", 31, false),
                        new Counting.Destination("localhost", 51234, "http", 25, false),
                        new Counting.Destination("payments.example", 443, "https", 12, true))
                .warning("a JVM was killed or halted: counts may be too low")
                .judged(policy, Circumstances.judgedBy(List.of("waxseal.yml")).after(null, yesterday, false));
    }

    private static FindingBuilder card() {
        return login().data("card-number", "body:$.card", "•••• 1111 (16 digits, visa)");
    }

    private static String written(String name, Report report) throws IOException {
        Path to = directory.resolve(name);
        ReportFormats.write(report, ReportFormats.named("html"), to);
        assertThat(Files.readString(to.resolve("waxseal.html"), UTF_8)).isNotEmpty();
        return to.resolve("waxseal.html").toUri().toString();
    }
}
